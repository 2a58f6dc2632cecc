/**
 * The auditor's own almanac: reckoned from the rules of the feasts (lag 1989:253, the three eves of lag 1930:173) and
 * of summer time (directive 2000/84/EC), where the product reads a frozen table. Two ways to one day, or a conviction.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A day is counted from 1970-01-01 = 0. */
export type Day = number;

function day(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / DAY;
}

export function dayOf(text: string): Day {
  return Date.parse(`${text}T00:00:00Z`) / DAY;
}

export function dateOf(of: Day): string {
  return new Date(of * DAY).toISOString().slice(0, 10);
}

/** 0 = Monday ... 6 = Sunday; day 0 was a Thursday. */
function weekday(of: Day): number {
  return (((of + 3) % 7) + 7) % 7;
}

/** The first such weekday on or after a day. */
function onOrAfter(of: Day, wanted: number): Day {
  return of + ((wanted - weekday(of) + 7) % 7);
}

/** Easter Sunday, by the anonymous Gregorian computus. */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

const feasts = new Map<number, ReadonlySet<Day>>();

/** Days on which nobody works though they may fall on a weekday. Saturdays and Sundays go by themselves. */
function feastsOf(year: number): ReadonlySet<Day> {
  const known = feasts.get(year);
  if (known) return known;
  const sunday = easter(year);
  const midsummer = onOrAfter(day(year, 6, 20), 5);
  const found = new Set([
    day(year, 1, 1),
    day(year, 1, 6),
    sunday - 2,
    sunday + 1,
    day(year, 5, 1),
    sunday + 39,
    day(year, 6, 6),
    midsummer - 1,
    day(year, 12, 24),
    day(year, 12, 25),
    day(year, 12, 26),
    day(year, 12, 31),
  ]);
  feasts.set(year, found);
  return found;
}

export function isWorkingDay(of: Day, own: ReadonlySet<Day> = new Set()): boolean {
  return weekday(of) < 5 && !feastsOf(new Date(of * DAY).getUTCFullYear()).has(of) && !own.has(of);
}

/** Summer time: from the last Sunday of March to the last of October, changed at 01:00 UTC. */
function aheadOfUtc(at: number): number {
  const year = new Date(at).getUTCFullYear();
  const begins = onOrAfter(day(year, 3, 25), 6) * DAY + HOUR;
  const ends = onOrAfter(day(year, 10, 25), 6) * DAY + HOUR;
  return at >= begins && at < ends ? 2 * HOUR : HOUR;
}

/** The day that Swedish calendars show. */
export function localDay(at: number): Day {
  return Math.floor((at + aheadOfUtc(at)) / DAY);
}

/** Milliseconds since Swedish clocks showed 00:00. */
function sinceMidnight(at: number): number {
  return (at + aheadOfUtc(at)) % DAY;
}

/** When Swedish clocks show that time: an hour later where the spring change jumps over it, the first of two in autumn. */
function instant(of: Day, time: number): number {
  const shown = of * DAY + time;
  const summer = shown - 2 * HOUR;
  const winter = shown - HOUR;
  if (aheadOfUtc(summer) === 2 * HOUR) return summer;
  // In the gap neither offset fits: clocks went from 02:00 to 03:00, so the time is read an hour on.
  return winter;
}

export function endOfDay(of: Day): number {
  return instant(of + 1, 0) - 1;
}

export function rolled(of: Day, way: 1 | -1, own: ReadonlySet<Day>): Day {
  let at = of;
  while (!isWorkingDay(at, own)) at += way;
  return at;
}

/** The n-th working day after (before, when negative), at the same local time. */
export function workingDaysLater(at: number, n: number, own: ReadonlySet<Day>): number {
  const way = n < 0 ? -1 : 1;
  let of = localDay(at);
  for (let left = Math.abs(n); left > 0; left -= 1) of = rolled(of + way, way, own);
  return instant(of, sinceMidnight(at));
}

/** The same date so many months on; the month's last day where it has no such date (lag 1930:173 1 §). */
export function monthsLater(of: Day, months: number): Day {
  const from = new Date(of * DAY);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return first.getTime() / DAY + Math.min(from.getUTCDate(), last) - 1;
}

/** `2037-03-04 22:00`, in Sweden. */
export function localMinute(at: number): string {
  const shown = new Date(at + aheadOfUtc(at)).toISOString();
  return `${shown.slice(0, 10)} ${shown.slice(11, 16)}`;
}
