import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type RunningMailbox, startMailbox } from '../../embedded/mailbox/server';
import { type RunningPostgres, startPostgres } from '../../embedded/postgres';
import { type RunningTemporal, startTemporal } from '../../embedded/temporal';
import { migrate } from '../../register/migrate';
import { importOrganisation } from '../../register/organisation-import';
import { keepServers, stopServers } from './servers';

/** One migrated database with the demo's organisation; each test file clones it (about 60 ms). */
const TEMPLATE = 'stafett_template';

/**
 * Starts the real servers once for all test files and hands their addresses on in the environment. Two projects of
 * one run share them: the second finds the addresses there.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['STAFETT_TEST_DATABASE'] !== undefined) return;
  const root = path.join(__dirname, '..', '..');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-test-'));
  // The program is kept between runs; everything else is new each time.
  const binFolder = path.join(root, '.stafett', 'bin');
  const started = await Promise.allSettled([
    startMailbox({ dataDir }),
    startTemporal({ dataDir, binFolder, timeSkipping: true, report: (line) => process.stderr.write(`${line}\n`) }),
    startPostgres({ dataDir, password: randomBytes(12).toString('hex'), durable: false }),
  ]);
  // Kept before anything can fail, so that what did start is stopped.
  keepServers({ dataDir, servers: started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])) });
  const [mailbox, temporal, postgres] = started;
  if (mailbox.status === 'rejected' || temporal.status === 'rejected' || postgres.status === 'rejected') {
    await stopServers();
    const reasons = started.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    throw new Error(`The test servers did not start:\n${reasons.join('\n')}`);
  }
  handOn(mailbox.value, temporal.value, postgres.value, dataDir);
  await makeTemplate(postgres.value.url, path.join(root, 'embedded', 'demo', 'organisation.json'));
}

function handOn(mailbox: RunningMailbox, temporal: RunningTemporal, postgres: RunningPostgres, dataDir: string): void {
  process.env['TZ'] = 'UTC';
  process.env['STAFETT_TEST_DATABASE'] = postgres.url;
  process.env['STAFETT_TEST_TEMPLATE'] = TEMPLATE;
  process.env['STAFETT_TEST_TEMPORAL'] = temporal.address;
  process.env['STAFETT_TEST_SMTP'] = mailbox.smtpUrl;
  process.env['STAFETT_TEST_MAILBOX'] = mailbox.httpUrl;
  process.env['STAFETT_TEST_DATA'] = dataDir;
}

async function makeTemplate(url: string, organisationPath: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = Object.assign(new URL(url), { pathname: `/${TEMPLATE}` }).href;
  await migrate(template);
  await importOrganisation(template, JSON.parse(readFileSync(organisationPath, 'utf8')));
}
