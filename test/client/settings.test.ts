import { addDays } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { daysOff, policiesInForce } from '../../register/policies';
import { slotsOf, versionsOf } from '../../register/change-clocks';
import { actorOf, organisation } from '../../register/organisation';
import { knownFacts } from '../../client/known-facts';
import { type FreshRegister, freshRegister } from '../support/database';
import { type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const SET = '/installningar';
const today = localDate(Date.now());
const later = addDays(today, 20);

beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { demo: true });
});
afterAll(() => fresh.drop());

const jonas = () => visitor(site, 'jonas-kvist');
const seenIn = (html: string) => /name="_seen" value="(\d+)"/.exec(html)?.[1] ?? '';
const personFields = { email: 'omar@example.test', title: 'Mottagningssekreterare', does: 'Svarar i telefonen.' };

test('an administrator renames a unit; the page shows who did it, what it was and what it is', async () => {
  const admin = await jonas();
  const page = await admin.get(`${SET}/enheter/soc-boendestod`);
  const changed = { name: 'Boendestöd Norr', mailbox: 'norr@example.test', _seen: seenIn(page.text) };
  expect((await admin.post(`${SET}/enheter/soc-boendestod`, changed)).status).toBe(303);
  const { text } = await admin.get(SET);
  expect(text).toContain('Ändrade enheten Boendestöd Norr');
  expect(text).toContain('<s class="struck">Boendestödsenheten</s>');
  expect(text).toContain('Jonas Kvist');
});

test('of two who changed the same thing at once, the second is told and writes nothing over', async () => {
  const admin = await jonas();
  const seen = seenIn((await admin.get(`${SET}/enheter/soc-jour`)).text);
  const form = { mailbox: 'jour@example.test', acute: 'yes', _seen: seen };
  expect((await admin.post(`${SET}/enheter/soc-jour`, { ...form, name: 'Jouren' })).status).toBe(303);
  const second = await admin.post(`${SET}/enheter/soc-jour`, { ...form, name: 'Nattjouren' });
  expect(second.status).toBe(409);
  expect(second.text).toContain('Någon annan har ändrat det här');
  expect((await organisation(fresh.register)).units.find(({ id }) => id === 'soc-jour')?.name).toBe('Jouren');
});

test('a person is entered with units and roles, and works there at once', async () => {
  const admin = await jonas();
  const form = { ...personFields, name: 'Åsa Öberg', roles: 'decider', 'role-soc-utredning': 'member', _seen: '0' };
  expect((await admin.post(`${SET}/personer/ny`, form)).status).toBe(303);
  expect((await organisation(fresh.register)).people.find(({ id }) => id === 'asa-oberg')).toMatchObject({
    memberships: [{ unit: 'soc-utredning', role: 'member' }],
    roles: ['decider'],
  });
  expect((await (await visitor(site, 'asa-oberg')).get('/')).status).toBe(200);
});

test.each([
  [
    'jonas-kvist',
    { 'role-ksf-registratur': 'deputy', 'role-soc-utredning': 'head', roles: 'admin' },
    'Ingen ändrar sina egna',
  ],
  ['karin-holm', { 'role-soc-mottagning': 'member' }, 'enda chefen'],
])('%s is not given other rights that way', async (person, rights, sentence) => {
  const admin = await jonas();
  const seen = seenIn((await admin.get(`${SET}/personer/${person}`)).text);
  const answer = await admin.post(`${SET}/personer/${person}`, {
    ...personFields,
    name: 'Namn',
    ...rights,
    _seen: seen,
  });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(sentence);
});

test('a clock gets a new version from a day on; until then the old one is in force, and one change is ahead at a time', async () => {
  const admin = await jonas();
  const path = `${SET}/tider/handover.normal`;
  const form = { amount: '4', from: later, why: 'Nämndens beslut.', _seen: seenIn((await admin.get(path)).text) };
  expect((await admin.post(path, form)).status).toBe(303);
  expect((await policiesInForce(fresh.register, Date.now()))['handover.normal']?.amount).toBe(2);
  const [coming] = await versionsOf(fresh.register, 'handover.normal');
  expect(coming?.policy).toMatchObject({ version: 2, amount: 4 });
  expect((await policiesInForce(fresh.register, coming?.from ?? 0))['handover.normal']?.amount).toBe(4);
  const page = await admin.get(path);
  expect(page.text).toContain('gäller 4 arbetsdagar');
  const again = await admin.post(path, { ...form, amount: '5', _seen: seenIn(page.text) });
  expect(again.text).toContain('Det finns redan en ändring');
  expect((await admin.post(`${path}/ta-bort`, { _seen: seenIn(page.text) })).status).toBe(303);
  expect(await versionsOf(fresh.register, 'handover.normal')).toHaveLength(1);
});

