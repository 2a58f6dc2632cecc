import { addDays } from '../../domain/calendar/civil-date';
import { localDate, startOfDay } from '../../domain/calendar/stockholm';
import { movesFor } from '../../domain/kernel/may';
import { municipalContract } from '../../domain/municipal-contract/process';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant';
import { caseByRef, factsOf } from '../../register/cases';
import { setClockOffset } from '../../register/displayed-clock';
import { actorOf } from '../../register/organisation';
import { textsOf } from '../../register/texts';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, ORIGIN, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
const AT: Instant = Date.now() - HOUR_MS;

beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { demo: true, gateway: new KernelGateway(fresh.register, Date.now) });
});
afterAll(() => fresh.drop());

let made = 0;
const newRef = () => `ST-${String((made += 1)).padStart(5, 'A')}`;
const FIRST_CONTACT = {
  reached: 'yes',
  next: 'investigate',
  urgency: 'normal',
  situation: 's4_eget_kortsiktigt',
  supportLevel: '1',
  acuteNeed: 'no',
  childrenAffected: 'yes',
  protectedIdentity: 'none',
  duplicate: 'none',
  summary: 'Bor hos bekant.',
};
const completing = (version = 1) => ({
  _command: commandId(),
  _task: '1.first-contact',
  _version: String(version),
  _do: 'send',
});

async function claimed(ref: string, by = 'anna-lind'): Promise<void> {
  const person = await visitor(site, by);
  expect((await person.post(`/arenden/${ref}/drag/claim`, { _command: commandId(), _do: 'send' })).status).toBe(303);
}

const offersIn = (html: string) =>
  [...html.matchAll(/data-move="([^"]+)"(?: data-task="([^"]*)")?/g)].map(([, move, task]) =>
    `${move} ${task ?? ''}`.trim(),
  );
const refusalsIn = (html: string) =>
  [...html.matchAll(/data-refused="([^"]+)"(?: data-task="([^"]*)")? data-rule="([^"]+)"/g)].map(
    ([, move, task, rule]) => `${move} ${task ?? ''} ${rule}`,
  );

describe('the buttons of a case page', () => {
  const people = [
    'anna-lind',
    'karin-holm',
    'petra-ljung',
    'mats-hedin',
    'eva-norling',
    'johan-ek',
    'birgitta-stal',
    'helena-brandt',
  ];

  test.each(municipalContract.stages.map((stage) => stage.name))(
    'are those of the table in the stage %s, for every role',
    async (stage) => {
      const ref = newRef();
      await openedCase(fresh.register, { ref, at: AT, stage });
      const state = await caseByRef(fresh.register, ref);
      for (const id of people) {
        const actor = await actorOf(fresh.register, id, site.deps.now());
        const { status, text } = await (await visitor(site, id)).get(`/arenden/${ref}`);
        if (state === null || actor === null) throw new Error('Lost');
        const seen = state.involved.some((unit) => actor.memberships.some((m) => m.unit === unit));
        expect([id, status]).toEqual([id, seen ? 200 : 404]);
        if (!seen) continue;
        const choices = movesFor(municipalContract, state, actor, Date.now());
        // Corrections and withdrawn consents stand at what they are about, an undo at the last fact.
        const inForms = choices.filter(({ row }) => !['correct', 'undo', 'withdraw-consent'].includes(row.move));
        expect(offersIn(text).toSorted()).toEqual(
          inForms
            .filter((one) => one.allowed)
            .map(({ row, task }) => `${row.move} ${task?.id ?? ''}`.trim())
            .toSorted(),
        );
        expect(refusalsIn(text).toSorted()).toEqual(
          inForms
            .flatMap((one) => (one.allowed ? [] : [`${one.row.move} ${one.task?.id ?? ''} ${one.rule}`]))
            .toSorted(),
        );
      }
    },
  );
});

