import type { CivilDate } from '../instant';
import type { Membership } from '../kernel/actor';
import type { Absence } from './absence';
import type { DutyRow } from './duty';

/** A person as far as this matters: where they belong of their own. Without a membership they have left. */
export interface Staffed {
  readonly id: string;
  readonly memberships: readonly Pick<Membership, 'unit' | 'role'>[];
}

/** Who belongs where, who is away and who is on duty: all that resolution asks, looked up and not searched. */
export interface Staffing {
  readonly people: ReadonlyMap<string, Staffed>;
  readonly inUnit: ReadonlyMap<string, readonly Staffed[]>;
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  readonly duty: readonly DutyRow[];
  readonly daysOff: readonly CivilDate[];
}

export function staffingOf(given: {
  readonly people: readonly Staffed[];
  readonly absences: readonly Absence[];
  readonly duty: readonly DutyRow[];
  readonly daysOff: readonly CivilDate[];
}): Staffing {
  const members = given.people.flatMap((person) => person.memberships.map(({ unit }) => [unit, person] as const));
  return {
    people: new Map(given.people.map((person) => [person.id, person])),
    inUnit: grouped(members),
    absences: grouped(given.absences.map((one) => [one.person, one] as const)),
    duty: given.duty,
    daysOff: given.daysOff,
  };
}

function grouped<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, one] of pairs) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
}
