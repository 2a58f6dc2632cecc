import type { Transaction } from 'kysely';
import type { SpecialRole, UnitRole } from '../domain/kernel/actor';
import { type House, roleRefusal } from '../domain/settings/organisation-rules';
import { moveDuties } from './change-duty';
import { type Changed, changeSetting, type Editing, refuse } from './change-settings';
import type { Register } from './database';
import type { Tables } from './tables';

export interface UnitDetails {
  readonly id: string;
  readonly name: string;
  readonly department: string;
  readonly mailbox: string;
  readonly acute: boolean;
}

export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly does: string;
  readonly memberships: readonly { readonly unit: string; readonly role: UnitRole }[];
  readonly roles: readonly SpecialRole[];
}

/** Enters a unit or changes its name, mailbox or hours. Its id and administration stay: cases and rules go by them. */
export function saveUnit(register: Register, unit: UnitDetails, editing: Editing, isNew: boolean): Promise<Changed> {
  return changeSetting(register, { subject: 'unit', key: unit.id }, editing, async (tx) => {
    const before = await tx.selectFrom('units').selectAll().where('id', '=', unit.id).executeTakeFirst();
    if (isNew !== (before === undefined)) refuse('taken');
    if (before !== undefined && before.closed_at !== null) refuse('unit-closed');
    const { name, mailbox, acute } = unit;
    if (before === undefined) await tx.insertInto('units').values(unit).execute();
    else await tx.updateTable('units').set({ name, mailbox, acute }).where('id', '=', unit.id).execute();
    // Nobody is on duty for a unit that keeps office hours.
    if (before?.acute === true && !acute)
      await moveDuties(tx, { unit: unit.id, successor: null, onlyOwn: true }, editing);
    const shown = (one: typeof unit) => ({ name: one.name, mailbox: one.mailbox, acute: one.acute });
    return { before: before === undefined ? null : shown(before), after: shown(unit) };
  });
}

/** Enters a person or changes name, way to reach them, units and roles. Who leaves goes through a succession. */
export function savePerson(
  register: Register,
  person: PersonDetails,
  editing: Editing,
  isNew: boolean,
): Promise<Changed> {
  return changeSetting(register, { subject: 'person', key: person.id }, editing, async (tx) => {
    const before = await tx.selectFrom('people').selectAll().where('id', '=', person.id).executeTakeFirst();
    if (isNew !== (before === undefined)) refuse('taken');
    if (before !== undefined && before.left_at !== null) refuse('person-left');
    const house = await houseIn(tx);
    const rule = roleRefusal(house, editing.by, person, await unitsHolding(tx, person.id));
    if (rule !== null) refuse(rule);
    const { id, name, email, title, does } = person;
    await tx
      .insertInto('people')
      .values({ id, name, email, title, does })
      .onConflict((c) => c.column('id').doUpdateSet({ name, email, title, does }))
      .execute();
    const standing = house.people.find((one) => one.id === id);
    await writeRights(tx, person);
    return {
      before: before === undefined ? null : shownPerson({ ...before, memberships: [], roles: [], ...standing }),
      after: shownPerson(person),
    };
  });
}

function shownPerson(person: PersonDetails) {
  const { name, email, title, does, memberships, roles } = person;
  const byUnit = memberships.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)).map(({ unit, role }) => ({ unit, role }));
  return { name, email, title, does, memberships: byUnit, roles: roles.toSorted() };
}

export async function writeRights(
  tx: Transaction<Tables>,
  { id, memberships, roles }: Pick<PersonDetails, 'id' | 'memberships' | 'roles'>,
): Promise<void> {
  await tx.deleteFrom('memberships').where('person', '=', id).execute();
  await tx.deleteFrom('special_roles').where('person', '=', id).execute();
  if (memberships.length > 0)
    await tx
      .insertInto('memberships')
      .values(memberships.map(({ unit, role }) => ({ person: id, unit, role })))
      .execute();
  if (roles.length > 0)
    await tx
      .insertInto('special_roles')
      .values(roles.map((role) => ({ person: id, role })))
      .execute();
}

/** The organisation as it stands within a transaction. */
export async function houseIn(tx: Transaction<Tables>): Promise<House> {
  const [units, people, memberships, roles] = await Promise.all([
    tx.selectFrom('units').select(['id', 'closed_at']).execute(),
    tx.selectFrom('people').select(['id', 'left_at']).execute(),
    tx.selectFrom('memberships').selectAll().execute(),
    tx.selectFrom('special_roles').selectAll().execute(),
  ]);
  return {
    units: units.map(({ id, closed_at }) => ({ id, closed: closed_at !== null })),
    people: people.map(({ id, left_at }) => ({
      id,
      left: left_at !== null,
      memberships: memberships.filter((m) => m.person === id).map(({ unit, role }) => ({ unit, role })),
      roles: roles.filter((r) => r.person === id).map(({ role }) => role),
    })),
  };
}

/** Units in which something lies with a person. */
async function unitsHolding(tx: Transaction<Tables>, person: string): Promise<readonly string[]> {
  const [cases, tasks] = await Promise.all([
    tx
      .selectFrom('cases')
      .select('holder_unit as unit')
      .distinct()
      .where('status', '=', 'open')
      .where('holder_person', '=', person)
      .execute(),
    tx
      .selectFrom('tasks')
      .select('unit')
      .distinct()
      .where('status', '=', 'open')
      .where('person', '=', person)
      .execute(),
  ]);
  return [...new Set([...cases, ...tasks].map(({ unit }) => unit))];
}
