import { type RawBuilder, sql } from 'kysely';
import type { CivilDate, Instant } from '../domain/instant';
import { ASSIGN } from '../domain/kernel/may';
import type { Held } from '../domain/succession/propose';
import type { Register } from './database';
import { textArray } from './visible-cases';

/** Something that lies with a person or a unit, with what a list says of it. */
export interface HeldThing extends Held {
  readonly process: string;
  readonly stage: string;
  readonly taskKind: string | null;
  /** Unit that has been offered the case and has not answered. */
  readonly offeredTo: string | null;
  readonly dueAt: Instant;
}

export type HeldBy =
  | { readonly person: string; readonly units?: readonly string[] }
  | { readonly unit: string }
  | { readonly refs: readonly string[] }
  /** Things that somebody ticked, `ref` or `ref|task`, in these units. */
  | { readonly ticked: readonly string[]; readonly units: readonly string[] };

/** Everything that lies with a person, in a unit, or that was ticked there; what is due first comes first. */
export async function heldThings({ db }: Pick<Register, 'db'>, by: HeldBy): Promise<readonly HeldThing[]> {
  const { rows } = await sql<HeldThing>`
    select thing.ref, what, task_id as "taskId", thing.unit, thing.person, needs,
      case when cases.restricted then cases.restricted_to end as "restrictedTo",
      cases.process, cases.stage, thing.kind as "taskKind", cases.offered_to as "offeredTo", thing.due_at as "dueAt"
    from (
      select ref, 'baton' as what, null as task_id, holder_unit as unit, holder_person as person, null as needs,
        task_kind as kind, due_at
      from cases where status = 'open'
      union all
      select ref, 'side-task', id, unit, person, needs, kind, due_at
      from tasks where status = 'open' and side and kind <> ${ASSIGN}
      union all
      select ref, 'offer', null, to_unit, null, null, null, due_at from offers where status = 'open'
    ) as thing join cases on cases.ref = thing.ref
    where ${condition(by)}
    order by thing.due_at, thing.ref, what
  `.execute(db);
  return rows;
}

function condition(by: HeldBy): RawBuilder<unknown> {
  if ('unit' in by) return sql`thing.unit = ${by.unit}`;
  if ('refs' in by) return sql`thing.ref = any(${textArray(by.refs)})`;
  if ('person' in by) {
    const within = by.units === undefined ? sql`true` : sql`thing.unit = any(${textArray(by.units)})`;
    return sql`thing.person = ${by.person} and ${within}`;
  }
  return sql`what <> 'offer' and thing.unit = any(${textArray(by.units)})
    and thing.ref || coalesce('|' || task_id, '') = any(${textArray(by.ticked)})`;
}

/** How many things lie with each person now. */
export async function loads({ db }: Pick<Register, 'db'>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ person: string; n: number }>`
    select person, count(*)::int as n from (
      select holder_person as person from cases where status = 'open' and holder_person is not null
      union all
      select person from tasks where status = 'open' and side and person is not null
    ) as held group by person
  `.execute(db);
  return new Map(rows.map(({ person, n }) => [person, n]));
}

/** Absent people whose deputy somebody is, from a day on: the head of their unit answers when the deputy has left. */
export async function deputisedBy(
  { db }: Register,
  person: string,
  today: CivilDate,
): Promise<readonly { readonly person: string; readonly from: CivilDate; readonly to: CivilDate | null }[]> {
  const rows = await db
    .selectFrom('absences')
    .select(['person', 'from_day', 'to_day'])
    .where('deputy', '=', person)
    .where('ended_at', 'is', null)
    .where((e) => e.or([e('to_day', 'is', null), e('to_day', '>=', today)]))
    .orderBy('from_day')
    .execute();
  return rows.map((row) => ({ person: row.person, from: row.from_day, to: row.to_day }));
}

/** Findings of the audit that a unit has to answer for. */
export async function findingsOf({ db }: Register, units: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from findings where closed_at is null and unit = any(${textArray(units)})
  `.execute(db);
  return rows[0]?.n ?? 0;
}
