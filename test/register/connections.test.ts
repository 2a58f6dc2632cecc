import { sql } from 'kysely';
import { openRegister } from '../../register/database';
import { type FreshRegister, freshRegister } from '../support/database';
import { until } from '../support/until';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

test('a connection that breaks in the middle of a transaction ends the transaction, and not the process', async () => {
  const register = openRegister(fresh.url, { connections: 2 });
  const broken = register.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    const pid = rows[0]?.pid ?? 0;
    await sql`select pg_terminate_backend(${pid})`.execute(register.db);
    // Nothing is asked of it at the moment it breaks: only the connection itself can tell.
    await until('its server process has ended', async () => {
      const left = await sql`select 1 from pg_stat_activity where pid = ${pid}`.execute(register.db);
      return left.rows.length === 0;
    });
    await sql`select 1`.execute(tx);
  });
  // Who hears of it first, the client or the socket, is chance; nobody may hear nothing.
  await expect(broken).rejects.toThrow(/terminat|not queryable|closed|ECONNRESET/i);
  expect((await sql<{ one: number }>`select 1 as one`.execute(register.db)).rows).toEqual([{ one: 1 }]);
  await register.close();
});
