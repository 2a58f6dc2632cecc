import { type Kysely, sql } from 'kysely';
import { messagesFor } from '../domain/kernel/messages';
import type { Process } from '../domain/kernel/process';
import type { Instant } from '../domain/instant';
import type { AppendBatch } from '../workflows/messages';
import { beganWith, caseRow, changedOffers, changedTasks, type StateChange } from './case-rows';
import { factRows, textHashesOf } from './fact-rows';
import { messageRows } from './message-rows';
import type { Organisation } from './organisation';
import type { Standing } from './standing';
import type { Tables } from './tables';
import { textArray } from './visible-cases';

export interface Known extends Standing {
  readonly organisation: Organisation;
  readonly processByName: (name: string) => Process;
  readonly realNow: Instant;
}

/**
 * Writes the facts of a batch and everything folded from them, in one statement: a case's command waits for this, and
 * each further round trip is a millisecond of it. Returns where the case stands now.
 * @throws DatabaseError 23505 when somebody else wrote these numbers or this command first; nothing is written then.
 */
export async function writeChanges(
  db: Kysely<Tables>,
  { ref, commandId, facts }: AppendBatch,
  changes: readonly StateChange[],
  known: Known,
): Promise<Standing> {
  const last = changes.at(-1);
  const first = changes[0];
  if (first === undefined || last === undefined) throw new Error(`${ref}: an append without facts`);
  const rows = factRows(ref, known.head, facts, known.realNow);
  const openedAt = known.openedAt ?? first.fact.at;
  const head = rows.at(-1)?.hash ?? known.head;
  // Only the first row needs the rules it runs by, and one that changes them; the others leave them as they stand.
  const anew = first.before === null || facts.some((fact) => fact.type === 'RulesChanged');
  const began = anew ? beganWith(last.after) : '{}';
  const current = { ...caseRow(last.after, openedAt, head), began_with: began };
  const messages = await messagesOf(db, ref, changes, known);
  await sql`/* prepared append */
    with written as (
      insert into facts select * from json_populate_recordset(null::facts, ${asJson(rows, ['body'])}::json)
    ), command as (
      insert into commands values (${ref}, ${commandId}, ${first.fact.no}, ${last.fact.no})
    ), task as (
      insert into tasks select * from json_populate_recordset(null::tasks, ${asJson(changedTasks(changes))}::json)
      on conflict (ref, id) do update set version = excluded.version, unit = excluded.unit, person = excluded.person,
        needs = excluded.needs, party = excluded.party, not_before = excluded.not_before, due_from = excluded.due_from,
        due_at = excluded.due_at, status = excluded.status, opened_at = excluded.opened_at,
        opened_no = excluded.opened_no, closed_at = excluded.closed_at, closed_no = excluded.closed_no,
        closed_by = excluded.closed_by
    ), offer as (
      insert into offers select * from json_populate_recordset(null::offers, ${asJson(changedOffers(changes))}::json)
      on conflict (ref, id) do update set due_from = excluded.due_from, due_at = excluded.due_at,
        status = excluded.status, answered_at = excluded.answered_at, answered_no = excluded.answered_no,
        answered_by = excluded.answered_by
    ), message as (
      insert into messages select * from json_populate_recordset(null::messages, ${asJson(messages, ['recipient'])}::json)
      on conflict (id) do nothing
    ), kept as (
      update texts set state = 'kept' where ref = ${ref} and hash = any(${textArray(facts.flatMap(textHashesOf))})
    )
    insert into cases select * from json_populate_recordset(null::cases, ${asJson([current], ['state', 'began_with'])}::json)
    on conflict (ref) do update set status = excluded.status, stage = excluded.stage,
      holder_unit = excluded.holder_unit, holder_person = excluded.holder_person, doing = excluded.doing,
      doing_id = excluded.doing_id, task_kind = excluded.task_kind, due_from = excluded.due_from,
      due_at = excluded.due_at, next_at = excluded.next_at, received_at = excluded.received_at,
      closed_at = excluded.closed_at, close_reason = excluded.close_reason, no = excluded.no, head = excluded.head,
      restricted = excluded.restricted, restricted_to = excluded.restricted_to, involved = excluded.involved,
      offered_to = excluded.offered_to, lifted_at = excluded.lifted_at, forum_meeting = excluded.forum_meeting, state = excluded.state,
      began_with = case when ${anew} then excluded.began_with else cases.began_with end
  `.execute(db);
  return { no: last.fact.no, head, openedAt, state: last.after };
}

/** Rows as one JSON text; the columns `raw` hold JSON text already and are put in as they are, not as strings. */
function asJson(rows: readonly object[], raw: readonly string[] = []): string {
  if (raw.length === 0) return JSON.stringify(rows);
  const row = (one: Readonly<Record<string, unknown>>) => {
    const others = JSON.stringify({ ...one, ...Object.fromEntries(raw.map((key) => [key, undefined])) });
    return `${others.slice(0, -1)},${raw.map((key) => `"${key}":${String(one[key])}`).join(',')}}`;
  };
  return `[${rows.map((one) => row(one as Readonly<Record<string, unknown>>)).join(',')}]`;
}

async function messagesOf(db: Kysely<Tables>, ref: string, changes: readonly StateChange[], known: Known) {
  const said = changes.map((change) => ({
    fact: change.fact,
    restrictedTo: change.after.restrictedTo,
    messages: messagesFor(known.processByName(change.after.process), change.before, change.fact, change.after),
  }));
  const toApplicant = said.some(({ messages }) => messages.some((message) => message.to.kind === 'applicant'));
  const intake = toApplicant
    ? await db.selectFrom('intakes').select('contact_email').where('ref', '=', ref).executeTakeFirst()
    : undefined;
  const applicantEmail = intake?.contact_email ?? null;
  return said.flatMap(({ fact, messages, restrictedTo }) =>
    messageRows(ref, fact, messages, {
      organisation: known.organisation,
      applicantEmail,
      restrictedTo,
      realNow: known.realNow,
    }),
  );
}
