import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { CaseState } from '../domain/kernel/state';
import { stateOf } from './case-rows';
import { timestamp, type Register } from './database';
import { factOf } from './fact-rows';

/** The state of a case as the workflow holds it, or null when there is none. Ask `access` before showing it. */
export async function caseByRef({ db }: Register, ref: string): Promise<CaseState | null> {
  const row = await db.selectFrom('cases').select(['state', 'began_with']).where('ref', '=', ref).executeTakeFirst();
  return row === undefined ? null : stateOf(row);
}

/** The facts of a case in order. */
export function factsOf(register: Register, ref: string): Promise<readonly Fact[]> {
  return factsAfter(register, ref, 0);
}

/** Those that come after a number. */
export async function factsAfter({ db }: Pick<Register, 'db'>, ref: string, no: number): Promise<readonly Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('ref', '=', ref)
    .where('no', '>', no)
    .orderBy('no')
    .execute();
  return rows.map(factOf);
}

/** What a command wrote, or null when no command of that id is in: how a gateway asks again. */
export async function commandResult(
  { db }: Register,
  ref: string,
  commandId: string,
): Promise<readonly [first: number, last: number] | null> {
  const { rows } = await sql<{ first_no: number; last_no: number }>`/* prepared command_result */
    select first_no, last_no from commands where ref = ${ref} and command_id = ${commandId}
  `.execute(db);
  const [row] = rows;
  return row === undefined ? null : [row.first_no, row.last_no];
}

export interface OpenCaseRow {
  readonly ref: string;
  readonly process: string;
  readonly dueAt: Instant | null;
  readonly nextAt: Instant | null;
}

/** Every open case with its next event, soonest first: what the time machine moves. */
export async function openCases({ db }: Register): Promise<readonly OpenCaseRow[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['ref', 'process', 'due_at', 'next_at'])
    .where('status', '=', 'open')
    .orderBy('next_at')
    .orderBy('ref')
    .execute();
  return rows.map((row) => ({ ref: row.ref, process: row.process, dueAt: row.due_at, nextAt: row.next_at }));
}

/** True when nobody has sent anything in yet: the only register that the demo may be seeded into. */
export async function registerIsEmpty({ db }: Register): Promise<boolean> {
  const { intakes, facts } = await db
    .selectNoFrom((e) => [
      e.exists(e.selectFrom('intakes').select('id')).as('intakes'),
      e.exists(e.selectFrom('facts').select('no')).as('facts'),
    ])
    .executeTakeFirstOrThrow();
  return intakes === false && facts === false;
}

/** Notes who looked at what, and who was refused (displayed clock). `ref` null when there was no such case. */
export async function logAccess(
  { db }: Register,
  entry: {
    readonly at: Instant;
    readonly person: string;
    readonly ref: string | null;
    readonly what: string;
    readonly outcome: 'shown' | 'refused';
  },
): Promise<void> {
  await db
    .insertInto('access_log')
    .values({ ...entry, at: timestamp(entry.at) })
    .execute();
}
