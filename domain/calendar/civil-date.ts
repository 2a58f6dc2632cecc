import { DAY_MS, type CivilDate } from '../instant';

export type { CivilDate } from '../instant';

/** 1 = Monday ... 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  return read(text) !== null;
}

export type CivilParts = { readonly year: number; readonly month: number; readonly day: number };

/** Year, month 1-12 and day. @throws RangeError when no such day exists. */
export function partsOf(date: CivilDate): CivilParts {
  const parts = read(date);
  if (parts === null) throw new RangeError(`Not a day: ${date}`);
  return parts;
}

/** Digit by digit: deadlines are reckoned inside every command, and a regular expression a day was most of their time. */
function read(text: string): CivilParts | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  // NaN fails every comparison.
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1)) return null;
  return day <= 28 || day <= daysInMonth(year, month) ? { year, month, day } : null;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
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
