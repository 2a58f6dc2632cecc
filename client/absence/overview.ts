import { type Absence, isAhead } from '../../domain/absence/absence';
import { awayAt } from '../../domain/absence/answers';
import { isLong, isToReview } from '../../domain/absence/review';
import { absenceRefused, sickToday } from '../../domain/absence/set-absence';
import { localDate } from '../../domain/calendar/stockholm';
import type { Instant } from '../../domain/instant';
import { hasRole, type Person } from '../../domain/kernel/actor';
import type { Organisation } from '../../register/organisation';

/** The units whose absences somebody looks after: those they head, all of them for an administrator. */
export function unitsLookedAfter(actor: Person, { units }: Organisation): readonly string[] {
  const headed = actor.memberships.filter((m) => m.role !== 'member').map((m) => m.unit);
  return hasRole(actor, 'admin') ? units.map(({ id }) => id) : [...new Set(headed)];
}

/** A person's absences that are not over, the one that comes first on top. */
export function aheadOf({ staffing }: Organisation, person: string, now: Instant): readonly Absence[] {
  return (staffing.absences.get(person) ?? []).filter((one) => isAhead(one, now));
}

/** Whose absence a head must see over, and whose has become so long that the cases should go to others. */
export function toLookAfter(
  organisation: Organisation,
  units: readonly string[],
  now: Instant,
): { readonly toReview: readonly Absence[]; readonly long: readonly Absence[] } {
  const theirs = organisation.absences.filter((one) =>
    (organisation.staffing.people.get(one.person)?.memberships ?? []).some((m) => units.includes(m.unit)),
  );
  return {
    toReview: theirs.filter((one) => isToReview(one, now)),
    // Of two that overlap, the one that counts: the cases are moved once.
    long: theirs.filter((one) => isLong(one, now) && awayAt(organisation.staffing, one.person, now)?.id === one.id),
  };
}

/** Who would answer for somebody who falls ill now: whoever did last time, if that can still be. */
export function usualDeputy({ staffing }: Organisation, person: string, now: Instant): string | null {
  const last = (staffing.absences.get(person) ?? []).findLast((one) => one.deputy !== null)?.deputy ?? null;
  if (last === null || awayAt(staffing, last, now) !== null) return null;
  const today = localDate(now);
  return absenceRefused(staffing, sickToday(person, last, today), today) === null ? last : null;
}
