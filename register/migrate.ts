import { Migrator } from 'kysely';
import { migrations } from './migrations';
import { openRegister } from './database';
import { importPolicies } from './policies';

/**
 * Brings the database up to the newest migration and adds the domain's policies that are new; returns the names of the
 * migrations that ran now.
 * Two callers at once: the second waits on the migrator's lock and finds nothing left.
 */
export async function migrate(databaseUrl: string): Promise<readonly string[]> {
  const register = openRegister(databaseUrl, { connections: 2, statementTimeoutMs: 60_000 });
  try {
    const migrator = new Migrator({ db: register.db, provider: { getMigrations: async () => migrations } });
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
    await importPolicies(register);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await register.close();
  }
}
