import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { type RunningPostgres, startPostgres } from '../../embedded/postgres';
import { findPostgres, NoPostgresError } from '../../embedded/postgres-binaries';

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  let postgres: RunningPostgres;
  const options = { password: 'a-password-of-the-test', durable: false };
  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-postgres-'));
    postgres = await startPostgres({ ...options, dataDir });
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true });
  });

  test('listens on the loopback address only and sorts Swedish names rightly', async () => {
    expect(await query(postgres.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    const names = await query(
      postgres.url,
      `select name from (values ('Öst'), ('Zorn'), ('Åberg'), ('Ärlig')) as people (name) order by name collate "sv-x-icu"`,
    );
    expect(names.map((row) => row['name'])).toEqual(['Zorn', 'Åberg', 'Ärlig', 'Öst']);
  });

  test('asks for the password', async () => {
    const wrong = postgres.url.replace(options.password, 'another');
    await expect(query(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  test('keeps what was committed when it is killed', async () => {
    await query(postgres.url, 'create table kept (n int)');
    await query(postgres.url, 'insert into kept values (17)');
    await postgres.kill9();
    const port = Number(new URL(postgres.url).port);
    postgres = await startPostgres({ ...options, dataDir, port });
    expect(await query(postgres.url, 'select n from kept')).toEqual([{ n: 17 }]);
  });
});

test('a folder of a version that is not installed is refused in one sentence', () => {
  const search = (): unknown => findPostgres(process.env['PATH'] ?? '', 9);
  expect(search).toThrow(NoPostgresError);
  expect(search).toThrow(/No PostgreSQL 9: tried DATABASE_URL \(not set\).*Install PostgreSQL/);
});
