import { sql } from 'kysely';
import { changesOf, recordChange } from '../../register/setting-changes';
import { type FreshRegister, freshRegister } from '../support/database';
import { MONDAY } from '../support/toy-case';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
  for (const [before, after] of [
    [null, { name: 'Planeringsdag' }],
    [{ name: 'Planeringsdag' }, null],
  ]) {
    const change = { subject: 'day-off', key: '2027-03-01', before, after } as const;
    await recordChange(fresh.register.db, change, { by: 'jonas-kvist', at: MONDAY });
  }
});
afterAll(() => fresh.drop());

test('every change of a setting says who made it, when, what stood before and what stands after, newest first', async () => {
  expect(await changesOf(fresh.register, ['day-off'])).toMatchObject([
    { by: 'jonas-kvist', at: MONDAY, key: '2027-03-01', before: { name: 'Planeringsdag' }, after: null },
    { by: 'jonas-kvist', at: MONDAY, key: '2027-03-01', before: null, after: { name: 'Planeringsdag' } },
  ]);
  expect(await changesOf(fresh.register, ['day-off'], '2027-03-02')).toEqual([]);
  expect(await changesOf(fresh.register, ['unit'])).toEqual([]);
});

test.each([
  "update setting_changes set by_person = 'nobody'",
  'delete from setting_changes',
  'truncate setting_changes',
])('what was changed is never changed afterwards: %s', async (statement) => {
  await expect(sql.raw(statement).execute(fresh.register.db)).rejects.toThrow('append-only');
});

test('a change that changes nothing is not written', async () => {
  const nothing = { subject: 'unit', key: 'soc-jour', before: null, after: null } as const;
  await expect(recordChange(fresh.register.db, nothing, { by: null, at: MONDAY })).rejects.toThrow('check');
});
