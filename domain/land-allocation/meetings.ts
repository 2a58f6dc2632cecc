import { addDays, weekday } from '../calendar/civil-date';
import type { CivilDate } from '../instant';

const TUESDAY = 2;
/** Nobody meets in July. */
const NO_MEETINGS = '07';

/** The council's meeting of a month: its second Tuesday. Data until the meetings are imported; null in July. */
export function meetingOf(month: string): CivilDate | null {
  if (month.slice(5, 7) === NO_MEETINGS) return null;
  const first = `${month.slice(0, 7)}-01`;
  return addDays(first, ((TUESDAY - weekday(first) + 7) % 7) + 7);
}

export function isMeetingDay(date: CivilDate): boolean {
  return meetingOf(date) === date;
}
