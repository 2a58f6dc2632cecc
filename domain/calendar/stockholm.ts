import { DAY_MS, HOUR_MS, MINUTE_MS, type CivilDate, type Instant, type LocalTime } from '../instant';
import { addDays, dayNumber, fromDayNumber } from './civil-date';
import { CLOCK_CHANGES, FIRST_OFFSET_MINUTES, FIRST_YEAR, LAST_YEAR } from './table';

// Everything here reads the frozen table: the workflow sandbox has the host's zone, and replay must give the same sum
// on every machine (temporal-rules.md).

const FIRST_INSTANT = Date.UTC(FIRST_YEAR, 0, 1) - FIRST_OFFSET_MINUTES * MINUTE_MS;
const LAST_INSTANT = Date.UTC(LAST_YEAR + 1, 0, 1) - FIRST_OFFSET_MINUTES * MINUTE_MS;

/** The first and the last day the frozen calendar knows. Check dates that people type against these. */
export const CALENDAR_FIRST_DATE: CivilDate = `${FIRST_YEAR}-01-01`;
export const CALENDAR_LAST_DATE: CivilDate = `${LAST_YEAR}-12-31`;

/** @throws RangeError outside 2016-2060, Swedish time. */
function assertInTable(instant: Instant): void {
  if (!(instant >= FIRST_INSTANT && instant < LAST_INSTANT)) {
    throw new RangeError(`Outside the calendar ${FIRST_YEAR}-${LAST_YEAR}: ${String(instant)}`);
  }
}

/** Milliseconds that Swedish clocks are ahead of UTC at `instant`. @throws RangeError outside 2016-2060. */
export function offsetAt(instant: Instant): number {
  assertInTable(instant);
  let [low, high] = [0, CLOCK_CHANGES.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const change = CLOCK_CHANGES[middle];
    if (change !== undefined && change[0] * 1000 <= instant) low = middle + 1;
    else high = middle;
  }
  return (CLOCK_CHANGES[low - 1]?.[1] ?? FIRST_OFFSET_MINUTES) * MINUTE_MS;
}

/** The first day's number (`dayNumber`). */
export const CALENDAR_FIRST_DAY = dayNumber(CALENDAR_FIRST_DATE);
/** Each day of the table as it is written, once it has been asked for: most of what is asked is about the same few. */
const written: CivilDate[] = [];

/** The Swedish day at `instant`. @throws RangeError outside 2016-2060. */
export function localDate(instant: Instant): CivilDate {
  const day = localDayNumber(instant);
  return (written[day - CALENDAR_FIRST_DAY] ??= fromDayNumber(day));
}

/** The same as a number (`dayNumber`). @throws RangeError outside 2016-2060. */
export function localDayNumber(instant: Instant): number {
  return Math.floor((instant + offsetAt(instant)) / DAY_MS);
}

/** What a Swedish clock shows at `instant`, `HH:mm`. @throws RangeError outside 2016-2060. */
export function localTime(instant: Instant): LocalTime {
  const minutes = Math.floor(timeOfDay(instant) / MINUTE_MS);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** What a Swedish clock shows at `instant`, in milliseconds since it showed 00:00. */
export function timeOfDay(instant: Instant): number {
  return (instant + offsetAt(instant)) % DAY_MS;
}

/**
 * The moment when Swedish clocks show `time` on `date`. A time that the spring change jumps over is read an hour later
 * (02:30 becomes 03:30); one that the autumn change repeats means the first.
 * @throws RangeError for a day or time that is not written right, or outside 2016-2060.
 */
export function toInstant(date: CivilDate, time: LocalTime): Instant {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (match === null) throw new RangeError(`Not a time of day: ${time}`);
  return atTimeOfDay(date, Number(match[1]) * HOUR_MS + Number(match[2]) * MINUTE_MS);
}

/** As `toInstant`, with the time in milliseconds since midnight. */
export function atTimeOfDay(date: CivilDate, sinceMidnightMs: number): Instant {
  return atClock(dayNumber(date) * DAY_MS + sinceMidnightMs);
}

/** `clock`: what Swedish clocks show, in milliseconds since they showed 1970-01-01 00:00. */
function atClock(clock: number): Instant {
  // The offset before a change answers both odd hours: it shifts a time in the gap forward and takes the first of two.
  const before = offsetAt(clampedToTable(clock - 3 * HOUR_MS));
  const early = clock - before;
  if (offsetAt(early) === before) return early;
  const late = clock - offsetAt(early);
  return offsetAt(late) === offsetAt(early) ? late : early;
}

/** The last millisecond of `date`, 23:59:59.999 in Sweden: the whole of a deadline's last day may be used. */
export function endOfDay(date: CivilDate): Instant {
  return (date === CALENDAR_LAST_DATE ? LAST_INSTANT : startOfDay(addDays(date, 1))) - 1;
}

/** 00:00 in Sweden on `date`. @throws RangeError outside 2016-2060. */
export function startOfDay(date: CivilDate): Instant {
  return atTimeOfDay(date, 0);
}

/** 00:00 in Sweden on the day with this number (`dayNumber`). @throws RangeError outside 2016-2060. */
export function startOfDayNumber(day: number): Instant {
  return atClock(day * DAY_MS);
}

function clampedToTable(instant: Instant): Instant {
  return Math.min(Math.max(instant, FIRST_INSTANT), LAST_INSTANT - 1);
}
