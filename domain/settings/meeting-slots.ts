import { addDays, daysBetween, weekday } from '../calendar/civil-date';
import { toInstant } from '../calendar/stockholm';
import { isWorkingDay } from '../calendar/working-days';
import type { CivilDate, Instant, LocalTime } from '../instant';

/** Who meets: Samverkansforum bostad, or kommunstyrelsen. */
export type MeetingBody = 'forum' | 'council';

/** A time at which somebody meets regularly. */
export interface MeetingSlot {
  readonly id: string;
  readonly body: MeetingBody;
  /** 1 = Monday ... 5 = Friday. */
  readonly weekday: number;
  readonly everyWeeks: number;
  readonly time: LocalTime;
  /** Neutral: it stands in the summons. */
  readonly place: string;
  /** The weeks are counted from here. */
  readonly validFrom: CivilDate;
  /** Last day; null: until further notice. */
  readonly validTo: CivilDate | null;
  /** Days on which none is held. */
  readonly exceptions: readonly CivilDate[];
}

export interface MeetingTime {
  readonly slot: string;
  readonly on: CivilDate;
  readonly at: Instant;
  readonly place: string;
}

/** The meetings of a slot from a day to a day, both counted. None on red days, days off of the house and exceptions. */
export function meetingsOf(
  slot: MeetingSlot,
  from: CivilDate,
  to: CivilDate,
  daysOff: readonly CivilDate[] = [],
): readonly MeetingTime[] {
  const first = firstOn(slot.validFrom, slot.weekday);
  const step = slot.everyWeeks * 7;
  const ahead = Math.max(0, Math.ceil(daysBetween(first, from) / step));
  const last = slot.validTo !== null && slot.validTo < to ? slot.validTo : to;
  const times: MeetingTime[] = [];
  for (let on = addDays(first, ahead * step); on <= last; on = addDays(on, step)) {
    if (isWorkingDay(on, daysOff) && !slot.exceptions.includes(on))
      times.push({ slot: slot.id, on, at: toInstant(on, slot.time), place: slot.place });
  }
  return times;
}

/** The meetings of all slots, soonest first. */
export function meetingsBetween(
  slots: readonly MeetingSlot[],
  from: CivilDate,
  to: CivilDate,
  daysOff: readonly CivilDate[] = [],
): readonly MeetingTime[] {
  return slots.flatMap((slot) => meetingsOf(slot, from, to, daysOff)).toSorted((a, b) => a.at - b.at);
}

function firstOn(from: CivilDate, wanted: number): CivilDate {
  let on = from;
  while (weekday(on) !== wanted) on = addDays(on, 1);
  return on;
}
