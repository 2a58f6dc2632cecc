import type { Transaction } from 'kysely';
import { messagesFor } from '../domain/kernel/messages';
import type { Process } from '../domain/kernel/process';
import type { Instant } from '../domain/instant';
import type { AppendBatch } from '../workflows/messages';
import { caseRow, changedOffers, changedTasks, type StateChange } from './case-rows';
import { factRows, textHashesOf } from './fact-rows';
import { messageRows } from './message-rows';
import type { Organisation } from './organisation';
import type { Tables } from './tables';

export interface Written {
  readonly head: string;
  /** When the first fact of the case was; null when it is among the changes. */
  readonly openedAt: Instant | null;
  readonly organisation: Organisation;
  readonly processByName: (name: string) => Process;
  readonly realNow: Instant;
}

/** Writes the facts of a batch and everything folded from them. Part of the append's transaction. */
export async function writeChanges(
  tx: Transaction<Tables>,
  { ref, commandId, facts }: AppendBatch,
  changes: readonly StateChange[],
  known: Written,
): Promise<void> {
  const last = changes.at(-1);
  const first = changes[0];
  if (first === undefined || last === undefined) throw new Error(`${ref}: an append without facts`);
  const rows = factRows(ref, known.head, facts, known.realNow);
  await tx.insertInto('facts').values(rows).execute();
  await tx
    .insertInto('commands')
    .values({ ref, command_id: commandId, first_no: first.fact.no, last_no: last.fact.no })
    .execute();
  await writeCurrent(tx, changes, known.openedAt ?? first.fact.at, rows.at(-1)?.hash ?? known.head);
  await writeMessages(tx, ref, changes, known);
  const hashes = facts.flatMap(textHashesOf);
  if (hashes.length > 0) {
    await tx.updateTable('texts').set({ state: 'kept' }).where('ref', '=', ref).where('hash', 'in', hashes).execute();
  }
}

/** Brings cases, tasks and offers to where the last change left them. Writing the same twice changes nothing. */
export async function writeCurrent(
  tx: Transaction<Tables>,
  changes: readonly StateChange[],
  openedAt: Instant,
  head: string,
): Promise<void> {
  const last = changes.at(-1);
  if (last === undefined) return;
  const { ref, ...row } = caseRow(last.after, openedAt, head);
  if (changes[0]?.before === null)
    await tx
      .insertInto('cases')
      .values({ ref, ...row })
      .execute();
  else await tx.updateTable('cases').set(row).where('ref', '=', ref).execute();
  const tasks = changedTasks(changes);
  if (tasks.length > 0) {
    await tx
      .insertInto('tasks')
      .values(tasks)
      .onConflict((c) =>
        c.columns(['ref', 'id']).doUpdateSet((e) => ({
          version: e.ref('excluded.version'),
          unit: e.ref('excluded.unit'),
          person: e.ref('excluded.person'),
          needs: e.ref('excluded.needs'),
          party: e.ref('excluded.party'),
          not_before: e.ref('excluded.not_before'),
          due_from: e.ref('excluded.due_from'),
          due_at: e.ref('excluded.due_at'),
          status: e.ref('excluded.status'),
          closed_at: e.ref('excluded.closed_at'),
          closed_no: e.ref('excluded.closed_no'),
          closed_by: e.ref('excluded.closed_by'),
        })),
      )
      .execute();
  }
  const offers = changedOffers(changes);
  if (offers.length > 0) {
    await tx
      .insertInto('offers')
      .values(offers)
      .onConflict((c) =>
        c.columns(['ref', 'id']).doUpdateSet((e) => ({
          due_from: e.ref('excluded.due_from'),
          due_at: e.ref('excluded.due_at'),
          status: e.ref('excluded.status'),
          answered_at: e.ref('excluded.answered_at'),
          answered_no: e.ref('excluded.answered_no'),
          answered_by: e.ref('excluded.answered_by'),
        })),
      )
      .execute();
  }
}

async function writeMessages(
  tx: Transaction<Tables>,
  ref: string,
  changes: readonly StateChange[],
  known: Written,
): Promise<void> {
  const said = changes.map((change) => ({
    fact: change.fact,
    messages: messagesFor(known.processByName(change.after.process), change.before, change.fact, change.after),
  }));
  const toApplicant = said.some(({ messages }) => messages.some((message) => message.to.kind === 'applicant'));
  const intake = toApplicant
    ? await tx.selectFrom('intakes').select('contact_email').where('ref', '=', ref).executeTakeFirst()
    : undefined;
  const rows = said.flatMap(({ fact, messages }) =>
    messageRows(ref, fact, messages, {
      organisation: known.organisation,
      applicantEmail: intake?.contact_email ?? null,
      realNow: known.realNow,
    }),
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('messages')
    .values(rows)
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}
