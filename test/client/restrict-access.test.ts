import { HOUR_MS, type Instant } from '../../domain/instant';
import { openedTask } from '../../domain/kernel/open-task';
import { caseByRef } from '../../register/cases';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, ORIGIN, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const REF = 'ST-AAAAB';
const AT: Instant = Date.now() - HOUR_MS;

/** Held by reception, with a side task at the investigators and one at LFA. */
beforeEach(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { demo: true, gateway: new KernelGateway(fresh.register, Date.now) });
  let state = await openedCase(fresh.register, { ref: REF, at: AT });
  for (const [kind, unit] of [
    ['delay-notice-3m', 'soc-utredning'],
    ['rent-check', 'lfa-forvaltning'],
  ] as const) {
    const wish = { id: `1.${kind}`, kind, unit, side: true, needs: 'member', policy: 'rent.check' } as const;
    state = await write(fresh.register, state, [openedTask(state, wish, AT)], AT, `step:${kind}`);
  }
});
afterEach(() => fresh.drop());

const boxesIn = (html: string) =>
  [...html.matchAll(/<input type="checkbox"[^>]*name="persons" value="([^"]+)"( checked="")?/g)].map(
    ([, id = '', ticked]) => ({ id, ticked: ticked !== undefined }),
  );
const restrict = async (persons: readonly string[]) =>
  (await visitor(site, 'karin-holm')).post(`/arenden/${REF}/drag/restrict-access`, {
    _command: commandId(),
    _do: 'send',
    persons,
  });
const namedOn = async () => (await caseByRef(fresh.register, REF))?.restrictedTo ?? null;

test('the head ticks names: first the own unit, then the others of social services that work with the case', async () => {
  const { text } = await (await visitor(site, 'karin-holm')).get(`/arenden/${REF}`);
  expect(text).toContain('Anna Lind, Mottagningsenheten');
  expect(text).toContain('Johan Ek, Utredningsenheten');
  const ids = boxesIn(text).map(({ id }) => id);
  expect(ids.indexOf('omar-haddad')).toBeLessThan(ids.indexOf('johan-ek'));
  expect(ids).not.toContain('ingrid-vall');
  expect(ids).not.toContain('elin-dahl');
});

test('only those who are ticked see the case afterwards, and the head who did it; they stay ticked', async () => {
  expect((await restrict(['anna-lind', 'johan-ek'])).status).toBe(303);
  expect(await namedOn()).toEqual(['anna-lind', 'johan-ek', 'karin-holm']);
  expect((await (await visitor(site, 'omar-haddad')).get(`/arenden/${REF}`)).status).toBe(404);
  const { text } = await (await visitor(site, 'karin-holm')).get(`/arenden/${REF}`);
  const ticked = boxesIn(text).flatMap(({ id, ticked }) => (ticked ? [id] : []));
  expect(ticked.toSorted()).toEqual(['anna-lind', 'johan-ek', 'karin-holm']);
});

test.each([
  ['somebody who does not exist', ['anna-lind', 'nils-nobody']],
  ['somebody of another administration', ['ingrid-vall']],
  ['nobody at all', []],
])('a case is not restricted to %s: the form says so, and everybody sees it as before', async (_, persons) => {
  const answer = await restrict(persons);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(persons.length === 0 ? 'Välj minst en person' : 'Välj bland personerna i listan');
  expect(await namedOn()).toBeNull();
});

test('the API refuses the same people as the page', async () => {
  const ask = (persons: readonly string[]) =>
    site.app.request(`${ORIGIN}/api/v1/cases/${REF}/moves`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer karin-holm' },
      body: JSON.stringify({ commandId: commandId(), move: 'restrict-access', answers: { persons } }),
    });
  expect((await ask(['nils-nobody'])).status).toBe(422);
  expect(await namedOn()).toBeNull();
  expect((await ask(['johan-ek'])).status).toBe(200);
  expect(await namedOn()).toEqual(['johan-ek', 'karin-holm']);
});
