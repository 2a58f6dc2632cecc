import { HOUR_MS, type Instant } from '../../domain/instant';
import { offered } from '../../domain/kernel/decide-offers';
import { openedTask } from '../../domain/kernel/open-task';
import { caseByRef } from '../../register/cases';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { type Site, siteOver, type Visitor, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const AT: Instant = Date.now() - HOUR_MS;

beforeEach(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { demo: true, gateway: new KernelGateway(fresh.register, Date.now) });
});
afterEach(() => fresh.drop());

/** The form that takes one case, as it stands in the list: where it goes and what it carries. */
async function claimIn(person: Visitor, list: string, ref: string) {
  const { text } = await person.get(list);
  const [, form = ''] = new RegExp(`action="(/arenden/${ref}/drag/claim".*?)</form>`, 's').exec(text) ?? [];
  const fields = Object.fromEntries(
    [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&amp;', '&'),
    ]),
  );
  // The visitor sends the session's token itself; the one in the page is looked at by the test about it.
  const { _csrf: token, ...rest } = fields;
  return form === '' ? null : { action: `/arenden/${ref}/drag/claim`, fields: rest, token };
}

async function press(person: Visitor, list: string, ref: string) {
  const claim = await claimIn(person, list, ref);
  if (claim === null) throw new Error(`No button for ${ref} in ${list}`);
  return person.post(claim.action, claim.fields);
}

async function holderOf(ref: string): Promise<string | null> {
  const state = await caseByRef(fresh.register, ref);
  return state?.status === 'open' ? state.baton.person : null;
}

test('a case that nobody has taken is taken from its row, and the list comes back as it was narrowed', async () => {
  await openedCase(fresh.register, { ref: 'ST-AAAAB', at: AT });
  const anna = await visitor(site, 'anna-lind');
  const narrowed = '/?lista=unit&process=municipalContract&skede=receipt';
  const answer = await press(anna, narrowed, 'ST-AAAAB');
  expect([answer.status, answer.to]).toEqual([303, `${narrowed}&tagen=ST-AAAAB`]);
  expect(await holderOf('ST-AAAAB')).toBe('anna-lind');
  const list = await anna.get(answer.to ?? '');
  expect(list.text).toContain('Uppgiften i ST-AAAAB är din.');
  expect(await claimIn(anna, narrowed, 'ST-AAAAB')).toBeNull();
});

test('a side task of the unit is taken by itself: the case stays with whoever holds it', async () => {
  const state = await openedCase(fresh.register, {
    ref: 'ST-AAAAC',
    at: AT,
    unit: 'lfa-matchning',
    stage: 'matching',
    task: 'find-home',
  });
  const side = { id: '1.judge-refusal', kind: 'judge-refusal', unit: 'soc-utredning', side: true } as const;
  const opened = openedTask(state, { ...side, needs: 'member', policy: 'viewing.reply' }, AT);
  await write(fresh.register, state, [opened], AT, 'step:side');
  const johan = await visitor(site, 'johan-ek');
  expect((await press(johan, '/', 'ST-AAAAC')).status).toBe(303);
  const after = await caseByRef(fresh.register, 'ST-AAAAC');
  expect(after).toMatchObject({ baton: { person: null }, tasks: { '1.judge-refusal': { person: 'johan-ek' } } });
});

test('a decision that waits for a signature is taken by a decider, and offered to nobody else', async () => {
  const people = { 'soc-utredning': 'johan-ek', 'soc-ledning': 'birgitta-stal' };
  const offers: string[] = [];
  for (const [unit, id] of Object.entries(people)) {
    const ref = unit === 'soc-ledning' ? 'ST-AAAAD' : 'ST-AAAAH';
    const state = await openedCase(fresh.register, { ref, at: AT, unit, stage: 'decision' });
    const side = { id: '1.sign-decision', kind: 'sign-decision', unit, side: true } as const;
    const opened = openedTask(state, { ...side, needs: 'decider', policy: 'decision.sign' }, AT);
    await write(fresh.register, state, [opened], AT, 'step:side');
    const { text } = await (await visitor(site, id)).get('/');
    if (text.includes('name="_task" value="1.sign-decision"')) offers.push(id);
  }
  expect(offers).toEqual(['birgitta-stal']);
});

test('what a colleague took while the list stood open is not taken from them by the old button', async () => {
  await openedCase(fresh.register, { ref: 'ST-AAAAE', at: AT });
  const [anna, omar] = [await visitor(site, 'anna-lind'), await visitor(site, 'omar-haddad')];
  const old = await claimIn(anna, '/', 'ST-AAAAE');
  expect((await press(omar, '/', 'ST-AAAAE')).status).toBe(303);
  const answer = await anna.post(old?.action ?? '', old?.fields ?? {});
  expect(answer.status).toBe(409);
  expect(answer.text).toContain('Uppdraget ligger hos en kollega');
  expect(await holderOf('ST-AAAAE')).toBe('omar-haddad');
});

test('the button carries the session’s own token, and leads nowhere but here', async () => {
  await openedCase(fresh.register, { ref: 'ST-AAAAF', at: AT });
  const anna = await visitor(site, 'anna-lind');
  const claim = await claimIn(anna, '/', 'ST-AAAAF');
  expect(claim?.token).toBe(anna.csrf);
  expect((await anna.post(claim?.action ?? '', { ...claim?.fields, _csrf: 'stolen' })).status).toBe(403);
  expect(await holderOf('ST-AAAAF')).toBeNull();
  const led = await anna.post(claim?.action ?? '', { ...claim?.fields, _back: '//evil.test/' });
  expect(led.to).toBe('/?tagen=ST-AAAAF');
});

test('a case that is offered, and one that somebody has, has no button', async () => {
  const state = await openedCase(fresh.register, { ref: 'ST-AAAAG', at: AT });
  await press(await visitor(site, 'anna-lind'), '/', 'ST-AAAAG');
  const now = await caseByRef(fresh.register, 'ST-AAAAG');
  const open = now?.status === 'open' ? now : state;
  const wish = { id: '1.offer', to: 'soc-utredning', because: 'investigate', view: 'full', policy: 'handover.normal' };
  await write(fresh.register, open, [offered(open, wish, AT)], AT, 'step:offer');
  for (const person of ['omar-haddad', 'johan-ek']) {
    const page = await visitor(site, person);
    expect((await page.get('/')).text).toContain('ST-AAAAG');
    expect(await claimIn(page, '/', 'ST-AAAAG')).toBeNull();
  }
});
