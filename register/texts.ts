import { DAY_MS, type Instant } from '../domain/instant';
import type { TextHashes } from '../domain/kernel/state';
import { sqlInstant, timestamp, type Register } from './database';
import { newSalt, textHash } from './hash-chain';
import { storable } from './storable';

export interface TextToStore {
  readonly body: string;
  readonly kind: 'text' | 'personal';
}

export interface StoredText {
  readonly hash: string;
  readonly field: string;
  readonly kind: 'text' | 'personal';
  /** Null when it has been blanked: the fact and the chain stand, the words are gone. */
  readonly body: string | null;
}

/**
 * Stores what a command says in words, before the command is sent; gives the hashes that the command carries.
 * Pending until a fact names them. The same words again for the same command keep their hash, so that a form sent
 * twice is one command.
 * @param realNow real clock, epoch ms.
 */
export async function storeTexts(
  { db }: Register,
  ref: string,
  commandId: string,
  texts: { readonly [field: string]: TextToStore },
  realNow: Instant = Date.now(),
): Promise<TextHashes> {
  const wanted = Object.entries(texts).map(([field, text]) => ({ field, kind: text.kind, body: storable(text.body) }));
  if (wanted.length === 0) return {};
  const had = await db
    .selectFrom('texts')
    .select(['hash', 'field', 'body', 'state'])
    .where('ref', '=', ref)
    .where('command_id', '=', commandId)
    .execute();
  const rows = wanted.map(({ field, kind, body }) => {
    // What is a fact already was said before, also when its words have been taken away since: never a second time.
    const same = had.find((text) => text.field === field && (text.state === 'kept' || text.body === body));
    const salt = newSalt();
    return { field, kind, body, salt, hash: same?.hash ?? textHash(salt, body), isNew: same === undefined };
  });
  const fresh = rows.filter((row) => row.isNew);
  if (fresh.length > 0) {
    await db
      .insertInto('texts')
      .values(
        fresh.map(({ hash, field, kind, salt, body }) => ({
          hash,
          ref,
          command_id: commandId,
          field,
          kind,
          salt,
          body,
          stored_at: timestamp(realNow),
          blanked_at: null,
        })),
      )
      .execute();
  }
  return Object.fromEntries(rows.map((row) => [row.field, row.hash]));
}

/** The kept texts of a case by hash. Ask `access` before showing them. */
export async function textsOf({ db }: Register, ref: string): Promise<ReadonlyMap<string, StoredText>> {
  const rows = await db
    .selectFrom('texts')
    .select(['hash', 'field', 'kind', 'body'])
    .where('ref', '=', ref)
    .where('state', '=', 'kept')
    .execute();
  return new Map(rows.map((row) => [row.hash, row]));
}

/** What stands behind these hashes, of whatever case. Ask `access` for each case before. */
export async function bodiesOf({ db }: Register, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('texts')
    .select(['hash', 'body'])
    .where('hash', 'in', [...hashes])
    .where('state', '=', 'kept')
    .execute();
  return new Map(rows.flatMap(({ hash, body }) => (body === null ? [] : [[hash, body] as const])));
}

/** Takes the words away and leaves the fact: the salted hash beside it stays, so the chain still holds. */
export async function blankText({ db }: Register, ref: string, hash: string, realNow: Instant): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('texts')
    .set({ body: null, blanked_at: timestamp(realNow) })
    .where('ref', '=', ref)
    .where('hash', '=', hash)
    .where('body', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * How long words wait for their fact, real time. A command that no worker has answered can be taken up as long as the
 * server remembers it, over a long weekend too, and a fact must never come without its words.
 */
export const PENDING_TEXT_KEPT_MS = 7 * DAY_MS;

/** Deletes the words of commands that never became facts (refused, given up) in a week; returns how many. */
export async function purgePendingTexts({ db }: Register, realNow: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('texts')
    .where('state', '=', 'pending')
    .where('stored_at', '<=', sqlInstant(realNow - PENDING_TEXT_KEPT_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