describe('a task', () => {
  test('is done by its form: codes become facts, words stay in the register', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    await claimed(ref);
    const anna = await visitor(site, 'anna-lind');
    const answer = await anna.post(`/arenden/${ref}/drag/complete`, { ...completing(), ...FIRST_CONTACT });
    expect(answer).toMatchObject({ status: 303, to: `/arenden/${ref}?klart=complete` });
    const done = (await factsOf(fresh.register, ref)).find((fact) => fact.type === 'TaskCompleted');
    expect(done).toMatchObject({ kind: 'first-contact', outcome: { urgency: 'normal' }, by: { person: 'anna-lind' } });
    expect(JSON.stringify(done)).not.toContain('Bor hos bekant');
    const page = await anna.get(`/arenden/${ref}?klart=complete`);
    expect(page.text).toContain('Bor hos bekant.');
    expect(page.text).toContain('Gjort: uppdraget är klart');
  });

  test('with something wrong in its form is not done, says what, and keeps what was typed', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    await claimed(ref);
    const before = await factsOf(fresh.register, ref);
    const anna = await visitor(site, 'anna-lind');
    const answer = await anna.post(`/arenden/${ref}/drag/complete`, {
      ...completing(),
      ...FIRST_CONTACT,
      urgency: 'whenever',
      summary: '<img src=x onerror=alert(1)>',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Fel: ');
    expect(answer.text).toMatch(/href="#[^"]*urgency"/);
    expect(answer.text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(await factsOf(fresh.register, ref)).toEqual(before);
    expect((await textsOf(fresh.register, ref)).size).toBe(0);
  });

  test('half done is a draft: no fact, and a colleague in the unit can go on with it', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    const anna = await visitor(site, 'anna-lind');
    await anna.post(`/arenden/${ref}/drag/complete`, { ...completing(), _do: 'draft', summary: 'Ringer i morgon.' });
    expect((await (await visitor(site, 'karin-holm')).get(`/arenden/${ref}`)).text).toContain('Ringer i morgon.');
    expect(await factsOf(fresh.register, ref)).not.toContainEqual(expect.objectContaining({ type: 'TaskCompleted' }));
  });

  test('that a colleague finished first is refused, with who and when, and what was typed is kept as a draft', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    const [anna, karin] = [await visitor(site, 'anna-lind'), await visitor(site, 'karin-holm')];
    await anna.post(`/arenden/${ref}/drag/complete`, { ...completing(), ...FIRST_CONTACT });
    const late = await karin.post(`/arenden/${ref}/drag/complete`, {
      ...completing(),
      ...FIRST_CONTACT,
      summary: 'Karins ord.',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Någon annan hann före');
    expect(late.text).toContain('Anna Lind, Mottagningsenheten');
    const drafts = await fresh.register.db
      .selectFrom('drafts')
      .select(['topic', 'body'])
      .where('ref', '=', ref)
      .execute();
    expect(drafts).toMatchObject([{ topic: '1.first-contact', body: { summary: 'Karins ord.' } }]);
  });

  test('is not done by somebody it does not belong to: refused with the rule, nothing changed', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    await claimed(ref);
    const before = await factsOf(fresh.register, ref);
    const sofia = await visitor(site, 'sofia-berg');
    const answer = await sofia.post(`/arenden/${ref}/drag/complete`, { ...completing(), ...FIRST_CONTACT });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('data-rule="assigned-to-another"');
    expect(await factsOf(fresh.register, ref)).toEqual(before);
  });

  test('can be filled with an example in the demonstration, and the example is accepted', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    const anna = await visitor(site, 'anna-lind');
    const filled = await anna.post(`/arenden/${ref}/drag/complete`, { ...completing(), _do: 'example' });
    expect(filled.status).toBe(200);
    expect(filled.text).toMatch(/value="investigate" checked/);
  });
});

