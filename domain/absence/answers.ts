import type { Instant } from '../instant';
import type { UnitRole } from '../kernel/actor';
import { administrationOf, leadershipOf } from '../kernel/units';
import { type Absence, absenceAt } from './absence';
import { onDuty } from './duty';
import type { Staffed, Staffing } from './staffing';

/** Who answers: a person and by which step of the order, or, when nobody is there, the mailbox of a unit. */
export type Answer =
  | {
      readonly kind: 'person';
      readonly person: string;
      readonly as: 'self' | 'deputy' | 'head' | 'unit-deputy' | 'leadership';
    }
  | { readonly kind: 'mailbox'; readonly unit: string };

export function awayAt({ absences }: Staffing, person: string, at: Instant): Absence | null {
  return absenceAt(absences.get(person) ?? [], at);
}

/** Somebody who belongs somewhere and is not away. */
export function isHere(staffing: Staffing, person: string, at: Instant): boolean {
  const memberships = staffing.people.get(person)?.memberships ?? [];
  return memberships.length > 0 && awayAt(staffing, person, at) === null;
}

export interface Chain {
  /** The person asked for, then the deputy, the deputy's deputy, ...: as far as it goes. */
  readonly links: readonly string[];
  /** Its last link, when that one is here; null when the chain ends with nobody. */
  readonly end: string | null;
}

/**
 * A's deputy B; if B is away, B's deputy. Secrecy: it never leaves the administration of the first. Loops are refused
 * when they are set, and end the chain here if one stands all the same.
 */
export function chainOf(staffing: Staffing, person: string, at: Instant): Chain {
  const links = [person];
  for (let last = person; !isHere(staffing, last, at); ) {
    const next = awayAt(staffing, last, at)?.deputy ?? null;
    if (next === null || links.includes(next) || !sharesSecrecy(staffing, person, next)) return { links, end: null };
    links.push(next);
    last = next;
  }
  return { links, end: links.at(-1) ?? null };
}

/** Every administration that the one works in, the other works in too (OSL 8 kap. 1 §: another is another authority). */
export function sharesSecrecy({ people }: Staffing, absent: string, deputy: string): boolean {
  const of = (id: string) => (people.get(id)?.memberships ?? []).map(({ unit }) => administrationOf(unit));
  const theirs = of(deputy);
  return of(absent).every((administration) => theirs.includes(administration));
}

/** Who answers for a person in one of their units: themselves, the end of the chain, else the unit's head. */
export function answersForPerson(staffing: Staffing, person: string, unit: string, at: Instant): Answer {
  const { links, end } = chainOf(staffing, person, at);
  if (end === null) return answersForHead(staffing, unit, at);
  return { kind: 'person', person: end, as: links.length === 1 ? 'self' : 'deputy' };
}

/** Who answers for what is addressed to a unit: its own mailbox while somebody in it reads it, else its head. */
export function answersForUnit(staffing: Staffing, unit: string, at: Instant): Answer {
  const now = onDuty(staffing, unit, at);
  const members = staffing.inUnit.get(now) ?? [];
  const staff = members.filter((one) => roleIn(one, now) !== 'head');
  // A unit of one is its head.
  const readers = staff.length > 0 ? staff : members;
  const read = readers.length === 0 || readers.some(({ id }) => isHere(staffing, id, at));
  return read ? { kind: 'mailbox', unit: now } : answersForHead(staffing, now, at);
}

/** The head; away, the head's deputy; else the unit's appointed one; else the next: the administration's leadership. */
export function answersForHead(staffing: Staffing, unit: string, at: Instant): Answer {
  const own = present(staffing, unit, 'head', at) ?? present(staffing, unit, 'deputy', at, 'unit-deputy');
  if (own !== null) return own;
  const leadership = leadershipOf(unit);
  const next =
    (unit === leadership ? null : present(staffing, leadership, 'head', at)) ??
    present(staffing, leadership, 'deputy', at) ??
    present(staffing, leadership, 'director', at);
  if (next !== null) return { ...next, as: 'leadership' };
  const without = (staffing.inUnit.get(leadership) ?? []).length === 0;
  return { kind: 'mailbox', unit: without ? unit : leadership };
}

/** The head of administration; away, the deputy; else the head of department. */
export function answersForDirector(staffing: Staffing, unit: string, at: Instant): Answer {
  const leadership = leadershipOf(unit);
  return present(staffing, leadership, 'director', at) ?? answersForHead(staffing, leadership, at);
}

type PersonAnswer = Extract<Answer, { kind: 'person' }>;

/** Those who have a role in a unit: the first who is here, else the first whose chain ends with somebody. */
function present(
  staffing: Staffing,
  unit: string,
  role: UnitRole,
  at: Instant,
  as: PersonAnswer['as'] = 'head',
): PersonAnswer | null {
  const those = (staffing.inUnit.get(unit) ?? []).filter((one) => roleIn(one, unit) === role);
  const here = those.find(({ id }) => isHere(staffing, id, at));
  if (here) return { kind: 'person', person: here.id, as };
  for (const { id } of those) {
    const { end } = chainOf(staffing, id, at);
    if (end !== null) return { kind: 'person', person: end, as: 'deputy' };
  }
  return null;
}

function roleIn({ memberships }: Staffed, unit: string): UnitRole | undefined {
  return memberships.find((m) => m.unit === unit)?.role;
}
