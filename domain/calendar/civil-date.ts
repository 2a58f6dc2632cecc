import type { CivilDate } from '../instant';

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

/** Days of four hundred years, after which the calendar repeats itself, and those from 1 March of year 0 to 1970. */
const ERA_DAYS = 146_097;
const EPOCH_DAYS = 719_468;

/**
 * Days since 1970-01-01; the form in which days are counted. Years are reckoned from March, so that the leap day is the
 * last one: whole numbers only, since a `Date` for each day is most of what a deadline costs.
 * @throws RangeError when no such day exists.
 */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const fromMarch = month > 2 ? month - 3 : month + 9;
  const y = month > 2 ? year : year - 1;
  const ofEra = y % 400;
  const ofYear = Math.floor((153 * fromMarch + 2) / 5) + day - 1;
  return (
    Math.floor(y / 400) * ERA_DAYS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - EPOCH_DAYS
  );
}

/** @throws RangeError outside the years 1000-9999, as `dayNumber` does. */
export function fromDayNumber(number: number): CivilDate {
  const days = number + EPOCH_DAYS;
  const era = Math.floor(days / ERA_DAYS);
  const ofEra = days - era * ERA_DAYS;
  const y = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (y * 365 + Math.floor(y / 4) - Math.floor(y / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = y + era * 400 + (month > 2 ? 0 : 1);
  if (!(year >= 1000 && year <= 9999)) throw new RangeError(`Not a day: ${number}`);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
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
