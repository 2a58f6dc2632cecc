import { addDays, addMonths } from '../../domain/calendar/civil-date';
import { atTimeOfDay, CALENDAR_LAST_DATE, localDate, timeOfDay } from '../../domain/calendar/stockholm';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';

const ISO =
  /^P(?!$)(?:(\d{1,2})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?!$)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,9})S)?)?$/;
/** The calendar ends; a deadline reckoned beyond it could not be. */
const ROOM_MONTHS = 60;

/**
 * `now` plus an ISO 8601 duration. Years to days are calendar days in Sweden at the same local time; hours and below
 * are elapsed time. Null when it is no duration, or leads closer to the calendar's end than a case may last.
 */
export function after(now: Instant, duration: string): Instant | null {
  const parts = ISO.exec(duration.trim().toUpperCase());
  if (parts === null) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  const day = addDays(addMonths(localDate(now), (years ?? 0) * 12 + (months ?? 0)), (weeks ?? 0) * 7 + (days ?? 0));
  if (day > addMonths(CALENDAR_LAST_DATE, -ROOM_MONTHS)) return null;
  const at = atTimeOfDay(day, timeOfDay(now));
  return at + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS;
}
