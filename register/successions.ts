import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Proposed } from '../domain/succession/propose';
import { type Register, sqlInstant, timestamp, timestampOrNull } from './database';
import type { SuccessionRowTable, SuccessionTable } from './settings-tables';

export interface Plan {
  readonly id: string;
  readonly kind: SuccessionTable['kind'];
  readonly person: string | null;
  readonly unit: string | null;
  readonly toUnit: string | null;
  readonly state: SuccessionTable['state'];
  readonly madeAt: Instant;
  readonly madeBy: string;
  readonly approvedAt: Instant | null;
  readonly approvedBy: string | null;
  readonly startedAt: Instant | null;
  readonly startedBy: string | null;
  readonly endedAt: Instant | null;
}

export interface PlanRow {
  readonly plan: string;
  readonly seq: number;
  readonly ref: string;
  readonly what: SuccessionRowTable['what'];
  readonly taskId: string | null;
  readonly unit: string;
  readonly from: string | null;
  /** Null: the unit holds it, and its head assigns. */
  readonly to: string | null;
  readonly state: Selectable<SuccessionRowTable>['state'];
  readonly attempts: number;
  /** Why it was refused: a rule of the catalogue. */
  readonly rule: string | null;
}

function planOf(row: Selectable<SuccessionTable>): Plan {
  return {
    id: row.id,
    kind: row.kind,
    person: row.person,
    unit: row.unit,
    toUnit: row.to_unit,
    state: row.state,
    madeAt: row.made_at,
    madeBy: row.made_by,
    approvedAt: row.approved_at,
    approvedBy: row.approved_by,
    startedAt: row.started_at,
    startedBy: row.started_by,
    endedAt: row.ended_at,
  };
}

function rowOf(row: Selectable<SuccessionRowTable>): PlanRow {
  return {
    plan: row.plan,
    seq: row.seq,
    ref: row.ref,
    what: row.what,
    taskId: row.task_id,
    unit: row.unit,
    from: row.from_person,
    to: row.to_person,
    state: row.state,
    attempts: row.attempts,
    rule: row.rule,
  };
}

/** Writes down who takes what. Nothing is done by it. Displayed clock. Returns its id. */
export async function proposePlan(
  { db }: Register,
  plan: Pick<Plan, 'kind' | 'person' | 'unit' | 'toUnit'>,
  rows: readonly Proposed[],
  made: { readonly by: string; readonly at: Instant },
): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('successions')
      .values({
        id,
        kind: plan.kind,
        person: plan.person,
        unit: plan.unit,
        to_unit: plan.toUnit,
        state: 'proposed',
        made_at: timestamp(made.at),
        made_by: made.by,
      })
      .execute();
    if (rows.length > 0)
      await tx
        .insertInto('succession_rows')
        .values(numbered(id, rows, 1))
        .execute();
  });
  return id;
}

function numbered(plan: string, rows: readonly Proposed[], first: number) {
  return rows.map(({ held, to }, at) => ({
    plan,
    seq: first + at,
    ref: held.ref,
    what: held.what,
    task_id: held.taskId,
    unit: held.unit,
    from_person: held.person,
    to_person: to,
  }));
}

