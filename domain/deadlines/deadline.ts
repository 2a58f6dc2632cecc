import { addDays, addMonths, partsOf } from '../calendar/civil-date';
import { endOfDay, localDate, offsetAt } from '../calendar/stockholm';
import { addWorkingDays, rollBack, rollForward } from '../calendar/working-days';
import { HOUR_MS, MINUTE_MS, type CivilDate, type Instant } from '../instant';
import { dayInWords, listInWords, momentInWords, monthInWords, timeInWords } from '../swedish-dates';
import { amountInWords, obstacleInWords, workingDaysInWords } from './explanation';
import type { Policy } from './policy';

/** When something must be done, and the sum that led there, in Swedish for the person who reads the page. */
export type Deadline = { readonly dueAt: Instant; readonly explanation: string };

type Question = { readonly policy: Policy; readonly start: Instant; readonly daysOff: readonly CivilDate[] };

/**
 * The moment until which there is time, counted from `start` as the policy's unit says (policy.ts). The organisation's
 * own days off move only the office's clocks: the law's days stand in the law (lag 1930:173), a contract binds others.
 * @throws RangeError outside the calendar 2016-2060 and for `given-date`, which has nothing to count (`computeUntil`).
 */
export function computeDeadline({ policy, start, daysOff }: Question): Deadline {
  const off = policy.kind === 'office' ? daysOff : [];
  switch (policy.unit) {
    case 'minutes':
      return elapsed({ policy, start, daysOff: off }, MINUTE_MS);
    case 'acute-hours':
      return elapsed({ policy, start, daysOff: off }, HOUR_MS);
    case 'working-days':
      return workingDays({ policy, start, daysOff: off });
    case 'days':
    case 'weeks':
    case 'months':
    case 'years':
    case 'end-of-day':
    case 'yearly-dates':
      return wholeDays({ policy, start, daysOff: off });
    case 'given-date':
      throw new RangeError(`${policy.key} has no amount to count from`);
    default:
      return policy.unit satisfies never;
  }
}

/** A date that a person or a partner has named stands as it is, also on a Sunday: they have said so. */
export function computeUntil({ at }: { readonly policy: Policy; readonly at: Instant }): Deadline {
  const date = localDate(at);
  const day = `${dayInWords(date)} ${partsOf(date).year}`;
  return {
    dueAt: at,
    explanation: `satt till ${day}${at === endOfDay(date) ? ', hela dagen' : ` ${timeInWords(at)}`}`,
  };
}

function elapsed({ policy, start }: Question, unitMs: number): Deadline {
  const dueAt = start + policy.amount * unitMs;
  const [from, to] = [localDate(start), localDate(dueAt)];
  const until = from === to ? timeInWords(dueAt) : momentInWords(dueAt, from);
  const shift = offsetAt(dueAt) - offsetAt(start);
  const clocks = shift === 0 ? '' : `; klockan ställs ${shift > 0 ? 'fram' : 'tillbaka'} under tiden`;
  return {
    dueAt,
    explanation: `${amountInWords(policy)} från ${momentInWords(start)}, dygnet runt: ${until}${clocks}`,
  };
}

function workingDays({ policy, start, daysOff }: Question): Deadline {
  const dueAt = addWorkingDays(start, policy.amount, daysOff);
  const [from, to] = [localDate(start), localDate(dueAt)];
  const sum =
    policy.amount > 0
      ? `från ${dayInWords(from)}: ${workingDaysInWords(from, to, daysOff)}`
      : `före ${dayInWords(from)}: ${dayInWords(to, from)}`;
  return { dueAt, explanation: `${amountInWords(policy)} ${sum}` };
}

function wholeDays({ policy, start, daysOff }: Question): Deadline {
  const from = localDate(start);
  const counted = lastDay(policy, from);
  const acted = rolled(policy, counted, daysOff);
  const source = policy.kind === 'statutory' ? ' (lag 1930:173)' : '';
  const moved =
    acted === counted
      ? dayInWords(acted, from)
      : `${obstacleInWords(counted, from)}, därför ${dayInWords(acted, from)}${source}`;
  return { dueAt: endOfDay(acted), explanation: `${sumInWords(policy, from, acted)}: ${moved}, hela dagen` };
}

function lastDay(policy: Policy, from: CivilDate): CivilDate {
  switch (policy.unit) {
    case 'weeks':
      return addDays(from, 7 * policy.amount);
    case 'months':
      return addMonths(from, policy.amount);
    case 'years':
      return addMonths(from, 12 * policy.amount);
    case 'yearly-dates':
      return nextYearlyDate(policy, from);
    default:
      return addDays(from, policy.amount);
  }
}

function nextYearlyDate(policy: Policy, from: CivilDate): CivilDate {
  const { year } = partsOf(from);
  const dates = (policy.dates ?? []).toSorted();
  const candidates = [year, year + 1].flatMap((of) => dates.map((date) => `${of}-${date}`));
  const next = candidates.find((date) => rolled(policy, date, []) >= from);
  if (next === undefined) throw new RangeError(`${policy.key} has no dates`);
  return next;
}

function rolled(policy: Policy, date: CivilDate, daysOff: readonly CivilDate[]): CivilDate {
  switch (policy.roll) {
    case 'next-working-day':
      return rollForward(date, daysOff);
    case 'previous-working-day':
      return rollBack(date, daysOff);
    case 'stays':
      return date;
    default:
      return policy.roll satisfies never;
  }
}

/** What is counted back from says its year when that is another than the one it ends up in. */
function sumInWords(policy: Policy, from: CivilDate, to: CivilDate): string {
  if (policy.unit === 'end-of-day') {
    if (policy.amount === 0) return 'samma dag';
    return policy.amount === 1 ? `dagen efter ${dayInWords(from)}` : `${policy.amount} dagar efter ${dayInWords(from)}`;
  }
  if (policy.unit === 'yearly-dates') {
    const dates = (policy.dates ?? []).map(
      (date) => `${Number(date.slice(3))} ${monthInWords(Number(date.slice(0, 2)))}`,
    );
    return dates.length === 1 ? `varje år ${dates.join()}` : `den närmaste av ${listInWords(dates)}`;
  }
  const start = policy.amount < 0 ? `före ${dayInWords(from, to)}` : `från ${dayInWords(from)}`;
  return `${amountInWords(policy)} ${start}`;
}
