import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../domain/instant';
import { hasRole, type Person } from '../domain/kernel/actor';
import { ASSIGN } from '../domain/kernel/may';
import { sqlInstant, type Register } from './database';
import { nameKey } from './household';
import { fullyVisibleTo, textArray, unitsOf, visibleTo } from './visible-cases';

/**
 * One thing that waits for a unit: a case it holds, a side task it has, or a case it is offered; for those who sign
 * decisions also a decision that nobody else has taken, whichever unit it was put to. The head's task to
 * assign is no item of its own: it is what a held case without a person means (`assignDueAt`).
 */
export interface InboxItem {
  readonly reason: 'hold' | 'side' | 'offer';
  readonly ref: string;
  readonly process: string;
  readonly stage: string;
  /** The unit of ours that it waits for, and who of us has taken it. */
  readonly unit: string;
  readonly person: string | null;
  /** The absent colleague it lies with, whom the reader stands in for; null when it is not so. */
  readonly forPerson: string | null;
  readonly holderUnit: string;
  readonly holderPerson: string | null;
  readonly offeredTo: string | null;
  /** `question`: the receiver of an offer waits for the holder's answer. */
  readonly doing: 'task' | 'offer' | 'question' | 'forum' | 'wait' | 'routine';
  readonly taskId: string | null;
  readonly taskKind: string | null;
  /** Swedish name of the clock that a holder waits out (somebody else's decision, a date); null when it waits for none. */
  readonly waitsFor: string | null;
  readonly needs: 'member' | 'head' | 'decider' | null;
  readonly notBefore: Instant | null;
  /** When the head must have found somebody for it; null when somebody has it, or it is not held. */
  readonly assignDueAt: Instant | null;
  readonly dueFrom: Instant;
  readonly dueAt: Instant;
  /** Next event of the case. */
  readonly nextAt: Instant;
  readonly late: boolean;
  readonly receivedAt: Instant;
  /** The applicant's surname; null for those who may not see names, and always for protected identity. */
  readonly surname: string | null;
  /** Members who live in the household now; null for those who may not see the case itself. */
  readonly householdSize: number | null;
}

export interface InboxFilter {
  readonly list: 'mine' | 'unit' | 'offered' | 'overdue';
  readonly now: Instant;
  readonly process?: string;
  readonly stage?: string;
  /** Beginning of a surname, any case. */
  readonly surname?: string;
  readonly householdSize?: number;
  readonly limit?: number;
}

const INBOX_LIMIT = 200;

/** What waits for a person and the person's units: late ones first, then by next event. */
export async function inboxFor(register: Register, actor: Person, filter: InboxFilter): Promise<readonly InboxItem[]> {
  const conditions = [sql<boolean>`true`];
  if (filter.list === 'mine') conditions.push(sql`item.person = any(${mineOf(actor)})`);
  if (filter.list === 'offered') conditions.push(sql`item.reason = 'offer'`);
  if (filter.list === 'overdue') conditions.push(sql`item.due_at < ${sqlInstant(filter.now)}`);
  if (filter.process !== undefined) conditions.push(sql`item.process = ${filter.process}`);
  if (filter.stage !== undefined) conditions.push(sql`item.stage = ${filter.stage}`);
  if (filter.surname !== undefined)
    conditions.push(sql`item.surname is not null and starts_with(item.surname_key, ${nameKey(filter.surname)})`);
  if (filter.householdSize !== undefined) conditions.push(sql`item.household_size = ${filter.householdSize}`);
  return itemsOf(
    register,
    actor,
    unitsOf(actor),
    filter.now,
    sql.join(conditions, sql` and `),
    filter.limit ?? INBOX_LIMIT,
  );
}

export interface InboxCounts {
  /** Mine, theirs whom I stand in for, and nobody's in my units, that are to be done (not merely waited for). */
  readonly toDo: number;
  readonly mine: number;
  readonly unit: number;
  readonly late: number;
  readonly offered: number;
  readonly unassigned: number;
}

/** The figures of the first line of the day. */
export async function inboxCounts(register: Register, actor: Person, now: Instant): Promise<InboxCounts> {
  const { rows } = await sql<InboxCounts>`
    with item as ${itemsSql(actor, unitsOf(actor), now)}
    select
      count(*) filter (where doing in ('task', 'question') and (person = any(${mineOf(actor)}) or person is null) and reason <> 'offer')::int as "toDo",
      count(*) filter (where person = any(${mineOf(actor)}))::int as mine,
      count(*)::int as unit,
      count(*) filter (where due_at < ${sqlInstant(now)})::int as late,
      count(*) filter (where reason = 'offer')::int as offered,
      count(*) filter (where person is null and reason <> 'offer')::int as unassigned
    from item
  `.execute(register.db);
  return rows[0] ?? { toDo: 0, mine: 0, unit: 0, late: 0, offered: 0, unassigned: 0 };
}

