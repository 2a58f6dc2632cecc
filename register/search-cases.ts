import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import { isSocial } from '../domain/kernel/units';
import type { Register } from './database';
import { nameKey } from './household';
import { fullyVisibleTo, unitsOf, visibleTo } from './visible-cases';

export interface FoundCase {
  readonly ref: string;
  readonly process: string;
  readonly status: 'open' | 'closed';
  readonly stage: string;
  readonly holderUnit: string;
  readonly holderPerson: string | null;
  readonly dueAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly receivedAt: Instant;
  /** The member that was found, for SOC; null when the case was found by its reference. */
  readonly name: string | null;
}

const FOUND_LIMIT = 50;
const SHORTEST_NAME = 2;

/**
 * Searches by reference; for SOC also by the beginning of a name or by personal number, with or without century and
 * dash. Only cases that the person may see; protected identity is never found by name or number.
 */
export async function searchCases(register: Register, actor: Person, text: string): Promise<readonly FoundCase[]> {
  const wanted = text.trim();
  if (wanted === '') return [];
  const byRef = await find(register, actor, sql`cases.ref = ${refOf(wanted)}`, sql`null::text`);
  if (byRef.length > 0 || !unitsOf(actor).some(isSocial)) return byRef;
  const digits = wanted.replace(/[\s+-]/g, '');
  if (/^\d{10}(\d\d)?$/.test(digits)) {
    const sameNumber = sql`right(m.person_number, 10) = ${digits.slice(-10)}`;
    return find(register, actor, among(actor, sameNumber), memberName(sameNumber));
  }
  if (wanted.length < SHORTEST_NAME) return [];
  // The beginning of any of the names, as letters: nothing in it is a pattern.
  const begins = sql`strpos(' ' || m.name_key, ' ' || ${nameKey(wanted)}::text) > 0`;
  return find(register, actor, among(actor, begins), memberName(begins));
}

/** `st7f3k2` and `ST 7F3K2` mean ST-7F3K2; whether the reference is well formed does not matter to a search. */
function refOf(text: string): string {
  return text.toUpperCase().replace(/\s/g, '').replace(/^ST-?/, 'ST-');
}

function among(actor: Person, condition: ReturnType<typeof sql>) {
  return sql`not cases.restricted and ${fullyVisibleTo(actor)} and exists (select 1 from household_members as m where m.ref = cases.ref and ${condition})`;
}

function memberName(condition: ReturnType<typeof sql>) {
  return sql`(select m.name from household_members as m where m.ref = cases.ref and ${condition} order by m.idx limit 1)`;
}

async function find(
  { db }: Register,
  actor: Person,
  condition: ReturnType<typeof sql>,
  name: ReturnType<typeof sql>,
): Promise<readonly FoundCase[]> {
  const { rows } = await sql<FoundCase>`
    select cases.ref, process, status, stage, holder_unit as "holderUnit", holder_person as "holderPerson",
      due_at as "dueAt", next_at as "nextAt", received_at as "receivedAt", ${name} as name
    from cases
    where ${condition} and ${visibleTo(actor)}
    order by status desc, next_at, cases.ref
    limit ${FOUND_LIMIT}
  `.execute(db);
  return rows;
}
