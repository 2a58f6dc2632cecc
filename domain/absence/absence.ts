import { endOfDay, localDate } from '../calendar/stockholm';
import type { CivilDate, Instant } from '../instant';

/** Why somebody is away. Only the person and their head are shown it; colleagues see that, not why. */
export const ABSENCE_KINDS = ['holiday', 'sick', 'leave', 'other'] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

/** Whole Swedish days, both ends included; `to` null = until further notice. */
export interface Absence {
  readonly id: string;
  readonly person: string;
  readonly kind: AbsenceKind;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** Who answers meanwhile; null = the head of the unit. */
  readonly deputy: string | null;
  /** When the head is asked whether it still stands; only for one without an end. */
  readonly reviewOn: CivilDate | null;
  /** Came back earlier than said, or the absence was taken away. */
  readonly endedAt: Instant | null;
}

/** True from 00:00 of the first day to 24:00 of the last, unless it was ended before. */
export function covers(absence: Absence, at: Instant): boolean {
  return coversOn(absence, localDate(at), at);
}

function coversOn({ from, to, endedAt }: Absence, day: CivilDate, at: Instant): boolean {
  return from <= day && (to === null || day <= to) && (endedAt === null || at < endedAt);
}

/** Not over at `at`: it covers it, or is still to come. */
export function isAhead({ to, endedAt }: Absence, at: Instant): boolean {
  return endedAt === null && (to === null || at <= endOfDay(to));
}

/**
 * Of several that cover the same instant (sick during a holiday), the one that counts: one with a deputy before one
 * without, then the one that began last.
 */
export function absenceAt(ofPerson: readonly Absence[], at: Instant): Absence | null {
  // Asked of everybody for everything that is addressed to them, and hardly anybody is away.
  if (ofPerson.length === 0) return null;
  const day = localDate(at);
  let found: Absence | null = null;
  for (const one of ofPerson) if (coversOn(one, day, at) && (found === null || outranks(one, found))) found = one;
  return found;
}

function outranks(one: Absence, other: Absence): boolean {
  if ((one.deputy === null) !== (other.deputy === null)) return one.deputy !== null;
  return one.from === other.from ? one.id > other.id : one.from > other.from;
}

export interface Period {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** The days that both have, or null when they have none. */
export function overlap(one: Period, other: Period): Period | null {
  const from = one.from > other.from ? one.from : other.from;
  const ends = [one.to, other.to].filter((day) => day !== null).toSorted();
  const to = ends[0] ?? null;
  return to !== null && to < from ? null : { from, to };
}