test('a day off is entered and taken away while it lies ahead, and never a day that has begun', async () => {
  const admin = await jonas();
  expect((await admin.post(`${SET}/lediga-dagar`, { day: later, name: 'Planeringsdag' })).status).toBe(303);
  expect(await daysOff(fresh.register)).toEqual([later]);
  expect((await admin.post(`${SET}/lediga-dagar`, { day: today, name: 'I dag' })).text).toContain('har redan börjat');
  expect((await admin.post(`${SET}/lediga-dagar`, { '_ta-bort': later })).status).toBe(303);
  expect(await daysOff(fresh.register)).toEqual([]);
  expect((await admin.get(`${SET}/lediga-dagar`)).text).toContain('Planeringsdag');
});

test('a meeting time of the forum is entered, and its meetings are shown to everybody', async () => {
  const admin = await jonas();
  const form = {
    body: 'forum',
    weekday: '3',
    everyWeeks: '1',
    time: '09:00',
    place: 'Rum 4',
    validFrom: today,
    _seen: '0',
  };
  expect((await admin.post(`${SET}/moten/ny`, form)).status).toBe(303);
  expect((await (await visitor(site, 'anna-lind')).get(`${SET}/moten`)).text).toContain(
    'onsdag kl. 09.00, varje vecka',
  );
});

test('the head of the acute unit says who has the duty; the roster shows it at once, and who changed it', async () => {
  const peter = await visitor(site, 'peter-sand');
  const form = await peter.get(`${SET}/jour/soc-jour`);
  // Within the administration only: whoever has the duty reads the cases.
  expect(form.text).toContain('value="soc-utredning"');
  expect(form.text).not.toContain('value="lfa-matchning"');
  const said = { office: 'soc-utredning', other: 'soc-jour', _seen: seenIn(form.text) };
  expect((await peter.post(`${SET}/jour/soc-jour`, said)).status).toBe(303);
  expect((await organisation(fresh.register)).staffing.duty).toEqual([
    { unit: 'soc-jour', hours: 'office', onDuty: 'soc-utredning' },
  ]);
  const { text } = await (await jonas()).get(SET);
  expect(text).toMatch(/Ändrade jouren för .*?<s class="struck">Mottagningsenheten<\/s> Utredningsenheten vuxen/s);
  expect(text).toContain('Peter Sand');
  const late = await peter.post(`${SET}/jour/soc-jour`, { ...said, office: 'soc-boendestod' });
  expect([late.status, late.text.includes('Någon annan har ändrat det här')]).toEqual([409, true]);
  const anna = await visitor(site, 'anna-lind');
  expect((await anna.get(SET)).text).toMatch(/Jour.*?Utredningsenheten vuxen/s);
  for (const other of ['anna-lind', 'karin-holm', 'mats-hedin'])
    expect((await (await visitor(site, other)).get(`${SET}/jour/soc-jour`)).status).toBe(404);
  expect((await (await jonas()).get(`${SET}/jour/soc-mottagning`)).status).toBe(404);
});

test('a unit that works round the clock no longer has nobody on duty for it, and that is written down too', async () => {
  const admin = await jonas();
  const seen = seenIn((await admin.get(`${SET}/enheter/soc-jour`)).text);
  const form = { name: 'Jouren', mailbox: 'jour@example.test', _seen: seen };
  expect((await admin.post(`${SET}/enheter/soc-jour`, form)).status).toBe(303);
  expect((await organisation(fresh.register)).staffing.duty).toEqual([]);
  expect((await admin.get(SET)).text).toMatch(/<s class="struck">Utredningsenheten vuxen<\/s> Jouren/);
});

test('the times of the council are entered beside the forum’s, and a decision about land is held to them', async () => {
  const admin = await jonas();
  const form = { weekday: '4', everyWeeks: '1', time: '13:00', place: 'Rådhuset', validFrom: '2031-01-02', _seen: '0' };
  expect((await admin.post(`${SET}/moten/ny`, { ...form, body: 'ks' })).text).toContain('Vem möts?');
  expect((await admin.post(`${SET}/moten/ny`, { ...form, body: 'council' })).status).toBe(303);
  expect((await admin.get(`${SET}/moten`)).text).toContain('Kommunstyrelsen: torsdag kl. 13.00, varje vecka');
  const actor = await actorOf(fresh.register, 'anna-lind', Date.now());
  if (actor === null) throw new Error('Anna is gone');
  const known = async (decidedOn: string) => {
    const asked = { actor, ref: 'ST-NOONE', move: 'complete', taskId: null, now: Date.now() };
    return (await knownFacts(fresh.register, { ...asked, codes: { decidedOn, councilMeets: 'yes' } }))['councilMeets'];
  };
  // Thursday 9 and Tuesday 14 January 2031, and a second Tuesday before anything was entered.
  expect([await known('2031-01-09'), await known('2031-01-14'), await known('2030-12-10')]).toEqual([
    true,
    false,
    true,
  ]);
  // The forum goes on meeting at its own times only.
  expect((await slotsOf(fresh.register, 'forum')).map(({ weekday }) => weekday)).toEqual([3]);
});
