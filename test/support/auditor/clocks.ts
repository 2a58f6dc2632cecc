import { type Day, dayOf, endOfDay, localDay, monthsLater, rolled, workingDaysLater } from './calendar';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Rung {
  readonly at: number;
  readonly to: string;
}

/** The part of a policy that says when. */
export interface Policy {
  readonly key: string;
  readonly amount: number;
  readonly unit: string;
  readonly kind: string;
  readonly roll: string;
  readonly dates?: readonly string[];
}

/** A clock as a fact lays it down. */
export interface LaidDown {
  readonly id: string;
  readonly about: string;
  readonly subject: string;
  readonly unit: string;
  readonly policy: Policy;
  readonly startAt: number;
  readonly dueAt: number;
  readonly explanation: string;
  readonly rungs: readonly Rung[];
}

/** A clock that runs, as far as it has been climbed. */
export interface Running {
  readonly clock: LaidDown;
  readonly fired: number;
  readonly repeatAt: number | null;
  /** When it last began, spoke or was taken up again: nothing could be expected of it before. */
  readonly since: number;
}

export type Own = ReadonlySet<Day>;

export function ownDays(dates: readonly string[]): Own {
  return new Set(dates.map(dayOf));
}

/** When a clock speaks next, and as what; null when it has nothing more to say. */
export function speaks({ clock, fired, repeatAt }: Running): { readonly at: number; readonly as: string } | null {
  if (clock.about === 'wait') return { at: clock.dueAt, as: 'the end of its wait' };
  const rung = clock.rungs[fired];
  if (rung) return { at: rung.at, as: `rung ${fired + 1}` };
  return repeatAt === null ? null : { at: repeatAt, as: `reminder ${fired + 1}` };
}

/** How the explanation begins of a date that somebody named, or ends of one that stood still. */
const NAMED = /^(satt|pausad) |tiden stod still/;

/** When it must be done by the policy's own sum; null when a person named the date. */
export function reckonedDue({ policy, startAt, explanation }: LaidDown, daysOff: Own): number | null {
  if (NAMED.test(explanation)) return null;
  const own: Own = policy.kind === 'office' ? daysOff : new Set();
  const from = localDay(startAt);
  const end = (day: Day) => endOfDay(policy.roll === 'stays' ? day : rolled(day, rollsTo(policy), own));
  switch (policy.unit) {
    case 'minutes':
      return startAt + policy.amount * MINUTE;
    case 'acute-hours':
      return startAt + policy.amount * HOUR;
    case 'working-days':
      return workingDaysLater(startAt, policy.amount, own);
    case 'days':
    case 'end-of-day':
      return end(from + policy.amount);
    case 'weeks':
      return end(from + 7 * policy.amount);
    case 'months':
      return end(monthsLater(from, policy.amount));
    case 'years':
      return end(monthsLater(from, 12 * policy.amount));
    default:
      return null;
  }
}

function rollsTo({ roll }: Policy): 1 | -1 {
  return roll === 'previous-working-day' ? -1 : 1;
}

/** What every ladder has from its due date on (kit.md, "Ladder"). */
export function upperRungs({ policy, dueAt }: LaidDown, daysOff: Own): readonly Rung[] {
  if (policy.kind === 'acute')
    return [
      { at: dueAt, to: 'head-of-unit' },
      { at: dueAt + HOUR, to: 'duty-head' },
      { at: dueAt + 2 * HOUR, to: 'head-of-department' },
    ];
  return [
    { at: dueAt, to: policy.kind === 'system' ? 'system-owner' : 'head-of-unit' },
    { at: workingDaysLater(dueAt, 1, daysOff), to: 'head-of-department' },
    { at: workingDaysLater(dueAt, 3, daysOff), to: 'head-of-administration-and-forum' },
  ];
}

/** The daily reminder after the last rung: the first of them that lies after `now`. */
export function nextReminder(spokenAt: number, now: number, daysOff: Own): number {
  let at = workingDaysLater(spokenAt, 1, daysOff);
  while (at <= now) at = workingDaysLater(at, 1, daysOff);
  return at;
}
