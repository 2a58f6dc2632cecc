import { MINUTE_MS, type Instant } from '../domain/instant';
import { sqlInstant, timestamp, type Register } from './database';
import { tokenHash } from './hash-chain';
import type { DraftBody } from './drafts';
import { storableJson } from './storable';

/** How long a half-filled public form is kept (issue 3, section 5), in real time. */
export const HALF_FORM_KEPT_MS = 60 * MINUTE_MS;

/** Keeps what an applicant has typed so far, under the token of the cookie. */
export async function saveHalfForm({ db }: Register, token: string, body: DraftBody, realNow: Instant): Promise<void> {
  const row = { body: storableJson(body), updated_at: timestamp(realNow) };
  await db
    .insertInto('half_forms')
    .values({ token_hash: tokenHash(token), ...row })
    .onConflict((c) => c.column('token_hash').doUpdateSet(row))
    .execute();
}

/** What was typed, or null when there is none or 60 minutes have passed. */
export async function halfForm({ db }: Register, token: string, realNow: Instant): Promise<DraftBody | null> {
  const row = await db
    .selectFrom('half_forms')
    .select('body')
    .where('token_hash', '=', tokenHash(token))
    .where('updated_at', '>', sqlInstant(realNow - HALF_FORM_KEPT_MS))
    .executeTakeFirst();
  return row === undefined ? null : (row.body as DraftBody);
}

export async function dropHalfForm({ db }: Register, token: string): Promise<void> {
  await db.deleteFrom('half_forms').where('token_hash', '=', tokenHash(token)).execute();
}

/** Deletes every half-filled form older than 60 minutes; returns how many. */
export async function purgeHalfForms({ db }: Register, realNow: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('half_forms')
    .where('updated_at', '<=', sqlInstant(realNow - HALF_FORM_KEPT_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
