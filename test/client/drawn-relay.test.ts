import { HOUR_MS, type Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { runOf } from '../../client/cases/relay-legs';
import { factsOf } from '../../register/cases';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase } from './support/acted-case';
import { commandId, type Site, siteOver, visitor } from './support/visitor';

const REF = 'ST-AAAAB';
let fresh: FreshRegister;
let site: Site;
let now: Instant = Date.now() - 40 * HOUR_MS;

const member = (id: string, unit: string): Person => ({
  kind: 'person',
  id,
  memberships: [{ unit, role: 'member' }],
  roles: [],
});
const anna = member('anna-lind', 'soc-mottagning');

/** Offered to the jour, which says no; offered to the investigators, who take it; offered on and not answered. */
beforeAll(async () => {
  fresh = await freshRegister();
  const gateway = new KernelGateway(fresh.register, () => now);
  site = siteOver(fresh.register, { gateway });
  const make = async (actor: Person, move: string, codes = {}) => {
    now += HOUR_MS;
    const done = await gateway.makeMove(actor, REF, {
      commandId: commandId(),
      move,
      codes,
      taskId: null,
      version: null,
      texts: {},
    });
    if (done.kind !== 'done') throw new Error(JSON.stringify(done));
  };
  await openedCase(fresh.register, { ref: REF, at: now });
  await make(anna, 'offer', { to: 'soc-jour' });
  await make(member('leila-nouri', 'soc-jour'), 'decline', { reason: 'not_our_target_group' });
  await make(anna, 'offer', { to: 'soc-utredning' });
  await make(member('johan-ek', 'soc-utredning'), 'accept');
  await make(member('johan-ek', 'soc-utredning'), 'offer', { to: 'soc-boendestod' });
});
afterAll(() => fresh.drop());

test('the way of the baton is read from the facts: who held it, and each offer with its answer', async () => {
  const { legs, attempts } = runOf(await factsOf(fresh.register, REF));
  expect(legs.map(({ unit, how, to }) => [unit, how, to === null])).toEqual([
    ['soc-mottagning', 'opened', false],
    ['soc-utredning', 'accepted', true],
  ]);
  expect(legs[0]?.to).toBe(legs[1]?.from);
  expect(attempts.map(({ to, outcome, leg }) => [to, outcome, leg])).toEqual([
    ['soc-jour', 'declined', 0],
    ['soc-utredning', 'accepted', 0],
    ['soc-boendestod', 'open', 1],
  ]);
});

test('the page says in one sentence who holds the case and what happens next', async () => {
  const { text } = await (await visitor(site, 'johan-ek')).get(`/arenden/${REF}`);
  const said = /<p data-where="[^"]*">(.*?)<\/p>/s.exec(text)?.[1] ?? '';
  expect(said).toMatch(
    /^Johan Ek, Utredningsenheten vuxen, håller ärendet sedan .+: .+, (senast|skulle ha varit klart) .+\. Händer inget påminns .+\.$/,
  );
});

test('the relay is drawn with a title and a description, and the same stands in a table', async () => {
  const { text } = await (await visitor(site, 'johan-ek')).get(`/arenden/${REF}`);
  expect(text).toContain('<title id="relay-drawing-title">Stafetten</title>');
  expect(text).toMatch(/<desc[^>]*>\s*Mottagningsenheten från .+, därefter Utredningsenheten vuxen från /);
  expect(text.match(/class="offer (declined|accepted|open)"/g)).toHaveLength(3);
  const table = /<h2 id="relay-title">.*?<\/table>/s.exec(text)?.[0] ?? '';
  for (const said of ['Socialjouren', 'Avböjt', 'Mottaget', 'Boendestödsenheten', 'Väntar på svar'])
    expect(table).toContain(said);
});

test('a case that nobody has been offered has no relay to draw', async () => {
  await openedCase(fresh.register, { ref: 'ST-AAAAC', at: now });
  const { text } = await (await visitor(site, 'anna-lind')).get('/arenden/ST-AAAAC');
  expect(text).not.toContain('relay-drawing');
  expect(text).toContain('Mottagningsenheten håller ärendet sedan');
});
