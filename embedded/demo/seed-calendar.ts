import { addDays } from '../../domain/calendar/civil-date';
import { localDate, localTime, toInstant } from '../../domain/calendar/stockholm';
import { rollForward } from '../../domain/calendar/working-days';
import type { Instant, LocalTime } from '../../domain/instant';

const MORNING: LocalTime = '09:10';

/**
 * When each day of the stories is on the displayed clock, which only goes forward from `now`: the first is today or the
 * next working morning, the last the working morning `span` days after it.
 */
export function calendarFor(now: Instant, span: number): (daysAgo: number) => Instant {
  const tomorrow = localTime(now) >= MORNING ? 1 : 0;
  const first = rollForward(addDays(localDate(now), tomorrow));
  const last = rollForward(addDays(first, span));
  return (daysAgo) => toInstant(daysAgo >= span ? first : rollForward(addDays(last, -daysAgo)), MORNING);
}
