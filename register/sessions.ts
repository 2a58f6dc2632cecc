import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/instant';
import { sqlInstant, timestamp, type Register } from './database';
import { tokenHash } from './hash-chain';

export interface Session {
  readonly person: string;
  /** Stands in every form of this session. */
  readonly csrf: string;
  /** For the identity provider's own sign-out; null when it gave none. */
  readonly idToken: string | null;
  readonly expiresAt: Instant;
}

/**
 * Opens a session and returns the token for the cookie; only its hash is stored. Real clock, epoch ms.
 */
export async function openSession(
  { db }: Register,
  session: {
    readonly person: string;
    readonly idToken: string | null;
    readonly now: Instant;
    readonly expiresAt: Instant;
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash(token),
      person: session.person,
      csrf: randomBytes(24).toString('base64url'),
      id_token: session.idToken,
      created_at: timestamp(session.now),
      expires_at: timestamp(session.expiresAt),
    })
    .execute();
  return token;
}

/** The session of a cookie's token, or null when there is none or its time is out. */
export async function sessionOf({ db }: Register, token: string, now: Instant): Promise<Session | null> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', sqlInstant(now))
    .executeTakeFirst();
  return row === undefined
    ? null
    : { person: row.person, csrf: row.csrf, idToken: row.id_token, expiresAt: row.expires_at };
}

export async function closeSession({ db }: Register, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash(token)).execute();
}

/** Deletes the sessions whose time is out; returns how many. */
export async function purgeSessions({ db }: Register, now: Instant): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('expires_at', '<=', sqlInstant(now))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
