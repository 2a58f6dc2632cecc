import { addDays, isCivilDate } from '../calendar/civil-date';
import { CALENDAR_FIRST_DATE, CALENDAR_LAST_DATE } from '../calendar/stockholm';
import type { CivilDate } from '../instant';
import { heads, hasRole, type Person } from '../kernel/actor';
import { type Absence, type AbsenceKind, overlap, type Period } from './absence';
import { sharesSecrecy } from './answers';
import { REVIEW_AFTER_DAYS } from './review';
import type { Staffing } from './staffing';

/** An absence as somebody asks for it. */
export interface AbsenceWish extends Period {
  readonly person: string;
  readonly kind: AbsenceKind;
  readonly deputy: string | null;
}

export type AbsenceField = 'person' | 'from' | 'to' | 'deputy';

/** Why it is refused, and at which of its fields. */
export interface AbsenceRefusal {
  readonly rule: string;
  readonly field: AbsenceField;
}

/** Set by oneself, by the head of one of the person's units or who stands in for the head, and by administrators. */
export function maySetAbsence(actor: Person, { people }: Staffing, person: string): boolean {
  if (actor.id === person || hasRole(actor, 'admin')) return true;
  return (people.get(person)?.memberships ?? []).some(({ unit }) => heads(actor, unit));
}

/**
 * Why an absence cannot be as wished, or null. `staffing` is as it stands without it (a changed one is left out);
 * `today` is the Swedish day of whoever asks.
 */
export function absenceRefused(staffing: Staffing, wish: AbsenceWish, today: CivilDate): AbsenceRefusal | null {
  const { person, from, to, deputy } = wish;
  if (!belongs(staffing, person)) return { rule: 'absence-of-whom', field: 'person' };
  if (!isInCalendar(from)) return { rule: 'absence-without-date', field: 'from' };
  if (to !== null && !isInCalendar(to)) return { rule: 'absence-without-date', field: 'to' };
  if (to !== null && to < from) return { rule: 'absence-ends-before-start', field: 'to' };
  if (to !== null && to < today) return { rule: 'absence-is-over', field: 'to' };
  if (deputy === null) return null;
  if (deputy === person) return { rule: 'deputy-is-the-absent', field: 'deputy' };
  if (!belongs(staffing, deputy)) return { rule: 'deputy-not-here', field: 'deputy' };
  if (!sharesSecrecy(staffing, person, deputy)) return { rule: 'deputy-of-other-administration', field: 'deputy' };
  return leadsBack(staffing, person, deputy, { from, to }, [person]) ? { rule: 'deputy-loop', field: 'deputy' } : null;
}

/** Whether some day of the period the deputies lead round to the absent one: only days that all of them are away count. */
function leadsBack(
  staffing: Staffing,
  person: string,
  deputy: string,
  period: Period,
  passed: readonly string[],
): boolean {
  if (deputy === person) return true;
  if (passed.includes(deputy)) return false;
  return (staffing.absences.get(deputy) ?? []).some((one) => {
    const both = one.endedAt === null ? overlap(one, period) : null;
    return both !== null && one.deputy !== null && leadsBack(staffing, person, one.deputy, both, [...passed, deputy]);
  });
}

function belongs({ people }: Staffing, person: string): boolean {
  return (people.get(person)?.memberships ?? []).length > 0;
}

function isInCalendar(date: CivilDate): boolean {
  return isCivilDate(date) && date >= CALENDAR_FIRST_DATE && date <= CALENDAR_LAST_DATE;
}

/** "Sjuk i dag": until further notice from today, seen over after a week. */
export function sickToday(person: string, deputy: string | null, today: CivilDate): AbsenceWish {
  return { person, kind: 'sick', from: today, to: null, deputy };
}

/** The row of an accepted wish. */
export function absenceFrom(wish: AbsenceWish, id: string, today: CivilDate): Absence {
  const { person, kind, from, to, deputy } = wish;
  const begins = from > today ? from : today;
  return {
    id,
    person,
    kind,
    from,
    to,
    deputy,
    reviewOn: to === null ? addDays(begins, REVIEW_AFTER_DAYS) : null,
    endedAt: null,
  };
}
