import { sql } from 'kysely';
import { commandResult } from '../../register/cases';
import { freshRegister } from '../support/database';

test('what every command of a case runs is planned once a connection; other statements are asked as they are', async () => {
  const { register, drop } = await freshRegister({ connections: 1 });
  try {
    for (const id of ['first', 'second', 'third']) expect(await commandResult(register, 'ST-7F3K2', id)).toBeNull();
    await register.db.selectFrom('cases').select('ref').where('ref', '=', 'ST-7F3K2').execute();
    const { rows } = await sql<{ name: string; runs: number }>`
      select name, generic_plans + custom_plans as runs from pg_prepared_statements
    `.execute(register.db);
    expect(rows).toEqual([{ name: 'command_result', runs: 3 }]);
  } finally {
    await drop();
  }
});