/** Items of some units that meet a condition over the columns of `item`. */
export async function itemsOf(
  register: Register,
  actor: Person,
  units: readonly string[],
  now: Instant,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<readonly InboxItem[]> {
  const { rows } = await sql<InboxItem>`
    with item as ${itemsSql(actor, units, now)}
    select
      reason, ref, process, stage, unit, person,
      case when person = any(${textArray(actor.standsInFor ?? [])}) then person end as "forPerson", holder_unit as "holderUnit", holder_person as "holderPerson",
      offered_to as "offeredTo", doing, task_id as "taskId", task_kind as "taskKind",
      waits_for as "waitsFor", needs,
      not_before as "notBefore", assign_due_at as "assignDueAt", due_from as "dueFrom", due_at as "dueAt", next_at as "nextAt", late,
      received_at as "receivedAt", surname, household_size as "householdSize"
    from item
    where ${condition}
    order by late desc, case when late or reason = 'side' then due_at else least(next_at, due_at) end, ref, due_at, reason
    limit ${limit}
  `.execute(register.db);
  return rows;
}

/** What lies with the person, and with absent colleagues they stand in for. */
function mineOf(actor: Person): RawBuilder<string[]> {
  return textArray([actor.id, ...(actor.standsInFor ?? [])]);
}

function itemsSql(actor: Person, units: readonly string[], now: Instant): RawBuilder<unknown> {
  const ours = textArray(units);
  // Names are for social services only: LFA and others work with the view that was handed over.
  const names = fullyVisibleTo(actor);
  return sql`(
    select waiting.*, cases.process, cases.stage, cases.holder_unit, cases.holder_person, cases.offered_to,
      cases.next_at, cases.received_at, waiting.due_at < ${sqlInstant(now)} as late,
      case when ${names} and not cases.restricted then household.surname end as surname,
      household.surname_key,
      case when ${names} then household.size end as household_size
    from (
      select 'hold' as reason, ref, holder_unit as unit, holder_person as person,
        case when asked.due_at is null then doing else 'question' end as doing,
        case when doing = 'task' and asked.due_at is null then doing_id end as task_id, task_kind,
        case doing when 'wait' then state #>> array['deadlines', state #>> '{baton,doing,deadlineId}', 'policy', 'label'] end as waits_for,
        (select needs from tasks where tasks.ref = held.ref and tasks.id = held.doing_id and held.doing = 'task') as needs,
        (select not_before from tasks where tasks.ref = held.ref and tasks.id = held.doing_id and held.doing = 'task') as not_before,
        (select due_at from tasks where tasks.ref = held.ref and kind = ${ASSIGN} and status = 'open' limit 1) as assign_due_at,
        coalesce(asked.from_at, due_from) as due_from, coalesce(asked.due_at, held.due_at) as due_at
      from cases as held
      -- A receiver's question is answered before anything else: its time is a working day, and the receiver waits.
      left join lateral (
        select to_timestamp((clock ->> 'startAt')::bigint / 1000.0) as from_at,
          to_timestamp((clock ->> 'dueAt')::bigint / 1000.0) as due_at
        from (select state #> array['deadlines', state #>> '{offer,question,deadlineId}'] as clock) as q
      ) as asked on true
      where status = 'open' and holder_unit = any(${ours})
      union all
      select 'side', ref, unit, person, 'task', id, kind, null, needs, not_before, null, due_from, due_at
      from tasks where status = 'open' and side and kind <> ${ASSIGN}
        and (unit = any(${ours}) or (${hasRole(actor, 'decider')} and needs = 'decider' and coalesce(person, ${actor.id}) = ${actor.id}))
      union all
      select 'offer', ref, to_unit, null, 'offer', null, null, null, null, null, null, due_from, due_at
      from offers where status = 'open' and to_unit = any(${ours})
    ) as waiting
    join cases on cases.ref = waiting.ref and cases.status = 'open'
    left join lateral (
      select (array_agg(surname order by idx))[1] as surname,
        (array_agg(surname_key order by idx))[1] as surname_key, count(*) filter (where to_day is null)::int as size
      from household_members where household_members.ref = waiting.ref
    ) as household on true
    where ${visibleTo(actor)}
  )`;
}