/** What came to lie there after the plan was made; put after the rows there are. */
export async function addRows({ db }: Register, plan: string, rows: readonly Proposed[]): Promise<void> {
  const last = await db
    .selectFrom('succession_rows')
    .select((e) => e.fn.max('seq').as('seq'))
    .where('plan', '=', plan)
    .executeTakeFirst();
  await db
    .insertInto('succession_rows')
    .values(numbered(plan, rows, (last?.seq ?? 0) + 1))
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function planById({ db }: Pick<Register, 'db'>, id: string): Promise<Plan | null> {
  const row = await db.selectFrom('successions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : planOf(row);
}

export async function rowsOf({ db }: Pick<Register, 'db'>, plan: string): Promise<readonly PlanRow[]> {
  const rows = await db.selectFrom('succession_rows').selectAll().where('plan', '=', plan).orderBy('seq').execute();
  return rows.map(rowOf);
}

const SHOWN = 100;

/** Plans, newest first, with how many rows each has and how many are over. */
export async function plans({
  db,
}: Register): Promise<
  readonly { readonly plan: Plan; readonly rows: number; readonly over: number; readonly units: readonly string[] }[]
> {
  const found = await db.selectFrom('successions').selectAll().orderBy('made_at', 'desc').limit(SHOWN).execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const rows = await db
    .selectFrom('succession_rows')
    .select(['plan', 'state', 'unit'])
    .where('plan', 'in', ids)
    .execute();
  return found.map((row) => {
    const own = rows.filter(({ plan }) => plan === row.id);
    return {
      plan: planOf(row),
      rows: own.length,
      over: own.filter(({ state }) => state === 'done' || state === 'gone').length,
      units: [...new Set(own.map(({ unit }) => unit))],
    };
  });
}

/** Who takes a row instead; only while the plan is a proposal, stopped, or the row was refused. */
export async function changeTaker({ db }: Register, plan: string, seq: number, to: string | null): Promise<void> {
  await db
    .updateTable('succession_rows')
    .set({ to_person: to })
    .where('plan', '=', plan)
    .where('seq', '=', seq)
    .where('state', 'in', ['planned', 'waiting', 'refused'])
    .execute();
}

/** The next rows to carry out of plans that run, in order. `now`: real clock. */
export async function nextRows({ db }: Register, now: Instant, limit: number): Promise<readonly PlanRow[]> {
  const rows = await db
    .selectFrom('succession_rows')
    .innerJoin('successions', 'successions.id', 'succession_rows.plan')
    .selectAll('succession_rows')
    .where('successions.state', '=', 'running')
    .where('succession_rows.state', 'in', ['planned', 'waiting'])
    .where((e) => e.or([e('not_before', 'is', null), e('not_before', '<=', sqlInstant(now))]))
    .orderBy('successions.started_at')
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(rowOf);
}

export type RowOutcome =
  | { readonly state: 'done' | 'gone' }
  | { readonly state: 'refused'; readonly rule: string }
  /** Looked at again then; real clock. */
  | { readonly state: 'planned' | 'waiting'; readonly notBefore: Instant };

export async function markRow(
  { db }: Register,
  { plan, seq, attempts }: PlanRow,
  outcome: RowOutcome,
  at: Instant,
): Promise<void> {
  const over = outcome.state === 'done' || outcome.state === 'gone';
  await db
    .updateTable('succession_rows')
    .set({
      state: outcome.state,
      attempts: attempts + 1,
      not_before: timestampOrNull('notBefore' in outcome ? outcome.notBefore : null),
      rule: outcome.state === 'refused' ? outcome.rule : null,
      ended_at: timestampOrNull(over ? at : null),
    })
    .where('plan', '=', plan)
    .where('seq', '=', seq)
    .execute();
}

/** Plans at work with nothing left to carry out: what came meanwhile is looked for, or they are over. */
export async function workedOff({ db }: Register): Promise<readonly Plan[]> {
  const rows = await db
    .selectFrom('successions')
    .selectAll()
    .where('state', '=', 'running')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('succession_rows')
            .select('seq')
            .whereRef('plan', '=', 'successions.id')
            .where('succession_rows.state', 'in', ['planned', 'waiting']),
        ),
      ),
    )
    .execute();
  return rows.map(planOf);
}

/** `ref|task` of what the rules refused to give away; a person sees to it. */
export async function refusedThings({ db }: Register, plan: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('succession_rows')
    .select(['ref', 'task_id'])
    .where('plan', '=', plan)
    .where('state', '=', 'refused')
    .execute();
  return new Set(rows.map((row) => `${row.ref}|${row.task_id ?? ''}`));
}