describe('who sees what', () => {
  test('a unit that never had the case gets the answer of a case that does not exist', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, name: 'Vendela Bergkvist' });
    for (const id of ['petra-ljung', 'johan-ek', 'helena-brandt', 'bjorn-torp', 'jonas-kvist']) {
      expect((await (await visitor(site, id)).get(`/arenden/${ref}`)).status).toBe(404);
    }
  });

  test('LFA, offered a case, sees the housing profile and nothing of who it is', async () => {
    const ref = newRef();
    const state = await openedCase(fresh.register, {
      ref,
      at: AT,
      unit: 'soc-utredning',
      stage: 'handover-lfa',
      data: { rooms: 3, maxRent: 8500 },
      name: 'Vendela Bergkvist',
    });
    const johan = await visitor(site, 'johan-ek');
    await johan.post(`/arenden/${ref}/drag/note`, {
      _command: commandId(),
      _do: 'send',
      body: 'Hemlig uppgift om Vendela.',
    });
    const preview = await johan.post(`/arenden/${ref}/drag/offer`, {
      _command: commandId(),
      _do: 'send',
      to: 'lfa-matchning',
      because: 'Nu er tur.',
    });
    expect(preview.text).toContain('Överlämna till Bostadsmatchningen');
    expect(preview.text).not.toContain('Vendela');
    expect(state.offer).toBeNull();
    await johan.post(`/arenden/${ref}/drag/offer`, {
      _command: commandId(),
      _do: 'send',
      _seen: 'yes',
      to: 'lfa-matchning',
      because: 'Nu er tur.',
    });
    const petra = await visitor(site, 'petra-ljung');
    const page = await petra.get(`/arenden/${ref}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('data-view="housingProfile"');
    expect(page.text).toContain('8\u00a0500 kr/månad');
    for (const hidden of ['Vendela', 'Bergkvist', '19900101', 'Hemlig uppgift'])
      expect(page.text).not.toContain(hidden);
    expect(offersIn(page.text)).toEqual(expect.arrayContaining(['accept', 'decline']));
  });

  test('whoever declines is told so on the first page, for the case is not theirs to see any more', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, unit: 'soc-utredning', stage: 'handover-lfa' });
    const johan = await visitor(site, 'johan-ek');
    const offer = { to: 'lfa-matchning', because: 'Nu er tur.', _seen: 'yes' };
    await johan.post(`/arenden/${ref}/drag/offer`, { _command: commandId(), _do: 'send', ...offer });
    const petra = await visitor(site, 'petra-ljung');
    const declined = { reason: 'capacity', why: 'Ingen kan ta det nu.' };
    const sent = await petra.post(`/arenden/${ref}/drag/decline`, { _command: commandId(), _do: 'send', ...declined });
    expect(sent.to).toBe('/?klart=ja');
    expect((await petra.get('/?klart=ja')).text).toContain('Din enhet har inget mer i ärendet');
    expect((await petra.get(`/arenden/${ref}`)).status).toBe(404);
  });

  test('with protected identity only the people named see it: not in lists, not in search, not by its address', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, name: 'Skyddad Skyddsson', restrictedTo: ['anna-lind'] });
    const [anna, sofia] = [await visitor(site, 'anna-lind'), await visitor(site, 'sofia-berg')];
    expect((await anna.get(`/arenden/${ref}`)).status).toBe(200);
    expect((await sofia.get(`/arenden/${ref}`)).status).toBe(404);
    expect((await sofia.get('/')).text).not.toContain(ref);
    expect((await sofia.post('/sok', { q: ref })).to).toBeNull();
    const named = await anna.post('/sok', { q: 'Skyddsson' });
    expect(named.text).not.toContain(ref);
    expect((await anna.get('/')).text).not.toContain('Skyddsson');
  });

  test('no page title and no address ever carries a name', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, name: 'Vendela Bergkvist' });
    const { text } = await (await visitor(site, 'anna-lind')).get(`/arenden/${ref}`);
    expect(/<title>(.*?)<\/title>/.exec(text)?.[1]).toBe(`Ärende ${ref} – Stafett`);
    expect([...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => decodeURIComponent(href ?? '')).join()).not.toMatch(
      /Vendela|Bergkvist/,
    );
  });
});

describe('afterwards', () => {
  test('the own last move can be undone, and stays readable', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    const anna = await visitor(site, 'anna-lind');
    await anna.post(`/arenden/${ref}/drag/note`, { _command: commandId(), _do: 'send', body: 'Fel ärende!' });
    expect((await anna.get(`/arenden/${ref}`)).text).toContain('Ångra det här');
    expect((await anna.post(`/arenden/${ref}/drag/undo`, { _command: commandId(), _do: 'send' })).status).toBe(303);
    const { text } = await anna.get(`/arenden/${ref}`);
    expect(text).toMatch(/<li class="undone"[^>]*><span class="said">Anteckning/);
    expect(text).toContain('Fel ärende!');
  });

  test('a wrong value is put right with its own kind of answer; the old one stays, struck through', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT });
    const anna = await visitor(site, 'anna-lind');
    await anna.post(`/arenden/${ref}/drag/complete`, { ...completing(), ...FIRST_CONTACT });
    const no = (await factsOf(fresh.register, ref)).find((fact) => fact.type === 'TaskCompleted')?.no ?? 0;
    const form = await anna.get(`/arenden/${ref}/ratta/${no}?falt=urgency`);
    expect(form.text).toMatch(/type="radio"[^>]*name="value"[^>]*value="today"/);
    const sent = await anna.post(`/arenden/${ref}/drag/correct`, {
      _command: commandId(),
      _do: 'send',
      correctedNo: String(no),
      field: 'urgency',
      value: 'today',
      why: 'Såg fel.',
    });
    expect(sent.status).toBe(303);
    expect((await anna.get(`/arenden/${ref}`)).text).toContain('<s class="struck">Normalt</s> I dag');
  });

  test('a consent is withdrawn where it stands', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, name: 'Vendela Bergkvist' });
    const anna = await visitor(site, 'anna-lind');
    await anna.post(`/arenden/${ref}/drag/give-consent`, {
      _command: commandId(),
      _do: 'send',
      adult: '0',
      to: 'landlord',
      purpose: 'tenancy',
    });
    expect((await anna.get(`/arenden/${ref}`)).text).toContain('Återkalla');
    const consent = (await factsOf(fresh.register, ref)).find((fact) => fact.type === 'ConsentGiven');
    await anna.post(`/arenden/${ref}/drag/withdraw-consent`, {
      _command: commandId(),
      _do: 'send',
      givenNo: String(consent?.no),
    });
    expect((await anna.get(`/arenden/${ref}`)).text).toContain('(återkallat)');
  });

  test('a letter can be printed with the receiver inside and nothing of the office outside', async () => {
    const ref = newRef();
    await openedCase(fresh.register, { ref, at: AT, name: 'Vendela Bergkvist' });
    const { text, status } = await (await visitor(site, 'anna-lind')).get(`/arenden/${ref}/brev/receipt`);
    expect(status).toBe(200);
    expect(text).toContain('Vendela Bergkvist');
    const head = /<div class="letterhead">.*?<\/div>/s.exec(text)?.[0] ?? '';
    expect(head).not.toMatch(/social/i);
  });
});

test('what was not undone within fifteen minutes is corrected instead', async () => {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT });
  const state = await caseByRef(fresh.register, ref);
  if (state?.status !== 'open') throw new Error('Lost');
  const by = { person: 'anna-lind', unit: 'soc-mottagning' };
  await write(fresh.register, state, [{ type: 'NoteAdded', texts: {} }], Date.now() - 16 * MINUTE_MS, 'old-note', by);
  const anna = await visitor(site, 'anna-lind');
  expect((await anna.get(`/arenden/${ref}`)).text).not.toContain('Ångra det här');
  expect((await anna.post(`/arenden/${ref}/drag/undo`, { _command: commandId(), _do: 'send' })).text).toContain(
    'data-rule="too-late-to-undo"',
  );
});

test('on the page and in the API names close at the midnight after the last day of the consent', async () => {
  // A register of its own: its clock is moved.
  const own = await freshRegister();
  const there = siteOver(own.register, { demo: true });
  const ref = newRef();
  const lfa = { unit: 'lfa-matchning', stage: 'contract', task: 'find-home' };
  const opened = await openedCase(own.register, { ref, at: AT, name: 'Vendela Bergkvist', ...lfa });
  const until = addDays(localDate(Date.now()), 2);
  await write(
    own.register,
    opened,
    [
      { type: 'ConsentGiven', adult: 0, to: 'landlord', purpose: 'tenancy', until },
      { type: 'ViewOpened', unit: 'lfa-matchning', view: 'contractView', step: 'v' },
    ],
    AT,
    'consent',
  );
  const seen = async () => {
    const { text } = await (await visitor(there, 'petra-ljung')).get(`/arenden/${ref}`);
    const api = await there.app.request(`${ORIGIN}/api/v1/cases/${ref}`, {
      headers: { authorization: 'Bearer petra-ljung' },
    });
    return [text.includes('Vendela Bergkvist'), text.includes('19900101-1234'), ((await api.json()) as Seen).view];
  };
  const midnight = startOfDay(addDays(until, 1));
  await setClockOffset(own.register, midnight - MINUTE_MS - Date.now());
  expect(await seen()).toEqual([true, true, 'contractView']);
  await setClockOffset(own.register, midnight - Date.now() + 1);
  expect(await seen()).toEqual([false, false, 'housingProfile']);
  await own.drop();
});

interface Seen {
  readonly view: string | null;
}

test('whoever is asked meets their own task, with its form open, before everything else they may do', async () => {
  const ref = newRef();
  await openedCase(fresh.register, { ref, at: AT });
  await claimed(ref);
  const anna = await visitor(site, 'anna-lind');
  const until = addDays(localDate(Date.now()), 7);
  const asked = { _command: commandId(), _do: 'send', units: 'soc-boendestod', until, question: 'Hur går det?' };
  expect((await anna.post(`/arenden/${ref}/drag/consult`, asked)).status).toBe(303);

  const { text } = await (await visitor(site, 'elin-dahl')).get(`/arenden/${ref}`);
  const [mine, beside] = ['my-sides-title', 'moves-title'].map((id) => text.indexOf(`<h2 id="${id}"`));
  expect(mine).toBeGreaterThan(0);
  expect(beside).toBeGreaterThan(mine ?? Infinity);
  const own = text.slice(mine, beside);
  expect(own).toContain('<form class="move"');
  expect(own.indexOf('<form class="move"')).toBeLessThan(own.indexOf('<details'));

  // The holder, whose own step it is, still meets that first.
  const holder = (await anna.get(`/arenden/${ref}`)).text;
  expect(holder).not.toContain('my-sides-title');
  expect(holder.indexOf('moves-title')).toBeLessThan(holder.indexOf('side-title'));
});
