import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { sql } from 'kysely';
import { readSettings, readSettingsFor } from '../domain/settings.schema';
import { openRegister, type Register } from './database';
import { migrate } from './migrate';
import { importOrganisation } from './organisation-import';
import { ownDatabaseUrl } from './own-database';
import { rebuild } from './rebuild';
import { verify } from './verify';

/** Checking and folding everything takes as long as it takes. */
const NO_TIMEOUT = 0;

/** DATABASE_URL, else the database of the `npm start` that runs on the data folder. */
function databaseUrl(): string {
  const settings = readSettings(process.env);
  return (
    settings.DATABASE_URL ??
    ownDatabaseUrl(settings.STAFETT_DATA) ??
    // Says in the usual words what is missing.
    readSettingsFor('register', process.env).DATABASE_URL
  );
}

async function withRegister<T>(work: (register: Register) => Promise<T>): Promise<T> {
  const register = openRegister(databaseUrl(), { connections: 2, statementTimeoutMs: NO_TIMEOUT });
  try {
    return await work(register);
  } finally {
    await register.close();
  }
}

const program = new Command('register').description('Looks after the case register.');

program
  .command('migrate')
  .description('brings the database up to the newest migration and adds policies that are new')
  .action(async () => {
    const ran = await migrate(databaseUrl());
    console.log(ran.length === 0 ? 'The register is up to date.' : `Migrated: ${ran.join(', ')}.`);
  });

program
  .command('import-organisation <file>')
  .description('makes units, people and roles equal to a JSON file')
  .action(async (file: string) => {
    const done = await importOrganisation(databaseUrl(), JSON.parse(readFileSync(file, 'utf8')));
    console.log(`${done.units.length} units, ${done.people.length} people.`);
  });

program
  .command('rebuild')
  .description('folds cases, tasks, offers and reservations again from the facts')
  .action(async () => {
    console.log(`${await withRegister(rebuild)} cases rebuilt from their facts.`);
  });

program
  .command('verify')
  .description('checks chain, texts and current tables; exit status 1 and the row named when something is wrong')
  .action(async () => {
    const faults = await withRegister(verify);
    for (const { where, what } of faults) console.error(`${where}: ${what}`);
    if (faults.length > 0) process.exitCode = 1;
    else console.log('The register is whole.');
  });

program
  .command('reset')
  .description('deletes everything in the register and migrates anew')
  .requiredOption('--yes', 'really')
  .action(async () => {
    await withRegister(async ({ db }) => {
      await sql`drop schema public cascade; create schema public`.execute(db);
    });
    await migrate(databaseUrl());
    console.log('The register is empty.');
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
