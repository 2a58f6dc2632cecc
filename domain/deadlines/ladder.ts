import { addDays, daysBetween } from '../calendar/civil-date';
import { localDate, toInstant } from '../calendar/stockholm';
import { addWorkingDays, addWorkingTime, workingTimeBetween } from '../calendar/working-days';
import { HOUR_MS, type CivilDate, type Instant } from '../instant';
import { computeDeadline } from './deadline';
import type { Policy } from './policy';

/** Who is told. `system-owner` only for `routine.continues` (kit.md: a wedged routine is seen like any stalled person). */
export type RungRecipient =
  | 'holder'
  | 'holder-and-deputy'
  | 'head-of-unit'
  | 'duty-head'
  | 'head-of-department'
  | 'head-of-administration-and-forum'
  | 'system-owner';

/** After the last rung one person is reminded every working day. */
export type Reminded = RungRecipient | 'head-of-administration';

/** One step of the escalation: told once, at `at`. It never changes the holder. */
export type Rung = {
  /** 1, 2, 3 ... in order of time. */
  readonly no: number;
  readonly at: Instant;
  readonly to: RungRecipient;
  /** Share of the time used, when the rung is a share. */
  readonly percent?: number;
};

type Climb = {
  readonly policy: Policy;
  readonly start: Instant;
  readonly dueAt: Instant;
  readonly daysOff: readonly CivilDate[];
};
type Step = Omit<Rung, 'no'>;

/** Clocks longer than this are reminded of by days left, not by share of the time (kit.md, "Ladder"). */
const LONG_DAYS = 30;
/** Reminders by days left come when the working day begins, so that "tomorrow" is said in time to act. */
const MORNING = '08:00';
/** Less working time than this between start and due (both around a weekend) is shared out as elapsed time instead. */
const LEAST_WORKING_MS = HOUR_MS;

/**
 * The rungs of one deadline, strictly rising in time (kit.md, "Ladder"). Reminders that would come at or before `start`
 * are left out; `dueAt` may lie before `start` (late from the beginning, or a clock that counts back).
 * @throws RangeError outside the calendar 2016-2060.
 */
export function ladderFor(climb: Climb): readonly Rung[] {
  const rising: Step[] = [];
  for (const step of [...reminders(climb), ...afterwards(climb)]) {
    if (step.at > (rising.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) rising.push(step);
  }
  return rising.map((step, index) => ({ no: index + 1, ...step }));
}

/** The next daily reminder to the head of administration: next working day, same local time, until a person acts. */
export function reminderAfterLastRung(lastAt: Instant, daysOff: readonly CivilDate[]): Instant {
  return addWorkingDays(lastAt, 1, daysOff);
}

function reminders(climb: Climb): Step[] {
  if (climb.policy.kind === 'system') return [];
  const steps = isLong(climb) ? byDaysLeft(climb) : byShare(climb);
  const countsBack = climb.policy.amount < 0;
  return steps.filter(({ at }) => (countsBack || at > climb.start) && at < climb.dueAt);
}

function byDaysLeft({ dueAt }: Climb): Step[] {
  const due = localDate(dueAt);
  const before = (days: number): Instant => toInstant(addDays(due, -days), MORNING);
  return [
    { at: before(30), to: 'holder' },
    { at: before(7), to: 'holder' },
    { at: before(1), to: 'holder-and-deputy' },
  ];
}

function byShare(climb: Climb): Step[] {
  return [
    { at: shareOf(climb, 0.5), to: 'holder', percent: 50 },
    { at: shareOf(climb, 0.8), to: 'holder-and-deputy', percent: 80 },
  ];
}

function shareOf({ policy, start, dueAt, daysOff }: Climb, share: number): Instant {
  if (policy.unit === 'working-days') {
    const off = policy.kind === 'office' ? daysOff : [];
    const total = workingTimeBetween(start, dueAt, off);
    if (total >= LEAST_WORKING_MS) return addWorkingTime(start, Math.floor(total * share), off);
  }
  return start + Math.floor((dueAt - start) * share);
}

/** The policy's own length counts, unless somebody set another date: then the time until that. */
function isLong(climb: Climb): boolean {
  const { policy, start, dueAt, daysOff } = climb;
  if (policy.amount < 0) return true;
  if (policy.unit === 'working-days' || policy.kind === 'acute') return false;
  const span = daysBetween(localDate(start), localDate(dueAt));
  if (policy.unit === 'given-date' || policy.unit === 'yearly-dates') return span > LONG_DAYS;
  const asPolicySays = computeDeadline({ policy, start, daysOff }).dueAt === dueAt;
  return (asPolicySays ? nominalDays(policy) : span) > LONG_DAYS;
}

function nominalDays({ amount, unit }: Policy): number {
  switch (unit) {
    case 'weeks':
      return amount * 7;
    case 'months':
      return amount * 30;
    case 'years':
      return amount * 365;
    case 'days':
    case 'end-of-day':
      return amount;
    default:
      return 0;
  }
}

function afterwards({ policy, dueAt, daysOff }: Climb): Step[] {
  if (policy.kind === 'acute') {
    return [
      { at: dueAt, to: 'head-of-unit', percent: 100 },
      { at: dueAt + HOUR_MS, to: 'duty-head' },
      { at: dueAt + 2 * HOUR_MS, to: 'head-of-department' },
    ];
  }
  return [
    { at: dueAt, to: policy.kind === 'system' ? 'system-owner' : 'head-of-unit', percent: 100 },
    { at: addWorkingDays(dueAt, 1, daysOff), to: 'head-of-department' },
    { at: addWorkingDays(dueAt, 3, daysOff), to: 'head-of-administration-and-forum' },
  ];
}
