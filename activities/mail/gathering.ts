import { inOfficeHours } from '../../domain/calendar/office-hours';
import type { CivilDate, Instant } from '../../domain/instant';
import { MINUTE_MS } from '../../domain/instant';
import type { WaitingMessage } from './outbox';

/** A recipient's ordinary messages are gathered this long, counted from the oldest. */
const GATHER_MS = MINUTE_MS;
/** In the demo nobody waits a minute: a mail leaves when its recipient has had no new message for this long. */
const QUIET_MS = 700;

export interface GatheringRules {
  /** Real time. */
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  /** Demo and tests: ordinary mail leaves at once, also outside office hours. */
  readonly atOnce: boolean;
}

/** Messages that leave in one mail: one recipient, all acute or all ordinary. */
export interface Gathered {
  readonly address: string;
  readonly acute: boolean;
  readonly messages: readonly WaitingMessage[];
}

/**
 * The mails that are due to leave now.
 *
 * 2,000 deadlines on a Monday morning are one mail per recipient. Two rungs that lie days apart are two mails also
 * when the time machine climbs both within a second: in the demo what belongs together is told by the minute in
 * which it was true, not by when the machine got there.
 */
export function mailsToSend(waiting: readonly WaitingMessage[], rules: GatheringRules): readonly Gathered[] {
  const groups = new Map<string, WaitingMessage[]>();
  for (const message of waiting) {
    const minute = rules.atOnce ? Math.floor(message.saidAt / MINUTE_MS) : 0;
    const key = `${message.address}|${message.acute}|${minute}`;
    groups.set(key, [...(groups.get(key) ?? []), message]);
  }
  return [...groups.values()].flatMap((messages): Gathered[] => {
    const first = messages[0];
    if (first === undefined || !mayLeave(messages, first.acute, rules)) return [];
    return [{ address: first.address, acute: first.acute, messages: messages.toSorted(byTime) }];
  });
}

function mayLeave(messages: readonly WaitingMessage[], acute: boolean, rules: GatheringRules): boolean {
  if (acute) return true;
  const oldest = Math.min(...messages.map((m) => m.createdAt));
  const gathered = rules.now - oldest >= GATHER_MS;
  if (rules.atOnce) return gathered || rules.now - Math.max(...messages.map((m) => m.createdAt)) >= QUIET_MS;
  return gathered && inOfficeHours(rules.now, rules.daysOff);
}

function byTime(a: WaitingMessage, b: WaitingMessage): number {
  return a.saidAt - b.saidAt || (a.id < b.id ? -1 : 1);
}
