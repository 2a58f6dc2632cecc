import type { Selectable } from 'kysely';
import type { Instant } from '../domain/instant';
import { sqlInstant, timestamp, type Register } from './database';
import type { MessageTable } from './tables';

/*
 * The life of a message: waiting -> sending (committed before a byte goes out) -> sent | waiting again | refused |
 * uncertain. A mail whose outcome nobody recorded is `uncertain` and is never sent again: twice is worse than a human
 * who is asked to look. All times real.
 */

export interface OutboxMessage {
  readonly id: string;
  readonly ref: string;
  readonly no: number;
  readonly kind: string;
  /** What the recipient is to the case: person, unit, head, ... */
  readonly role: string;
  readonly recipient: Selectable<MessageTable>['recipient'];
  readonly address: string;
  readonly acute: boolean;
  /** Displayed clock: told in the mail. */
  readonly dueAt: Instant | null;
  /** Displayed clock: when the fact was. */
  readonly saidAt: Instant;
  /** How often it was tried before. */
  readonly attempts: number;
}

export function messageOf(row: Selectable<MessageTable>): OutboxMessage {
  return {
    id: row.id,
    ref: row.ref,
    no: row.no,
    kind: row.kind,
    role: row.role,
    recipient: row.recipient,
    address: row.address,
    acute: row.acute,
    dueAt: row.due_at,
    saidAt: row.said_at,
    attempts: row.attempts,
  };
}

/** How a sending ended. `refused` is for good (5xx), `uncertain` when the server may or may not have taken it. */
export type MailOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'postponed'; readonly notBefore: Instant; readonly error: string }
  | { readonly kind: 'refused' | 'uncertain'; readonly error: string };

const ERROR_KEPT = 500;

/** Records how a mail ended, once: a mail that is no longer `sending` is left as it is, and false comes back. */
export async function recordOutcome(
  { db }: Pick<Register, 'db'>,
  mailId: string,
  outcome: MailOutcome,
  now: Instant,
): Promise<boolean> {
  const error = outcome.kind === 'sent' ? null : outcome.error.slice(0, ERROR_KEPT);
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('mails')
      .set({ state: outcome.kind, done_at: timestamp(now), last_error: error })
      .where('message_id', '=', mailId)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await tx
      .updateTable('messages')
      .set(
        outcome.kind === 'postponed'
          ? { state: 'waiting', not_before: timestamp(outcome.notBefore), last_error: error }
          : { state: outcome.kind, last_error: error },
      )
      .where('mail_id', '=', mailId)
      .where('state', '=', 'sending')
      .execute();
    return true;
  });
}

/**
 * Mails that were being sent before `sendingBefore` and whose end nobody recorded (the worker died): `uncertain` from
 * now on. Returns how many.
 */
export async function markStaleSending({ db }: Register, sendingBefore: Instant, now: Instant): Promise<number> {
  const stale = await db
    .selectFrom('mails')
    .select('message_id')
    .where('state', '=', 'sending')
    .where('sending_since', '<', sqlInstant(sendingBefore))
    .execute();
  let marked = 0;
  for (const { message_id } of stale) {
    const outcome = { kind: 'uncertain', error: 'the sender ended before the outcome was recorded' } as const;
    if (await recordOutcome({ db }, message_id, outcome, now)) marked += 1;
  }
  return marked;
}

/** Messages that did not arrive and that the case has not been told of, oldest first. */
export async function messagesToReport(
  { db }: Register,
  limit: number,
): Promise<readonly (OutboxMessage & { readonly state: 'refused' | 'uncertain' })[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('state', 'in', ['refused', 'uncertain'])
    .where('reported_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...messageOf(row), state: row.state === 'refused' ? 'refused' : 'uncertain' }));
}

export async function markReported({ db }: Register, messageId: string, now: Instant): Promise<void> {
  await db
    .updateTable('messages')
    .set({ reported_at: timestamp(now) })
    .where('id', '=', messageId)
    .execute();
}

/** How many messages are in each state: for the postman's answer, /readyz and metrics. */
export async function outboxCounts({
  db,
}: Register): Promise<{ readonly [state in Selectable<MessageTable>['state']]: number }> {
  const rows = await db
    .selectFrom('messages')
    .select(['state', (e) => e.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, sending: 0, sent: 0, refused: 0, uncertain: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

/** What was said about a case, in order, with how it went. */
export async function messagesOf(
  { db }: Register,
  ref: string,
): Promise<readonly (OutboxMessage & { readonly state: string })[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('ref', '=', ref)
    .orderBy('no')
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...messageOf(row), state: row.state }));
}
