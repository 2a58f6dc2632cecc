import { DAY_MS, type CivilDate } from '../instant';

export type { CivilDate } from '../instant';

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  const match = WRITTEN.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export type CivilParts = { readonly year: number; readonly month: number; readonly day: number };

/** Year, month 1-12 and day. @throws RangeError when no such day exists. */
export function partsOf(date: CivilDate): CivilParts {
  if (!isCivilDate(date)) throw new RangeError(`Not a day: ${date}`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01; the form in which days are counted. @throws RangeError when no such day exists. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function fromDayNumber(number: number): CivilDate {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function weekday(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** `n` calendar days later (earlier when negative). */
export function addDays(date: CivilDate, n: number): CivilDate {
  return fromDayNumber(dayNumber(date) + n);
}

/**
 * The day with the same number `n` months later (earlier when negative); where the month has no such day, its last
 * one (lag 1930:173 1 §: 31 January and one month is 28 February).
 */
export function addMonths(date: CivilDate, n: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const months = year * 12 + (month - 1) + n;
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/** Calendar days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
