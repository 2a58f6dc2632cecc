import type { Instant } from '../../domain/instant';
import { type Register, timestamp } from '../database';
import type { Changed } from './findings';
import type { AuditTrigger } from './tables';

/** One audit that has ended. `at` displayed clock, the others real. */
export interface AuditRun {
  readonly id: number;
  readonly trigger: AuditTrigger;
  readonly byPerson: string | null;
  readonly at: Instant;
  readonly beganAt: Instant;
  readonly endedAt: Instant;
  readonly whole: boolean;
  readonly openCases: number;
  readonly found: number;
}

export async function beginRun(
  { db }: Register,
  run: {
    readonly trigger: AuditTrigger;
    readonly by: string | null;
    readonly now: Instant;
    readonly realNow: Instant;
    readonly whole: boolean;
  },
): Promise<number> {
  const { id } = await db
    .insertInto('audit_runs')
    .values({
      trigger: run.trigger,
      by_person: run.by,
      at: timestamp(run.now),
      began_at: timestamp(run.realNow),
      whole: run.whole,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function endRun(
  { db }: Register,
  id: number,
  ended: Changed & { readonly realNow: Instant; readonly openCases: number; readonly found: number },
): Promise<void> {
  await db
    .updateTable('audit_runs')
    .set({
      ended_at: timestamp(ended.realNow),
      open_cases: ended.openCases,
      found: ended.found,
      opened: ended.opened,
      healed: ended.healed,
    })
    .where('id', '=', id)
    .execute();
}

/** The last audit that came to its end, or null. */
export async function lastRun({ db }: Register): Promise<AuditRun | null> {
  const row = await db
    .selectFrom('audit_runs')
    .selectAll()
    .where('ended_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    trigger: row.trigger,
    byPerson: row.by_person,
    at: row.at,
    beganAt: row.began_at,
    endedAt: row.ended_at ?? row.began_at,
    whole: row.whole,
    openCases: row.open_cases ?? 0,
    found: row.found ?? 0,
  };
}
