import { addDays } from '../../domain/calendar/civil-date';
import { localDate, toInstant } from '../../domain/calendar/stockholm';
import { rollBack } from '../../domain/calendar/working-days';
import { HOUR_MS, type Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
// Early on a working day: the whole story is told within it.
let now: Instant = toInstant(rollBack(addDays(localDate(Date.now()), -3)), '00:30');
const PAGE = '/overlamningar';

const member = (id: string, unit: string): Person => ({
  kind: 'person',
  id,
  memberships: [{ unit, role: 'member' }],
  roles: [],
});
const anna = member('anna-lind', 'soc-mottagning');
const johan = member('johan-ek', 'soc-utredning');

/** Reception offers the investigators six cases: five are taken, one is not. Two go on to the supporters. */
beforeAll(async () => {
  fresh = await freshRegister();
  const gateway = new KernelGateway(fresh.register, () => now);
  site = siteOver(fresh.register, { gateway });
  const make = async (actor: Person, ref: string, move: string, codes = {}) => {
    now += HOUR_MS;
    const done = await gateway.makeMove(actor, ref, {
      commandId: commandId(),
      move,
      codes,
      taskId: null,
      version: null,
      texts: {},
    });
    if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  };
  for (let n = 1; n <= 6; n += 1) {
    const ref = `ST-AAAA${n}`;
    await openedCase(fresh.register, { ref, at: now });
    await make(anna, ref, 'offer', { to: 'soc-utredning' });
    await (n === 6 ? make(johan, ref, 'decline', { reason: 'capacity' }) : make(johan, ref, 'accept'));
    if (n > 2) continue;
    await make(johan, ref, 'offer', { to: 'soc-boendestod' });
    await make(member('elin-dahl', 'soc-boendestod'), ref, 'accept');
  }
  // One that nobody offered: the forum said who holds it.
  const state = await openedCase(fresh.register, { ref: 'ST-AAAA7', at: now });
  const named = { type: 'HolderNamed', decidedBy: 'forum', from: 'soc-mottagning', to: 'soc-utredning' } as const;
  const how = { offerId: null, person: null, meeting: null, until: '2040-01-01', term: 'living' } as const;
  await write(fresh.register, state, [{ ...named, ...how, agencies: [], texts: {} }], now + HOUR_MS, 'named');
});
afterAll(() => fresh.drop());

const pageOf = async (person: string, path = PAGE) => (await visitor(site, person)).get(path);
const numbers = (html: string) =>
  [...html.matchAll(/aria-label="([^"]+ överlämningar[^"]*)"/g)].map(([, said]) => said);

test('each unit sees how many cases went each way, how fast and what share came back, and gets to the cases from there', async () => {
  const { text } = await pageOf('johan-ek');
  expect(numbers(text)).toContain(
    'Mottagningsenheten till Utredningsenheten vuxen: 6 överlämningar, varav 1 utsedda, mediantid 1 timme, avböjda 17 %',
  );
  expect(
    numbers(text).some((said) => said?.startsWith('Utredningsenheten vuxen till Boendestödsenheten: 2 överlämningar')),
  ).toBe(true);
  const link =
    /href="(\/overlamningar\/arenden\?fran=soc-mottagning[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const cases = await pageOf('johan-ek', link);
  for (let n = 1; n <= 7; n += 1) expect(cases.text).toContain(`ST-AAAA${n}`);
});

test('others see no number under five, not on the page and not in the file, and no case that is not theirs', async () => {
  const { text } = await pageOf('helena-brandt');
  expect(text).toContain('dolt');
  expect(numbers(text).filter((said) => said?.includes('Boendestöd'))).toEqual([]);
  const csv = await pageOf('helena-brandt', `${PAGE}.csv`);
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(csv.text).toContain('"Utredningsenheten vuxen";"Boendestödsenheten";"dolt"');
  const cases = await pageOf('helena-brandt', `${PAGE}/arenden?fran=soc-mottagning&till=soc-utredning`);
  expect(cases.text).not.toContain('ST-AAAA');
});

test('the leadership of an administration sees its own units as they are', async () => {
  const csv = await pageOf('birgitta-stal', `${PAGE}.csv`);
  expect(csv.text).toContain('"Utredningsenheten vuxen";"Boendestödsenheten";"2"');
});

test('another period has its own numbers', async () => {
  const before = addDays(localDate(Date.now()), -60);
  const { text } = await pageOf('johan-ek', `${PAGE}?fran-dag=${addDays(before, -30)}&till-dag=${before}`);
  expect(text).toContain('Inga ärenden erbjöds');
});
