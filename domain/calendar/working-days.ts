import type { CivilDate, Instant } from '../instant';
import { dayNumber, fromDayNumber, partsOf, weekday } from './civil-date';
import {
  atTimeOfDay,
  CALENDAR_FIRST_DAY,
  CALENDAR_LAST_DATE,
  localDate,
  localDayNumber,
  startOfDayNumber,
  timeOfDay,
} from './stockholm';
import { DAY_NAMES, FIRST_YEAR, LAST_YEAR, NAMED_DAYS } from './table';

const NO_DAYS_OFF: readonly CivilDate[] = [];
const namedByYear = new Map<number, ReadonlyMap<string, string>>();

/**
 * The Swedish name of a red day or of midsummer's, Christmas or New Year's eve, as in a sentence ("långfredag").
 * Other Saturdays and Sundays have none. @throws RangeError outside 2016-2060.
 */
export function namedDay(date: CivilDate): string | undefined {
  const { year } = partsOf(date);
  let named = namedByYear.get(year);
  if (named === undefined) {
    named = readYear(year);
    namedByYear.set(year, named);
  }
  return named.get(date.slice(5, 7) + date.slice(8, 10));
}

function readYear(year: number): ReadonlyMap<string, string> {
  const row = NAMED_DAYS[year];
  if (row === undefined) throw new RangeError(`Outside the calendar ${FIRST_YEAR}-${LAST_YEAR}: ${year}`);
  return new Map(row.split(' ').map((entry) => [entry.slice(0, 4), DAY_NAMES[entry.slice(4)] ?? entry]));
}

export function isWeekend(date: CivilDate): boolean {
  return weekday(date) >= 6;
}

const UNKNOWN = 0;
const WORKING = 1;
const NAMED_OR_WEEKEND = 2;
/** What has been found of each day of the calendar: a deadline asks about the same days over and over. */
const found = new Uint8Array(dayNumber(CALENDAR_LAST_DATE) - CALENDAR_FIRST_DAY + 1);

/** Days are counted as numbers here: writing each as a date was most of what a deadline cost. */
function isWorking(day: number, off: readonly number[]): boolean {
  const at = day - CALENDAR_FIRST_DAY;
  if (found[at] === UNKNOWN) {
    const date = fromDayNumber(day);
    found[at] = namedDay(date) === undefined && !isWeekend(date) ? WORKING : NAMED_OR_WEEKEND;
  }
  if (found[at] === undefined) throw new RangeError(`Outside the calendar ${FIRST_YEAR}-${LAST_YEAR}: ${day}`);
  return found[at] === WORKING && !off.includes(day);
}

const numbered = (dates: readonly CivilDate[]): readonly number[] => dates.map(dayNumber);

function forward(from: number, off: readonly number[]): number {
  let day = from;
  while (!isWorking(day, off)) day += 1;
  return day;
}

function back(from: number, off: readonly number[]): number {
  let day = from;
  while (!isWorking(day, off)) day -= 1;
  return day;
}

/** No Saturday, Sunday, red day, the three eves or one of the organisation's own `daysOff`. */
export function isWorkingDay(date: CivilDate, daysOff: readonly CivilDate[] = NO_DAYS_OFF): boolean {
  return isWorking(dayNumber(date), []) && !daysOff.includes(date);
}

/** `date` itself when it is a working day, else the first one after (lag 1930:173 2 §). */
export function rollForward(date: CivilDate, daysOff: readonly CivilDate[] = NO_DAYS_OFF): CivilDate {
  return fromDayNumber(forward(dayNumber(date), numbered(daysOff)));
}

/** `date` itself when it is a working day, else the last one before: for clocks that count down to a date. */
export function rollBack(date: CivilDate, daysOff: readonly CivilDate[] = NO_DAYS_OFF): CivilDate {
  return fromDayNumber(back(dayNumber(date), numbered(daysOff)));
}

/** The first working day after `date`, never `date` itself. */
export function nextWorkingDay(date: CivilDate, daysOff: readonly CivilDate[] = NO_DAYS_OFF): CivilDate {
  return workingDayAfter(date, 1, daysOff);
}

/** The last working day before `date`, never `date` itself. */
export function previousWorkingDay(date: CivilDate, daysOff: readonly CivilDate[] = NO_DAYS_OFF): CivilDate {
  return workingDayAfter(date, -1, daysOff);
}

/** The n-th working day after `date` (before, when `n` is negative). @throws RangeError unless `n` is a whole number but 0. */
export function workingDayAfter(date: CivilDate, n: number, daysOff: readonly CivilDate[] = NO_DAYS_OFF): CivilDate {
  if (!Number.isInteger(n) || n === 0) throw new RangeError(`Not a number of working days: ${n}`);
  const off = numbered(daysOff);
  let day = dayNumber(date);
  for (let left = Math.abs(n); left > 0; left -= 1) day = n > 0 ? forward(day + 1, off) : back(day - 1, off);
  return fromDayNumber(day);
}

/**
 * The n-th working day after the start day, when Swedish clocks show the same time as at `instant`; no clamping to
 * office hours (kit.md). Before it when `n` is negative. @throws RangeError unless `n` is a whole number but 0.
 */
export function addWorkingDays(instant: Instant, n: number, daysOff: readonly CivilDate[] = NO_DAYS_OFF): Instant {
  return atTimeOfDay(workingDayAfter(localDate(instant), n, daysOff), timeOfDay(instant));
}

/** How many working days lie after `from` up to and including `to`; negative when `to` comes first. */
export function workingDaysBetween(
  from: CivilDate,
  to: CivilDate,
  daysOff: readonly CivilDate[] = NO_DAYS_OFF,
): number {
  if (to < from) return -workingDaysBetween(to, from, daysOff);
  const [last, off] = [dayNumber(to), numbered(daysOff)];
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (isWorking(day, off)) count += 1;
  return count;
}

/** Milliseconds between two moments that lie on working days, all hours counted; 0 when `to` is not after `from`. */
export function workingTimeBetween(from: Instant, to: Instant, daysOff: readonly CivilDate[] = NO_DAYS_OFF): number {
  let total = 0;
  for (const span of workingSpans(from, daysOff)) {
    if (span.from >= to) break;
    total += Math.min(span.to, to) - span.from;
  }
  return total;
}

/** The moment when `ms` of working time have passed since `from`. */
export function addWorkingTime(from: Instant, ms: number, daysOff: readonly CivilDate[] = NO_DAYS_OFF): Instant {
  let left = ms;
  for (const span of workingSpans(from, daysOff)) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  throw new RangeError('The calendar ends before the working time does');
}

/** The working days from `from` on, each from 00:00 to 24:00 Swedish time, the first cut off at `from`. */
function* workingSpans(from: Instant, daysOff: readonly CivilDate[]): Generator<{ from: Instant; to: Instant }> {
  const off = numbered(daysOff);
  for (let day = localDayNumber(from); ; day += 1) {
    if (!isWorking(day, off)) continue;
    yield { from: Math.max(from, startOfDayNumber(day)), to: startOfDayNumber(day + 1) };
  }
}
