import { createHash, randomBytes } from 'node:crypto';
import type { Fact } from '../domain/kernel/facts';

/** Keys sorted at every level, so that the same value always gives the same text, whichever way it was stored. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return plain(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  // Every fact that is written or verified comes through here, the first of a case with all its policies.
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const one = (value as { readonly [key: string]: unknown })[key];
    if (one !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(one)}`;
  }
  return `{${text}}`;
}

/** What JSON writes, without asking it where the answer is plain: it is asked ten thousand times a case otherwise. */
function plain(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return JSON.stringify(value) ?? 'null';
}

/** Quotes, backslashes, control characters and halves of a letter are JSON's to write. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NOT_PLAIN = /["\\\u0000-\u001f\ud800-\udfff]/;

function quoted(text: string): string {
  return NOT_PLAIN.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What the first fact of a case is chained to: moving a chain to another reference breaks it. */
export function chainStart(ref: string): string {
  return sha256(`stafett ${ref}`);
}

/** The hash of a fact over the hash before it and all that the fact says. */
export function factHash(ref: string, previous: string, fact: Fact): string {
  return sha256(`${previous}\n${ref}\n${canonical(fact)}`);
}

export function newSalt(): string {
  return randomBytes(16).toString('base64url');
}

/** What a fact says of a text: without the salt nobody can try texts until one fits. */
export function textHash(salt: string, body: string): string {
  return sha256(`${salt}${body}`);
}

/** How a token (session, half form) is stored: whoever reads the table cannot use it. */
export function tokenHash(token: string): string {
  return sha256(token);
}
