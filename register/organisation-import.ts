import { sql, type Transaction } from 'kysely';
import { dutyRoster } from './absences';
import { dutyIn } from './change-duty';
import { displayedNow } from './displayed-clock';
import { openRegister } from './database';
import { recordChange, type SettingSubject } from './setting-changes';
import { storableJson } from './storable';
import type { Tables } from './tables';
import { type OrganisationFile, organisationFile } from '../domain/organisation.schema';

/**
 * Makes units, people and what they may equal to the file; repeatable. Whoever is no longer in the file loses
 * memberships, roles and sessions but keeps the row, since facts name them. What differs from before is recorded, value by
 * value, as a change that nobody in particular made; the first import of all changes nothing.
 * @throws ZodError naming every fault of the file; nothing is written then.
 */
export async function importOrganisation(databaseUrl: string, json: unknown): Promise<OrganisationFile> {
  const file = organisationFile.parse(json);
  const register = openRegister(databaseUrl, { connections: 1 });
  try {
    const at = await displayedNow(register);
    await register.db.transaction().execute(async (tx) => {
      const before = await settingsIn(tx);
      // Units first and in one go: a membership names its unit.
      await tx
        .insertInto('units')
        .values(file.units.map((unit) => ({ ...unit, acute: unit.acute ?? false })))
        .onConflict((c) =>
          c.column('id').doUpdateSet((e) => ({
            name: e.ref('excluded.name'),
            department: e.ref('excluded.department'),
            mailbox: e.ref('excluded.mailbox'),
            acute: e.ref('excluded.acute'),
          })),
        )
        .execute();
      await tx
        .insertInto('people')
        .values(file.people.map(({ id, name, email, title, does }) => ({ id, name, email, title, does })))
        .onConflict((c) =>
          c.column('id').doUpdateSet((e) => ({
            name: e.ref('excluded.name'),
            email: e.ref('excluded.email'),
            title: e.ref('excluded.title'),
            does: e.ref('excluded.does'),
          })),
        )
        .execute();
      await sql`delete from duty_roster`.execute(tx);
      const duty = (file.duty ?? []).map(({ unit, hours, onDuty }) => ({ unit, hours, on_duty: onDuty }));
      if (duty.length > 0) await tx.insertInto('duty_roster').values(duty).execute();
      await sql`delete from memberships`.execute(tx);
      await sql`delete from special_roles`.execute(tx);
      const memberships = file.people.flatMap((p) => p.memberships.map((m) => ({ person: p.id, ...m })));
      const roles = file.people.flatMap((p) => p.roles.map((role) => ({ person: p.id, role })));
      if (memberships.length > 0) await tx.insertInto('memberships').values(memberships).execute();
      if (roles.length > 0) await tx.insertInto('special_roles').values(roles).execute();
      await tx
        .deleteFrom('sessions')
        .where(
          'person',
          'not in',
          file.people.map((p) => p.id),
        )
        .execute();
      if (before.size > 0) await recordDifferences(tx, before, await settingsIn(tx), at);
    });
    return file;
  } finally {
    await register.close();
  }
}

interface Setting {
  readonly subject: SettingSubject;
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** Units, people and the duty roster as they stand, in the shape in which a change of them is shown. */
async function settingsIn(tx: Transaction<Tables>): Promise<ReadonlyMap<string, Setting>> {
  const [units, people, memberships, roles, roster] = await Promise.all([
    tx.selectFrom('units').selectAll().execute(),
    tx.selectFrom('people').selectAll().execute(),
    tx.selectFrom('memberships').selectAll().orderBy('unit').execute(),
    tx.selectFrom('special_roles').selectAll().orderBy('role').execute(),
    dutyRoster(tx),
  ]);
  const all: readonly Setting[] = [
    ...units.map(({ id, name, mailbox, acute }) => ({
      subject: 'unit' as const,
      key: id,
      value: { name, mailbox, acute },
    })),
    ...people.map(({ id, name, email, title, does }) => ({
      subject: 'person' as const,
      key: id,
      value: {
        name,
        email,
        title,
        does,
        memberships: memberships.filter((m) => m.person === id).map(({ unit, role }) => ({ unit, role })),
        roles: roles.filter((r) => r.person === id).map(({ role }) => role),
      },
    })),
    ...units
      .filter(({ acute }) => acute)
      .map(({ id }) => ({ subject: 'duty' as const, key: id, value: { ...dutyIn(roster, id) } })),
  ];
  return new Map(all.map((one) => [`${one.subject} ${one.key}`, one]));
}

async function recordDifferences(
  tx: Transaction<Tables>,
  before: ReadonlyMap<string, Setting>,
  after: ReadonlyMap<string, Setting>,
  at: number,
): Promise<void> {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    const { subject, key } = (is ?? was) as Setting;
    const change = { subject, key, before: was?.value ?? null, after: is?.value ?? null };
    if (storableJson(change.before) !== storableJson(change.after)) await recordChange(tx, change, { by: null, at });
  }
}
