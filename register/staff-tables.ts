import type { AbsenceKind } from '../domain/absence/absence';
import type { DutyHours } from '../domain/absence/duty';
import type { At, AtOrNull } from './columns';

/** Who is away; tables.ts lists it among the others. */
export interface AbsenceTable {
  id: string;
  person: string;
  kind: AbsenceKind;
  from_day: string;
  /** Last day; null = until further notice. */
  to_day: string | null;
  deputy: string | null;
  review_on: string | null;
  ended_at: AtOrNull;
  set_at: At;
  set_by: string;
}

export interface DutyRosterTable {
  unit: string;
  hours: DutyHours;
  on_duty: string;
}
