import { setTimeout as pause } from 'node:timers/promises';
import type { CivilDate, Instant } from '../../domain/instant';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../domain/instant';
import { type ComposedMail, composeMail, type Sender } from './compose';
import { type Gathered, mailsToSend } from './gathering';
import type { Outbox, UnreportedMessage, WaitingMessage } from './outbox';
import { type Delivery, SMTP_SILENCE_MS, sendMail } from './smtp';

/** Tells a case that a mail did not get through. Rejects when Temporal is away: then it is told in a later round. */
export type ReportToCase = (message: UnreportedMessage, displayedNow: Instant) => Promise<void>;

export interface DeliveryDeps {
  readonly outbox: Outbox;
  readonly smtpUrl: string;
  readonly sender: Sender;
  /** Demo and tests: ordinary mail leaves at once. */
  readonly atOnce: boolean;
  readonly report: ReportToCase;
  /** Real time, epoch milliseconds. */
  readonly now: () => Instant;
  readonly log: (event: string, fields: { readonly [key: string]: string | number }) => void;
}

export interface Counted {
  sent: number;
  refused: number;
  waiting: number;
}

const FIRST_BACKOFF_MS = 2 * SECOND_MS;
const LONGEST_BACKOFF_MS = 15 * MINUTE_MS;
/** After so long of temporary noes a person must know: the message counts as refused. */
const GIVE_UP_AFTER_MS = 2 * DAY_MS;
/** A `sending` this old belongs to a worker that is gone: twice the server's longest silence. */
export const ABANDONED_AFTER_MS = 2 * SMTP_SILENCE_MS;

/** One a second, and done before {@link ABANDONED_AFTER_MS}. */
const RECORD_TRIES = 20;

export function backoffMs(attempts: number): number {
  return Math.min(FIRST_BACKOFF_MS * 2 ** attempts, LONGEST_BACKOFF_MS);
}

/** One look at the outbox: sends what may leave, reports what went wrong. `unreachable`: the server did not talk to us. */
export async function lookOnce(deps: DeliveryDeps, signal?: AbortSignal): Promise<Counted & { unreachable: boolean }> {
  const counted = { sent: 0, refused: 0, waiting: 0, unreachable: false };
  await deps.outbox.abandonSince(deps.now() - ABANDONED_AFTER_MS, deps.now());
  await deps.outbox.remind(deps.now());
  const waiting = await deps.outbox.waiting(deps.now());
  counted.waiting = waiting.length;
  const daysOff: readonly CivilDate[] = waiting.length > 0 ? await deps.outbox.daysOff() : [];
  for (const gathered of mailsToSend(waiting, { now: deps.now(), daysOff, atOnce: deps.atOnce })) {
    if (signal?.aborted) break;
    const delivery = await deliver(gathered, deps);
    if (delivery.kind === 'sent') counted.sent++;
    if (delivery.kind === 'refused' || delivery.kind === 'uncertain') counted.refused++;
    if (delivery.kind === 'later' && delivery.unreachable) {
      // Nobody is served by asking a dead server once per recipient: the next look tries again.
      counted.unreachable = true;
      break;
    }
  }
  await reportAll(deps);
  return counted;
}

async function deliver(gathered: Gathered, deps: DeliveryDeps): Promise<Delivery> {
  const mail = await composeMail(gathered, deps.sender);
  const departure = { mailId: mail.messageId, address: mail.to, acute: gathered.acute, ids: departureIds(gathered) };
  const delivery = await sendMail(deps.smtpUrl, mail, () => deps.outbox.beginSending(departure, deps.now()));
  await record(delivery, gathered, mail, deps);
  if (delivery.kind !== 'sent') {
    const error = delivery.kind === 'taken' ? '' : delivery.error;
    deps.log('mail not sent', { messageId: mail.messageId, outcome: delivery.kind, error });
  }
  return delivery;
}

async function record(delivery: Delivery, gathered: Gathered, mail: ComposedMail, deps: DeliveryDeps): Promise<void> {
  if (delivery.kind === 'taken') return;
  if (delivery.kind === 'sent' || delivery.kind === 'uncertain') {
    return untilRecorded(() => deps.outbox.record(mail.messageId, delivery, deps.now()));
  }
  // A server that is away is no answer about these messages: they keep their place and their count.
  if (delivery.kind === 'later' && delivery.unreachable) return;
  const outcome =
    delivery.kind === 'refused'
      ? { kind: delivery.kind, error: delivery.error }
      : retryOrGiveUp(gathered.messages, delivery.error, deps.now());
  if (delivery.began) await untilRecorded(() => deps.outbox.record(mail.messageId, outcome, deps.now()));
  else await deps.outbox.recordUnsent(departureIds(gathered), outcome);
}

/** A register that restarts just now must not make a mail uncertain that the server has answered for. */
async function untilRecorded(write: () => Promise<unknown>): Promise<void> {
  for (let left = RECORD_TRIES; ; left--) {
    try {
      await write();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await pause(SECOND_MS);
    }
  }
}

function departureIds({ messages }: Gathered): readonly string[] {
  return messages.map((m) => m.id);
}

/** After a temporary no: later, longer each time; after two days a person must know. */
function retryOrGiveUp(messages: readonly WaitingMessage[], error: string, now: Instant) {
  const oldest = Math.min(...messages.map((m) => m.createdAt));
  if (now - oldest > GIVE_UP_AFTER_MS) return { kind: 'refused' as const, error };
  const attempts = Math.max(...messages.map((m) => m.attempts));
  return { kind: 'postponed' as const, notBefore: now + backoffMs(attempts), error };
}

async function reportAll(deps: DeliveryDeps): Promise<void> {
  const unreported = await deps.outbox.unreported();
  if (unreported.length === 0) return;
  const displayedNow = await deps.outbox.displayedNow();
  for (const message of unreported) {
    try {
      await deps.report(message, displayedNow);
      await deps.outbox.markReported(message.id, deps.now());
    } catch (error) {
      // The case is told in a later look; the others must not wait for it.
      deps.log('case not told of a refused mail', { ref: message.ref, error: (error as Error).name });
    }
  }
}
