import { addDays, weekday } from '../calendar/civil-date';
import type { CivilDate } from '../instant';
import type { CodedRecord } from '../kernel/state';
import { dateIn } from '../office/rules';
import { meetingsOf, type MeetingSlot } from '../settings/meeting-slots';

const TUESDAY = 2;
/** Nobody meets in July. */
const NO_MEETINGS = '07';

/** The council's meeting of a month when nobody has entered another: its second Tuesday; null in July. */
export function meetingOf(month: string): CivilDate | null {
  if (month.slice(5, 7) === NO_MEETINGS) return null;
  const first = `${month.slice(0, 7)}-01`;
  return addDays(first, ((TUESDAY - weekday(first) + 7) % 7) + 7);
}

/** Whether the council meets on a day: by the times that were entered for it, and before the first of them as ever. */
export function councilMeets(slots: readonly MeetingSlot[], day: CivilDate, daysOff: readonly CivilDate[]): boolean {
  const entered = slots.filter(({ validFrom }) => validFrom <= day);
  return entered.length === 0
    ? meetingOf(day) === day
    : entered.some((slot) => meetingsOf(slot, day, day, daysOff).length > 0);
}

/** A decision on a day without a meeting is none. The gateway says whether the council met. */
export function isDecidedOutsideMeeting(input: CodedRecord): boolean {
  const on = dateIn(input, 'decidedOn');
  if (on === null) return false;
  return !(input['councilMeets'] ?? meetingOf(on) === on);
}
