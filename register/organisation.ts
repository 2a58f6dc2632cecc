import type { Absence } from '../domain/absence/absence';
import { actorAt } from '../domain/absence/lending';
import { type Staffing, staffingOf } from '../domain/absence/staffing';
import { type Instant, SECOND_MS } from '../domain/instant';
import type { Person, SpecialRole, UnitRole } from '../domain/kernel/actor';
import { allAbsences, dutyRoster } from './absences';
import type { Register } from './database';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly mailbox: string;
  /** On duty round the clock. */
  readonly acute: boolean;
  /** No more: it holds nothing and is offered nothing, but facts name it. */
  readonly closed: boolean;
  /** The unit that does its work now; null when it does its own, or nobody does. */
  readonly mergedInto: string | null;
}

/** A person as pages show one. What they may is in `actor`. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly does: string;
  readonly memberships: readonly { readonly unit: string; readonly role: UnitRole }[];
  readonly roles: readonly SpecialRole[];
  /** Has left: signs in no more and is asked nothing, but facts name them. */
  readonly left: boolean;
}

export interface Organisation {
  readonly units: readonly Unit[];
  readonly people: readonly Colleague[];
  readonly absences: readonly Absence[];
  /** Who is here, away and on duty: what resolution asks. */
  readonly staffing: Staffing;
}

/** Long enough to cost nothing, short enough that an import is seen at once by a human. */
const KEPT_MS = 5 * SECOND_MS;

/** Units and people, at most five seconds old. */
export function organisation(register: Register): Promise<Organisation> {
  const kept = register.read.organisation;
  const now = Date.now();
  if (kept !== null && now - kept.at < KEPT_MS) return kept.value;
  const value = readOrganisation(register);
  register.read.organisation = { at: now, value };
  // A failed read is not kept: the next caller tries again.
  value.catch(() => {
    if (register.read.organisation?.value === value) register.read.organisation = null;
  });
  return value;
}

/** Makes the next read see what was just imported. */
export function forgetOrganisation(register: Register): void {
  register.read.organisation = null;
}

/** As it stands now, read anew: also within a transaction. */
export async function readOrganisation({ db }: Pick<Register, 'db'>): Promise<Organisation> {
  const [unitRows, rows, memberships, roles, absences, duty, off] = await Promise.all([
    db.selectFrom('units').selectAll().orderBy('id').execute(),
    db.selectFrom('people').selectAll().orderBy('id').execute(),
    db.selectFrom('memberships').selectAll().orderBy('unit').execute(),
    db.selectFrom('special_roles').selectAll().orderBy('role').execute(),
    allAbsences(db),
    dutyRoster(db),
    db.selectFrom('days_off').select('day').orderBy('day').execute(),
  ]);
  const people = rows.map(({ left_at, ...person }) => ({
    ...person,
    left: left_at !== null,
    memberships: memberships.filter((m) => m.person === person.id).map(({ unit, role }) => ({ unit, role })),
    roles: roles.filter((r) => r.person === person.id).map((r) => r.role),
  }));
  const units = unitRows.map(({ closed_at, merged_into, ...unit }) => ({
    ...unit,
    closed: closed_at !== null,
    mergedInto: merged_into,
  }));
  const daysOff = off.map(({ day }) => day);
  // Whoever has left answers for nobody, whatever row still stands.
  const here = people.map((person) => (person.left ? { ...person, memberships: [] } : person));
  return { units, people, absences, staffing: staffingOf({ people: here, absences, duty, daysOff }) };
}

/**
 * The person as the rules know one at an instant of the displayed clock, with what absent people and the duty roster
 * lend them; null when nobody has that id.
 */
export async function actorOf(register: Register, personId: string, at: Instant): Promise<Person | null> {
  return actorIn(await organisation(register), personId, at);
}

export function actorIn({ people, staffing }: Organisation, personId: string, at: Instant): Person | null {
  const found = people.find((person) => person.id === personId && !person.left);
  return found === undefined ? null : actorAt(staffing, found, at);
}
