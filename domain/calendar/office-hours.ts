import type { CivilDate, Instant } from '../instant';
import { localDate, localTime } from './stockholm';
import { isWorkingDay } from './working-days';

/** Working days between these local times (domain.md 5; kit.md "Office hours"). */
const OFFICE_OPENS = '08:00';
const OFFICE_CLOSES = '17:00';

/** True while the office is staffed: it governs who is reached and when ordinary mail leaves, never a deadline. */
export function inOfficeHours(instant: Instant, daysOff: readonly CivilDate[] = []): boolean {
  const time = localTime(instant);
  return isWorkingDay(localDate(instant), daysOff) && time >= OFFICE_OPENS && time < OFFICE_CLOSES;
}
