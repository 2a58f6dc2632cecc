import { addDays, dayNumber } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { isWorkingDay } from '../../domain/calendar/working-days';
import { type CivilDate, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';

/** Within this many days working days are counted; further away weeks and months say more. */
const COUNTED_DAYS = 30;
const LAST_MINUTE_MS = MINUTE_MS;

/** "tors 12 mars (om 3 arbetsdagar)"; with the time of day when it falls within two days and not at a day's end. */
export function dueInWords(at: Instant, now: Instant, daysOff: readonly CivilDate[]): string {
  const date = localDate(at);
  const today = localDate(now);
  const atDaysEnd = localDate(at + LAST_MINUTE_MS) !== date;
  const near = Math.abs(dayNumber(date) - dayNumber(today)) <= 1;
  const day = near && !atDaysEnd ? momentInWords(at, today) : dayInWords(date, today);
  return `${day} (${distanceInWords(at, now, daysOff)})`;
}

/** For the one line of a list: "tors 10 dec (om 4 arbetsdagar)", "Försenat 7 arbetsdagar, ons 25 nov". */
export function rowInWords(at: Instant, now: Instant, daysOff: readonly CivilDate[]): string {
  const day = dayInWords(localDate(at), localDate(now)).replace(LONG_MONTH, '$1');
  const distance = distanceInWords(at, now, daysOff);
  if (at >= now) return `${day} (${distance})`;
  return distance.endsWith(' sedan')
    ? `Försenat ${distance.slice(0, -' sedan'.length)}, ${day}`
    : `Försenat sedan ${distance}, ${day}`;
}

/** Months that have a usual short form. */
const LONG_MONTH = /\b(jan|feb|aug|sep|okt|nov|dec)[a-z]+/;

/** "i dag", "i morgon", "om 3 arbetsdagar", "om 40 minuter", "2 arbetsdagar sedan", "om 5 veckor", "om 4 månader". */
export function distanceInWords(at: Instant, now: Instant, daysOff: readonly CivilDate[]): string {
  const [date, today] = [localDate(at), localDate(now)];
  const days = dayNumber(date) - dayNumber(today);
  const apart = Math.abs(at - now);
  if (days === 0) {
    if (apart < 2 * HOUR_MS)
      return ahead(at, now, amount(Math.max(1, Math.round(apart / MINUTE_MS)), 'minut', 'minuter'));
    return at < now ? ahead(at, now, amount(Math.round(apart / HOUR_MS), 'timme', 'timmar')) : 'i dag';
  }
  if (days === 1) return 'i morgon';
  if (days === -1) return 'i går';
  if (Math.abs(days) <= COUNTED_DAYS) {
    const counted = workingDaysBetween(days > 0 ? today : date, days > 0 ? date : today, daysOff);
    // A weekend with no working day between is told in days.
    return counted === 0
      ? ahead(at, now, amount(Math.abs(days), 'dag', 'dagar'))
      : ahead(at, now, amount(counted, 'arbetsdag', 'arbetsdagar'));
  }
  const weeks = Math.round(Math.abs(days) / 7);
  if (weeks <= 12) return ahead(at, now, amount(weeks, 'vecka', 'veckor'));
  return ahead(at, now, amount(Math.round(Math.abs(days) / 30.44), 'månad', 'månader'));
}

function ahead(at: Instant, now: Instant, words: string): string {
  return at < now ? `${words} sedan` : `om ${words}`;
}

function amount(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Working days after `from`, up to and with `to`. */
function workingDaysBetween(from: CivilDate, to: CivilDate, daysOff: readonly CivilDate[]): number {
  let counted = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, daysOff)) counted += 1;
  }
  return counted;
}
