import { lookAtRegister } from '../../../register/audit/look-at-register';
import { verify } from '../../../register/verify';
import { freshRegister, type FreshRegister } from '../../support/database';
import { fillHealthy, WELL_AT } from '../../support/healthy-cases';

const CASES = Number(process.env['STAFETT_TEST_CASES'] ?? 1_000);
let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ statementTimeoutMs: 120_000 });
});
afterAll(() => fresh.drop());

const wish = { now: WELL_AT, realNow: WELL_AT, only: null, again: 'none' as const, alive: () => undefined };

test('among healthy cases nothing is found', async () => {
  let t = Date.now();
  await fillHealthy(fresh.register, CASES);
  console.log('fill', Date.now() - t);
  t = Date.now();
  const first = await lookAtRegister(fresh.register, wish);
  console.log('first look', Date.now() - t, first.numbers.size);
  expect(first.found).toEqual([]);
  t = Date.now();
  const second = await lookAtRegister(fresh.register, wish);
  console.log('second look', Date.now() - t);
  expect(second.found).toEqual([]);
  t = Date.now();
  expect(await verify(fresh.register)).toEqual([]);
  console.log('verify', Date.now() - t);
});
