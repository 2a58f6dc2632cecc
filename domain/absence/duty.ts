import { inOfficeHours } from '../calendar/office-hours';
import type { CivilDate, Instant } from '../instant';

/** `office`: working days 08-17. `other`: evenings, nights, weekends, red days, days off. */
export type DutyHours = 'office' | 'other';

/** One line of the duty roster: which unit's people answer for an acute unit in those hours. */
export interface DutyRow {
  readonly unit: string;
  readonly hours: DutyHours;
  readonly onDuty: string;
}

interface Roster {
  readonly duty: readonly DutyRow[];
  readonly daysOff: readonly CivilDate[];
}

/** The unit that is on duty for another at an instant: itself when the roster says nothing. */
export function onDuty({ duty, daysOff }: Roster, unit: string, at: Instant): string {
  if (!duty.some((row) => row.unit === unit)) return unit;
  const hours: DutyHours = inOfficeHours(at, daysOff) ? 'office' : 'other';
  return duty.find((row) => row.unit === unit && row.hours === hours)?.onDuty ?? unit;
}

/** The acute units that a unit's people are on duty for at an instant, its own not counted. */
export function dutiesOf(roster: Roster, unit: string, at: Instant): readonly string[] {
  const acute = new Set(roster.duty.filter((row) => row.onDuty === unit && row.unit !== unit).map((row) => row.unit));
  return [...acute].filter((one) => onDuty(roster, one, at) === unit);
}
