import { sql } from 'kysely';
import { openRegister } from './database';
import { type OrganisationFile, organisationFile } from '../domain/organisation.schema';

/**
 * Makes units, people and what they may equal to the file; repeatable. Whoever is no longer in the file loses
 * memberships, roles and sessions but keeps the row, since facts name them.
 * @throws ZodError naming every fault of the file; nothing is written then.
 */
export async function importOrganisation(databaseUrl: string, json: unknown): Promise<OrganisationFile> {
  const file = organisationFile.parse(json);
  const register = openRegister(databaseUrl, { connections: 1 });
  try {
    await register.db.transaction().execute(async (tx) => {
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
    });
    return file;
  } finally {
    await register.close();
  }
}
