import { type Kysely, sql, type Transaction } from 'kysely';
import { computeDeadline } from '../../domain/deadlines/deadline';
import { policyByKey } from '../../domain/deadlines/policies';
import { checkByKey, type CheckKey } from '../../domain/audit/checks';
import { type Found, sameness } from '../../domain/audit/found';
import type { Instant } from '../../domain/instant';
import { FORUM_UNIT, leadershipOf } from '../../domain/kernel/units';
import { type Register, timestamp } from '../database';
import { type Organisation, organisation } from '../organisation';
import { policiesInForce } from '../policies';

import type { Tables } from '../tables';

export interface LookResult {
  /** Null when one case was looked at after a remedy. */
  readonly run: number | null;
  readonly only: string | null;
  /** Displayed clock. */
  readonly now: Instant;
  readonly found: readonly Found[];
  /** False when nobody could ask Temporal: what was found of workflows stands. */
  readonly workflowsSeen: boolean;
}

export interface Changed {
  readonly opened: number;
  readonly healed: number;
}

/**
 * Writes what is new with a holder and a deadline, and closes what is not seen any more. Two audits at once: the second
 * waits, and does not close what the first opened after the second had looked.
 */
export async function recordFindings(register: Register, result: LookResult): Promise<Changed> {
  const staff = await organisation(register);
  const policies = await policiesInForce(register, result.now);
  const policy = policies['audit.finding'] ?? policyByKey('audit.finding');
  const due = computeDeadline({ policy, start: result.now, daysOff: staff.staffing.daysOff });
  return register.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('stafett findings'))`.execute(tx);
    const open = await openIn(tx, result);
    const seen = new Map(result.found.map((one) => [sameness(one), one]));
    const fresh = [...seen].filter(([same]) => !open.some((one) => one.sameness === same));
    for (let from = 0; from < fresh.length; from += 500) {
      await tx
        .insertInto('findings')
        .values(
          fresh.slice(from, from + 500).map(([same, one]) => ({
            check_key: one.check,
            ref: one.ref,
            subject: one.subject,
            sameness: same,
            unit: placeOf(staff, one.unit),
            values: JSON.stringify(one.values),
            since: timestamp(one.since),
            found_at: timestamp(result.now),
            found_run: result.run,
            due_at: timestamp(due.dueAt),
            explanation: due.explanation,
          })),
        )
        .onConflict((c) => c.column('sameness').where('closed_at', 'is', null).doNothing())
        .execute();
    }
    const gone = open.filter(
      (one) =>
        !seen.has(one.sameness) &&
        (result.workflowsSeen || !one.check_key.startsWith('workflow-')) &&
        (result.run === null || one.found_run === null || one.found_run < result.run),
    );
    if (gone.length > 0)
      await tx
        .updateTable('findings')
        .set({ closed_at: timestamp(result.now) })
        .where(sql<boolean>`id = any(${gone.map(({ id }) => id)}::bigint[])`)
        .execute();
    return { opened: fresh.length, healed: gone.length };
  });
}

function openIn(tx: Transaction<Tables>, { only }: LookResult) {
  return tx
    .selectFrom('findings')
    .select(['id', 'sameness', 'check_key', 'found_run'])
    .where('closed_at', 'is', null)
    .$if(only !== null, (query) => query.where('ref', '=', only ?? ''))
    .execute();
}

/** Where those sit who look after the system. */
export function systemUnit({ people }: Organisation): string {
  return people.find((person) => person.roles.includes('admin'))?.memberships[0]?.unit ?? FORUM_UNIT;
}

/** The unit if it has a head, else its administration's leadership, else whoever looks after the system. */
function placeOf(staff: Organisation, unit: string | null): string {
  const { units, people } = staff;
  const headed = (id: string) =>
    units.some((one) => one.id === id) &&
    people.some((person) => person.memberships.some((m) => m.unit === id && m.role !== 'member'));
  const own = [unit, unit === null ? null : leadershipOf(unit)].find((id) => id !== null && headed(id));
  return own ?? systemUnit(staff);
}

export interface Finding {
  readonly id: number;
  readonly check: CheckKey;
  readonly ref: string | null;
  readonly subject: string;
  readonly values: Found['values'];
  readonly unit: string;
  readonly since: Instant;
  readonly dueAt: Instant;
}

/** One finding that still stands, or null. */
export async function openFinding({ db }: Register, id: number): Promise<Finding | null> {
  const row = await db
    .selectFrom('findings')
    .selectAll()
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    check: checkByKey(row.check_key).key,
    ref: row.ref,
    subject: row.subject,
    values: row.values,
    unit: row.unit,
    since: row.since,
    dueAt: row.due_at,
  };
}

/** Notes that somebody pressed the remedy, and how it went. */
export async function noteTried(
  db: Kysely<Tables>,
  id: number,
  tried: { readonly at: Instant; readonly by: string; readonly outcome: string },
): Promise<void> {
  await db
    .updateTable('findings')
    .set({ tried_at: timestamp(tried.at), tried_by: tried.by, tried_outcome: tried.outcome.slice(0, 80) })
    .where('id', '=', id)
    .execute();
}

/** Somebody answers for having looked into it. The next look does not find the same again. */
export async function markExamined(
  db: Kysely<Tables>,
  id: number,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await db
    .updateTable('findings')
    .set({ examined_at: timestamp(at), examined_by: by })
    .where('id', '=', id)
    .execute();
}
