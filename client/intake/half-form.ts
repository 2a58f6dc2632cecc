import { randomBytes, randomUUID } from 'node:crypto';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Instant } from '../../domain/instant';
import type { Flow, Urgency } from '../../domain/intake/codes';
import type { Answers } from '../../domain/intake/intake.schema';
import type { Register } from '../../register/database';
import { dropHalfForm, halfForm, HALF_FORM_KEPT_MS, saveHalfForm } from '../../register/half-forms';
import type { Ctx } from '../deps';

/** What the applicant is shown after sending, for as long as a half-filled form would have been kept. */
export interface Receipt {
  readonly ref: string;
  readonly receivedAt: Instant;
  readonly urgency: Urgency;
  readonly contactWay: string;
}

export interface HalfForm {
  readonly token: string;
  readonly answers: Answers;
  /** Goes with the sending: pressing the button twice is one application. */
  readonly key: string;
  readonly receipt: Receipt | null;
  /** The closed case that this application comes after; null for most. */
  readonly earlier: string | null;
}

/** The official's own half form must not meet the applicant's on a shared computer. */
function cookieName(flow: Flow): string {
  return flow === 'staff' ? 'stafett_registrering' : 'stafett_ansokan';
}

/** What this browser has filled in, or null. An official sees only what they typed themselves. */
export async function readHalfForm(c: Ctx, register: Register, flow: Flow): Promise<HalfForm | null> {
  const token = getCookie(c, cookieName(flow));
  if (token === undefined || token === '') return null;
  const body = await halfForm(register, token, Date.now());
  if (body === null || (body['_person'] ?? '') !== personOf(c, flow)) return null;
  const answers = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_')));
  const { _key: key, _receipt: receipt, _earlier: earlier } = body;
  return {
    token,
    answers,
    key: typeof key === 'string' ? key : randomUUID(),
    receipt: typeof receipt === 'string' ? (JSON.parse(receipt) as Receipt) : null,
    earlier: typeof earlier === 'string' ? earlier : null,
  };
}

/** Keeps the answers; the first time under a new token. */
export async function keepAnswers(
  c: Ctx,
  register: Register,
  flow: Flow,
  had: HalfForm | null,
  answers: Answers,
): Promise<HalfForm> {
  // After a receipt the next answers are a new application.
  const base = had === null || had.receipt !== null ? fresh() : had;
  await write(c, register, flow, { ...base, answers });
  return { ...base, answers };
}

/**
 * Begins an official's form about somebody who comes back after a case that is closed, with what is known of them. The
 * key is the closed case's own: however many begin it, one application can come of it.
 */
export async function beginAfter(
  c: Ctx,
  register: Register,
  earlier: { readonly ref: string; readonly no: number },
  answers: Answers,
): Promise<void> {
  await write(c, register, 'staff', {
    ...fresh(),
    key: `efter-${earlier.ref}-${earlier.no}`,
    answers,
    earlier: earlier.ref,
  });
}

/** Puts the receipt where the answers were: what was typed now stands in the register's intake and nowhere else. */
export async function keepReceipt(
  c: Ctx,
  register: Register,
  flow: Flow,
  had: HalfForm,
  receipt: Receipt,
): Promise<void> {
  await write(c, register, flow, { ...had, answers: {}, receipt });
}

export async function forgetHalfForm(c: Ctx, register: Register, flow: Flow): Promise<void> {
  const token = getCookie(c, cookieName(flow));
  if (token !== undefined && token !== '') await dropHalfForm(register, token);
  deleteCookie(c, cookieName(flow), { path: '/' });
}

function fresh(): HalfForm {
  return { token: randomBytes(32).toString('base64url'), answers: {}, key: randomUUID(), receipt: null, earlier: null };
}

async function write(
  c: Ctx,
  register: Register,
  flow: Flow,
  { token, answers, key, receipt, earlier }: HalfForm,
): Promise<void> {
  const body = {
    ...answers,
    _key: key,
    _person: personOf(c, flow),
    ...(receipt === null ? {} : { _receipt: JSON.stringify(receipt) }),
    ...(earlier === null ? {} : { _earlier: earlier }),
  };
  await saveHalfForm(register, token, body, Date.now());
  setCookie(c, cookieName(flow), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.req.url.startsWith('https:'),
    path: '/',
    maxAge: HALF_FORM_KEPT_MS / 1000,
  });
}

function personOf(c: Ctx, flow: Flow): string {
  return flow === 'staff' ? (c.get('signedIn')?.actor.id ?? '') : '';
}
