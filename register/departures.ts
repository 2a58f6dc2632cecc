import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import { type Register, sqlInstant, timestamp } from './database';
import { messageOf, type MailOutcome, type OutboxMessage } from './outbox';

/*
 * How a mail leaves. Nothing is claimed beforehand: `beginSending` is the one moment that decides between two postmen,
 * and it is committed when the mail server asks for the body, before the first byte of it goes out. So a worker that
 * dies before it has sent nothing, and only one that dies between it and the record leaves an uncertain mail.
 */

/** A message that waits; real times but `dueAt` and `saidAt`. */
export interface WaitingMessage extends OutboxMessage {
  readonly createdAt: Instant;
}

/** Enough for every recipient of a bad Monday; what is over waits for the next look. */
export const MOST_AT_ONCE = 5_000;

/**
 * All that may leave by its own `not_before`: what is acute first, so that a night's ordinary mail cannot stand before it
 * in a look, then the oldest. What belongs in one mail, and when, is the postman's to say.
 */
export async function waitingMessages({ db }: Register, realNow: Instant): Promise<readonly WaitingMessage[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    // A literal, so that the partial index is used.
    .where(sql<boolean>`state = 'waiting'`)
    .where('not_before', '<=', sqlInstant(realNow))
    .orderBy('acute', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_AT_ONCE)
    .execute();
  return rows.map((row) => ({ ...messageOf(row), createdAt: row.created_at }));
}

export interface Departure {
  readonly mailId: string;
  readonly address: string;
  readonly acute: boolean;
  /** Ids of the messages gathered in the mail. */
  readonly ids: readonly string[];
}

class NotAllWaiting extends Error {}

/** True when every message still waited and now is being sent; otherwise false, and nothing has changed. */
export async function beginSending(
  { db }: Register,
  { mailId, address, acute, ids }: Departure,
  realNow: Instant,
): Promise<boolean> {
  const begun = { state: 'sending' as const, sending_since: timestamp(realNow), done_at: null, last_error: null };
  try {
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('mails')
        .values({ message_id: mailId, address, acute, created_at: timestamp(realNow), ...begun })
        .onConflict((c) => c.column('message_id').doUpdateSet({ ...begun, attempts: sql`mails.attempts + 1` }))
        .execute();
      const { numUpdatedRows } = await tx
        .updateTable('messages')
        .set({ state: 'sending', mail_id: mailId, attempts: sql`attempts + 1` })
        .where('id', 'in', ids)
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      if (numUpdatedRows !== BigInt(ids.length)) throw new NotAllWaiting();
    });
    return true;
  } catch (error) {
    if (error instanceof NotAllWaiting) return false;
    throw error;
  }
}

/** The server said no before it asked for the body: nothing has left, so there is no mail to record, only the messages. */
export async function recordUnsent(
  { db }: Register,
  ids: readonly string[],
  outcome: Extract<MailOutcome, { kind: 'postponed' }> | { readonly kind: 'refused'; readonly error: string },
): Promise<void> {
  await db
    .updateTable('messages')
    .set({
      attempts: sql`attempts + 1`,
      last_error: outcome.error,
      ...(outcome.kind === 'postponed' ? { not_before: timestamp(outcome.notBefore) } : { state: 'refused' as const }),
    })
    .where('id', 'in', ids)
    .where('state', '=', 'waiting')
    .execute();
}
