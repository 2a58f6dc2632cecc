import type { Instant } from '../domain/instant';
import type { MessageRecipient } from '../domain/kernel/messages';
import { type Register, timestamp, timestampOrNull } from './database';

/** Something to be said that follows from no fact of a case. */
export interface Word {
  /** The same however often it is put: it is said once. */
  readonly id: string;
  /** What it is about, as opaque as the reference of a case. */
  readonly about: string;
  readonly kind: string;
  readonly to: MessageRecipient;
  readonly address: string;
  readonly dueAt: Instant | null;
}

/** Puts words into the outbox, each once. `now` displayed clock. */
export async function putWords(
  { db }: Register,
  words: readonly Word[],
  { now, realNow }: { readonly now: Instant; readonly realNow: Instant },
): Promise<void> {
  if (words.length === 0) return;
  await db
    .insertInto('messages')
    .values(
      words.map(({ id, about, kind, to, address, dueAt }) => ({
        id,
        ref: about,
        no: 0,
        seq: 0,
        kind,
        recipient: JSON.stringify(to),
        role: to.kind,
        address,
        acute: false,
        due_at: timestampOrNull(dueAt),
        said_at: timestamp(now),
        created_at: timestamp(realNow),
        not_before: timestamp(realNow),
      })),
    )
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}
