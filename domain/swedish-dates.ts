import { addMonths, daysBetween, partsOf, weekday } from './calendar/civil-date';
import { endOfDay, localDate, localTime } from './calendar/stockholm';
import { workingDaysBetween } from './calendar/working-days';
import type { CivilDate, Instant } from './instant';

// No `Intl`: pages, mails and the workflow must say the same words on every machine.
const WEEKDAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] as const;
const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** "april", for month 1-12. */
export function monthInWords(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** "tors 12 mars"; with the year ("tors 12 mars 2027") unless it is the year of `seenFrom`. */
export function dayInWords(date: CivilDate, seenFrom?: CivilDate): string {
  const { year, month, day } = partsOf(date);
  const words = `${WEEKDAYS[weekday(date) - 1]} ${day} ${monthInWords(month)}`;
  return seenFrom === undefined || partsOf(seenFrom).year === year ? words : `${words} ${year}`;
}

/** "kl. 15.00", Swedish time. */
export function timeInWords(instant: Instant): string {
  return `kl. ${localTime(instant).replace(':', '.')}`;
}

/** "tors 12 mars kl. 15.00", Swedish time; with the year unless it is the year of `seenFrom`. */
export function momentInWords(instant: Instant, seenFrom?: CivilDate): string {
  return `${dayInWords(localDate(instant), seenFrom)} ${timeInWords(instant)}`;
}

/** "a, b och c". */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`;
}

/** Further away than this, nobody counts working days. */
const MOST_WORKING_DAYS = 10;
const MOST_WEEKS_IN_DAYS = 60;
const MOST_MONTHS = 23;

/**
 * How far `instant` is from `now`, in the words of an office: "i dag", "i morgon", "i går", "om 3 arbetsdagar",
 * "2 arbetsdagar sedan", further away "om 6 veckor", "om 5 månader", "om 2 år". Whole days in Sweden; the time of day
 * makes no difference.
 */
export function distanceInWords(instant: Instant, now: Instant, daysOff: readonly CivilDate[]): string {
  const [today, date] = [localDate(now), localDate(instant)];
  const days = daysBetween(today, date);
  if (days === 0) return 'i dag';
  if (days === 1) return 'i morgon';
  if (days === -1) return 'i går';
  const amount = amountBetween(days > 0 ? today : date, days > 0 ? date : today, daysOff);
  return days > 0 ? `om ${amount}` : `${amount} sedan`;
}

/** "tors 12 mars kl. 15.00 (om 3 arbetsdagar)"; without the time when the whole day may be used. */
export function dueInWords(instant: Instant, now: Instant, daysOff: readonly CivilDate[]): string {
  const [today, date] = [localDate(now), localDate(instant)];
  const when = usesWholeDay(instant) ? dayInWords(date, today) : momentInWords(instant, today);
  return `${when} (${distanceInWords(instant, now, daysOff)})`;
}

/** "2026-02-11 kl. 15.00", as in letters and mails; only the day when the whole of it may be used. */
export function momentWritten(instant: Instant): string {
  const date = localDate(instant);
  return usesWholeDay(instant) ? date : `${date} ${timeInWords(instant)}`;
}

function usesWholeDay(instant: Instant): boolean {
  return instant === endOfDay(localDate(instant));
}

function amountBetween(from: CivilDate, to: CivilDate, daysOff: readonly CivilDate[]): string {
  const days = daysBetween(from, to);
  // Beyond a month nobody wants them counted, and pages list hundreds of rows.
  const working = days > 30 ? MOST_WORKING_DAYS + 1 : workingDaysBetween(from, to, daysOff);
  if (working === 0) return `${days} dagar`;
  if (working <= MOST_WORKING_DAYS) return working === 1 ? '1 arbetsdag' : `${working} arbetsdagar`;
  if (days < MOST_WEEKS_IN_DAYS) return `${Math.round(days / 7)} veckor`;
  const months = wholeMonths(from, to);
  return months <= MOST_MONTHS ? `${months} månader` : `${Math.floor(months / 12)} år`;
}

function wholeMonths(from: CivilDate, to: CivilDate): number {
  const [one, other] = [partsOf(from), partsOf(to)];
  const months = (other.year - one.year) * 12 + other.month - one.month;
  return addMonths(from, months) > to ? months - 1 : months;
}
