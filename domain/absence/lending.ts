import type { Instant } from '../instant';
import type { Membership, Person, SpecialRole, UnitRole } from '../kernel/actor';
import { administrationOf } from '../kernel/units';
import { answersForPerson, awayAt } from './answers';
import { dutiesOf } from './duty';
import type { Staffing } from './staffing';

/**
 * A person as the rules know them at an instant: their own memberships, those of the absent people they answer for
 * (never out of their own administration, and never a delegation), and the acute units they are on duty for.
 */
export function actorAt(
  staffing: Staffing,
  person: { readonly id: string; readonly memberships: readonly Membership[]; readonly roles: readonly SpecialRole[] },
  at: Instant,
): Person {
  const { id, memberships, roles } = person;
  const lent = lentTo(staffing, id, at);
  const duties = memberships.flatMap(({ unit }) => dutiesOf(staffing, unit, at));
  const onDuty = [...new Set(duties)]
    .filter((unit) => !memberships.some((m) => m.unit === unit))
    .map((unit): Membership => ({ unit, role: 'member' }));
  const actor = { kind: 'person' as const, id, memberships: [...memberships, ...onDuty, ...lent.memberships], roles };
  return lent.absent.length === 0 ? actor : { ...actor, standsInFor: lent.absent };
}

/** A head of department who answers for the head of administration answers for what only that one decides. */
const RANK: { readonly [role in UnitRole]: number } = { member: 0, deputy: 1, head: 1, director: 2 };

function lentTo(staffing: Staffing, person: string, at: Instant) {
  const own = staffing.people.get(person)?.memberships ?? [];
  const administrations = new Set(own.map(({ unit }) => administrationOf(unit)));
  const absent: string[] = [];
  const memberships: Membership[] = [];
  for (const id of staffing.absences.keys()) {
    if (id === person || awayAt(staffing, id, at) === null) continue;
    const theirs = staffing.people.get(id)?.memberships ?? [];
    for (const { unit, role } of theirs) {
      const answer = answersForPerson(staffing, id, unit, at);
      if (answer.kind !== 'person' || answer.person !== person || !administrations.has(administrationOf(unit)))
        continue;
      if (!absent.includes(id)) absent.push(id);
      // What the deputy may already by themselves is not lent again.
      const mine = own.find((m) => m.unit === unit);
      if (mine === undefined || RANK[role] > RANK[mine.role]) memberships.push({ unit, role, for: id });
    }
  }
  return { absent, memberships };
}
