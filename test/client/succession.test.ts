import { HOUR_MS, type Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { coordinationForum } from '../../domain/coordination-forum/process';
import { openedTask } from '../../domain/kernel/open-task';
import type { OpenCase } from '../../domain/kernel/state';
import { workOffOnce } from '../../client/succession/work-off';
import { caseByRef, factsOf } from '../../register/cases';
import { forgetOrganisation, organisation } from '../../register/organisation';
import { plans, rowsOf } from '../../register/successions';
import { changesOf } from '../../register/setting-changes';
import { type FreshRegister, freshRegister } from '../support/database';
import { KernelGateway, openedCase, write } from './support/acted-case';
import { commandId, type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
let gateway: KernelGateway;
const AT: Instant = Date.now() - HOUR_MS;
const HERE = '/installningar/overtaganden';
const UNIT = 'soc-utredning';

beforeEach(async () => {
  fresh = await freshRegister();
  gateway = new KernelGateway(fresh.register, Date.now);
  site = siteOver(fresh.register, { demo: true, gateway });
});
afterEach(() => fresh.drop());

const head = (id: string, unit: string): Person => ({
  kind: 'person',
  id,
  memberships: [{ unit, role: 'head' }],
  roles: [],
});
const deps = () => ({ register: fresh.register, gateway, now: Date.now, shown: () => Promise.resolve(Date.now()) });
const openCase = async (ref: string) => (await caseByRef(fresh.register, ref)) as OpenCase;
const holderOf = async (ref: string) => (await openCase(ref)).baton;

/** A case of the unit that lies with somebody. */
async function heldBy(ref: string, person: string, more: Partial<Parameters<typeof openedCase>[1]> = {}) {
  await openedCase(fresh.register, { ref, at: AT, unit: UNIT, stage: 'investigation', task: 'investigate', ...more });
  const boss = more.restrictedTo === undefined ? head('eva-norling', UNIT) : head(more.restrictedTo[0] ?? '', UNIT);
  const about = { commandId: commandId(), taskId: null, version: null, texts: {} };
  await gateway.makeMove(boss, ref, { ...about, move: 'assign', codes: { person } });
}

/** Reception's case in which the unit has a side task that lies with somebody. */
async function sideTaskOf(ref: string, unit: string, person: string) {
  const state = await openedCase(fresh.register, { ref, at: AT });
  const wish = {
    id: '1.delay',
    kind: 'delay-notice-3m',
    unit,
    side: true,
    needs: 'member',
    policy: 'rent.check',
  } as const;
  await write(fresh.register, state, [openedTask(state, { ...wish, person }, AT)], AT, 'step:delay');
}

async function johansThings() {
  await heldBy('ST-AAAA1', 'johan-ek');
  await heldBy('ST-AAAA2', 'johan-ek');
  await heldBy('ST-AAAA3', 'johan-ek', { restrictedTo: ['johan-ek', 'maria-akesson'] });
  await heldBy('ST-AAAA4', 'amir-rahimi');
  await sideTaskOf('ST-AAAA5', UNIT, 'johan-ek');
}
const REFS = ['ST-AAAA1', 'ST-AAAA2', 'ST-AAAA3', 'ST-AAAA4', 'ST-AAAA5'];

async function workOffAll() {
  for (let n = 0; n < 50 && (await workOffOnce(deps())) > 0; n += 1);
}

describe('somebody leaves', () => {
  test('the head sees all that lies with them and who would take it, and nothing happens by looking', async () => {
    await johansThings();
    const eva = await visitor(site, 'eva-norling');
    const { status, text } = await eva.get(`${HERE}/ny?person=johan-ek`);
    expect(status).toBe(200);
    expect(text).toContain('Det som ligger här (4)');
    for (const ref of ['ST-AAAA1', 'ST-AAAA2', 'ST-AAAA3', 'ST-AAAA5']) expect(text).toContain(ref);
    expect(text).not.toContain('ST-AAAA4');
    expect(await plans(fresh.register)).toEqual([]);
    // A head finds the way from the list of plans, for the own people and no others.
    const list = (await eva.get(HERE)).text;
    expect(list).toContain('value="johan-ek"');
    for (const other of ['anna-lind', 'eva-norling']) expect(list).not.toContain(`value="${other}"`);
    expect((await (await visitor(site, 'anna-lind')).get(`${HERE}/ny?person=johan-ek`)).status).toBe(404);
    expect((await (await visitor(site, 'karin-holm')).get(`${HERE}/ny?person=johan-ek`)).status).toBe(404);
  });

  test('stopped in the middle and gone on, everything is given away once, nothing is ever without a holder, and the sign-in ends at once', async () => {
    await johansThings();
    const [eva, johan] = [await visitor(site, 'eva-norling'), await visitor(site, 'johan-ek')];
    expect((await johan.get('/')).status).toBe(200);
    const made = await eva.post(`${HERE}/ny`, { person: 'johan-ek' });
    const plan = made.to ?? '';
    const id = plan.split('/').at(-1) ?? '';
    const first = (await rowsOf(fresh.register, id)).find(({ ref }) => ref === 'ST-AAAA1');
    await eva.post(plan, { [`till-${first?.seq}`]: 'maria-akesson', _do: 'save' });

    expect((await eva.post(plan, { _do: 'start' })).status).toBe(303);
    expect((await johan.get('/')).to).toContain('/logga-in');
    expect((await organisation(fresh.register)).people.find((one) => one.id === 'johan-ek')).toMatchObject({
      left: true,
      memberships: [],
    });

    expect(await workOffOnce(deps(), 1)).toBe(1);
    await eva.post(plan, { _do: 'stop' });
    expect(await workOffOnce(deps())).toBe(0);
    expect((await eva.get(plan)).text).toContain('1 av 4');
    for (const ref of REFS) expect((await holderOf(ref)).unit).not.toBe('');

    await eva.post(plan, { _do: 'resume' });
    await workOffAll();
    expect((await eva.get(plan)).text).toContain('4 av 4');
    expect((await plans(fresh.register))[0]?.plan.state).toBe('done');
    expect(await holderOf('ST-AAAA1')).toMatchObject({ unit: UNIT, person: 'maria-akesson' });
    expect(await holderOf('ST-AAAA3')).toMatchObject({ unit: UNIT, person: 'maria-akesson' });
    expect(await holderOf('ST-AAAA4')).toMatchObject({ unit: UNIT, person: 'amir-rahimi' });
    const side = (await openCase('ST-AAAA5')).tasks['1.delay'];
    expect(side).toMatchObject({ unit: UNIT });
    expect(side?.person).not.toBe('johan-ek');
    for (const ref of REFS) {
      const given = (await factsOf(fresh.register, ref)).filter((fact) => fact.commandId.startsWith('plan:'));
      expect(given.map((fact) => fact.by)).toEqual(ref === 'ST-AAAA4' ? [] : [{ person: 'eva-norling', unit: UNIT }]);
    }
    expect((await eva.get('/arenden/ST-AAAA1')).text).toContain('Johan Ek');
    expect(await changesOf(fresh.register, ['person'], 'johan-ek')).toMatchObject([
      {
        by: 'eva-norling',
        before: { left: false, memberships: [{ unit: UNIT, role: 'member' }] },
        after: { left: true },
      },
    ]);
  });

  test('a row that was carried out when the machine died is not carried out again', async () => {
    await johansThings();
    const eva = await visitor(site, 'eva-norling');
    const plan = (await eva.post(`${HERE}/ny`, { person: 'johan-ek' })).to ?? '';
    await eva.post(plan, { _do: 'start' });
    await workOffOnce(deps(), 2);
    const facts = async () => Promise.all(REFS.map(async (ref) => (await factsOf(fresh.register, ref)).length));
    const before = await facts();
    // The answer was lost: the rows stand as if nothing had been done.
    await fresh.register.db.updateTable('succession_rows').set({ state: 'planned', ended_at: null }).execute();
    await workOffOnce(deps(), 2);
    expect(await facts()).toEqual(before);
    const rows = await rowsOf(fresh.register, plan.split('/').at(-1) ?? '');
    expect(rows.slice(0, 2).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  test('what somebody else has taken meanwhile stays with them, and what came meanwhile is given away too', async () => {
    await heldBy('ST-AAAA1', 'johan-ek');
    await heldBy('ST-AAAA2', 'amir-rahimi');
    const eva = await visitor(site, 'eva-norling');
    const plan = (await eva.post(`${HERE}/ny`, { person: 'johan-ek' })).to ?? '';
    const about = { taskId: null, version: null, texts: {} };
    const boss = head('eva-norling', UNIT);
    await gateway.makeMove(boss, 'ST-AAAA1', {
      ...about,
      commandId: commandId(),
      move: 'assign',
      codes: { person: 'maria-akesson' },
    });
    await gateway.makeMove(boss, 'ST-AAAA2', {
      ...about,
      commandId: commandId(),
      move: 'assign',
      codes: { person: 'johan-ek' },
    });
    await eva.post(plan, { _do: 'start' });
    await workOffAll();
    expect((await holderOf('ST-AAAA1')).person).toBe('maria-akesson');
    expect((await holderOf('ST-AAAA2')).person).not.toBe('johan-ek');
    expect((await plans(fresh.register))[0]).toMatchObject({ plan: { state: 'done' }, rows: 2 });
  });

  test.each([
    ['jonas-kvist', 'eva-norling', 'enda chefen'],
    ['jonas-kvist', 'jonas-kvist', null],
  ])('%s cannot let %s go', async (by, person, sentence) => {
    const someone = await visitor(site, by);
    const answer = await someone.post(`${HERE}/ny`, { person });
    expect(answer.status).toBe(sentence === null ? 404 : 422);
    expect(sentence === null || answer.text.includes(sentence)).toBe(true);
  });

  test('a protected case that nobody who stays may see is left to nobody until the head has named who takes it', async () => {
    await heldBy('ST-AAAA3', 'johan-ek', { restrictedTo: ['johan-ek'] });
    const eva = await visitor(site, 'eva-norling');
    expect((await eva.get(`${HERE}/ny?person=johan-ek`)).text).toContain('Ingen annan i enheten är namngiven');
    const plan = (await eva.post(`${HERE}/ny`, { person: 'johan-ek' })).to ?? '';
    const early = await eva.post(plan, { 'till-1': '', _do: 'start' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('Välj vem som namnges och tar det.');
    expect((await (await visitor(site, 'johan-ek')).get('/')).status).toBe(200);

    expect((await eva.get(plan)).text).toContain('Välj vem som namnges');
    // Not somebody of another unit, whatever is sent.
    await eva.post(plan, { 'till-1': 'anna-lind', _do: 'save' });
    expect((await rowsOf(fresh.register, plan.split('/').at(-1) ?? ''))[0]?.to).toBeNull();
    expect((await eva.post(plan, { 'till-1': 'amir-rahimi', _do: 'start' })).status).toBe(303);
    await workOffAll();
    expect(await openCase('ST-AAAA3')).toMatchObject({
      restrictedTo: ['johan-ek', 'amir-rahimi'],
      baton: { unit: UNIT, person: 'amir-rahimi' },
    });
    expect((await (await visitor(site, 'amir-rahimi')).get('/arenden/ST-AAAA3')).status).toBe(200);
    // Whoever carried out the plan is not named by it.
    expect((await eva.get('/arenden/ST-AAAA3')).status).toBe(404);
  });
});

describe('a unit goes up in another', () => {
  const merged = { enhet: 'lfa-forvaltning', till: 'lfa-matchning' };

  test('only when the head who takes over has approved; each case is offered and accepted, tasks and people follow', async () => {
    await openedCase(fresh.register, {
      ref: 'ST-AAAA6',
      at: AT,
      unit: 'lfa-forvaltning',
      stage: 'matching',
      task: 'find-home',
    });
    await sideTaskOf('ST-AAAA7', 'lfa-forvaltning', 'ingrid-vall');
    const [jonas, mats] = [await visitor(site, 'jonas-kvist'), await visitor(site, 'mats-hedin')];
    const plan = (await jonas.post(`${HERE}/ny`, merged)).to ?? '';
    expect((await jonas.post(plan, { _do: 'approve' })).status).toBe(404);
    expect((await jonas.post(plan, { _do: 'start' })).text).toContain('måste godkänna planen');
    expect((await mats.post(plan, { _do: 'approve' })).status).toBe(303);
    expect((await jonas.post(plan, { _do: 'start' })).status).toBe(303);
    await workOffAll();

    const facts = await factsOf(fresh.register, 'ST-AAAA6');
    const moved = facts.filter((fact) => fact.commandId.startsWith('plan:'));
    expect(moved.map((fact) => fact.type)).toEqual(expect.arrayContaining(['HandoverOffered', 'HandoverAccepted']));
    expect(moved.find((fact) => fact.type === 'HandoverAccepted')?.by).toEqual({
      person: 'mats-hedin',
      unit: 'lfa-matchning',
    });
    expect((await holderOf('ST-AAAA6')).unit).toBe('lfa-matchning');
    const other = await openCase('ST-AAAA7');
    expect(other.baton.unit).toBe('soc-mottagning');
    expect(other.tasks['1.delay']).toMatchObject({ unit: 'lfa-matchning' });
    expect(other.deadlines['d.1.delay']).toMatchObject({ unit: 'lfa-matchning' });
    forgetOrganisation(fresh.register);
    const { units, people } = await organisation(fresh.register);
    expect(units.find(({ id }) => id === 'lfa-forvaltning')).toMatchObject({
      closed: true,
      mergedInto: 'lfa-matchning',
    });
    expect(people.find(({ id }) => id === 'ingrid-vall')?.memberships).toEqual([
      { unit: 'lfa-matchning', role: 'member' },
    ]);
    expect((await plans(fresh.register))[0]?.plan.state).toBe('done');
    expect((await jonas.get('/installningar')).text).toContain('Enheten har gått upp i Bostadsmatchningen');
    const boss = head('mats-hedin', 'lfa-matchning');
    const about = { taskId: null, version: null, texts: {} };
    const back = { ...about, commandId: commandId(), move: 'offer', codes: { to: 'lfa-forvaltning' } };
    expect(await gateway.makeMove(boss, 'ST-AAAA6', back)).toMatchObject({ kind: 'refused', rule: 'unit-closed' });
    const strange = { ...about, commandId: commandId(), move: 'assign', codes: { person: 'anna-lind' } };
    expect(await gateway.makeMove(boss, 'ST-AAAA6', strange)).toMatchObject({ rule: 'person-not-in-unit' });
  });

  test('what the audit found there is the new unit’s to answer for, and who was called to the forum is said beforehand', async () => {
    const found = { check_key: 'forum-without-meeting', ref: null, subject: 'x', values: JSON.stringify({}) };
    const when = { since: new Date(AT), found_at: new Date(AT), due_at: new Date(AT), explanation: 'i dag' };
    for (const [sameness, closed_at] of [['open', null] as const, ['closed', new Date(AT)] as const])
      await fresh.register.db
        .insertInto('findings')
        .values({ ...found, ...when, sameness, unit: 'lfa-forvaltning', closed_at } as never)
        .execute();
    const meeting = { process: 'coordinationForum', unit: 'ksf-forum', stage: 'meeting', task: 'hold-meeting' };
    const data = { meetingOn: '2037-03-11', meetingAt: '10.00', members: ['lfa-forvaltning'] };
    await openedCase(fresh.register, { ...meeting, ref: 'ST-AAAA9', at: AT, data });
    const jonas = await visitor(site, 'jonas-kvist');
    const preview = await jonas.get(`${HERE}/ny?enhet=lfa-forvaltning&till=lfa-matchning`);
    expect(preview.text).toContain('1 fynd från granskningen');
    expect(preview.text).toMatch(/kallad till Samverkansforum bostad.*?href="\/forum\/ST-AAAA9"/s);
    const plan = (await jonas.post(`${HERE}/ny`, merged)).to ?? '';
    await (await visitor(site, 'mats-hedin')).post(plan, { _do: 'approve' });
    expect((await jonas.post(plan, { _do: 'start' })).status).toBe(303);
    // Whoever took over reads the notes of meetings that the old unit was called to; nobody else does for that.
    const called = { ...(await openCase('ST-AAAA9')), successors: { 'lfa-forvaltning': 'lfa-matchning' } };
    expect(coordinationForum.hides?.(called, head('mats-hedin', 'lfa-matchning'))).toBeNull();
    expect(coordinationForum.hides?.(called, head('lars-wiik', 'soc-boendestod'))).not.toBeNull();
    const rows = await fresh.register.db.selectFrom('findings').select(['sameness', 'unit']).execute();
    expect(new Map(rows.map(({ sameness, unit }) => [sameness, unit]))).toEqual(
      new Map([
        ['open', 'lfa-matchning'],
        ['closed', 'lfa-forvaltning'],
      ]),
    );
  });

  test('what it was offered and had not answered is offered to the new unit, and the giver holds meanwhile', async () => {
    await openedCase(fresh.register, {
      ref: 'ST-AAAA8',
      at: AT,
      unit: 'lfa-ledning',
      stage: 'matching',
      task: 'find-home',
    });
    const giver: Person = {
      kind: 'person',
      id: 'kerstin-alm',
      memberships: [{ unit: 'lfa-ledning', role: 'head' }],
      roles: [],
    };
    const offer = { move: 'offer', codes: { to: 'lfa-forvaltning' }, taskId: null, version: null, texts: {} };
    await gateway.makeMove(giver, 'ST-AAAA8', { ...offer, commandId: commandId() });
    const [jonas, mats] = [await visitor(site, 'jonas-kvist'), await visitor(site, 'mats-hedin')];
    const plan = (await jonas.post(`${HERE}/ny`, merged)).to ?? '';
    await mats.post(plan, { _do: 'approve' });
    await jonas.post(plan, { _do: 'start' });
    await workOffAll();
    const state = await openCase('ST-AAAA8');
    expect(state.baton).toMatchObject({ unit: 'lfa-ledning' });
    expect(state.offer).toMatchObject({ from: 'lfa-ledning', to: 'lfa-matchning' });
    expect((await plans(fresh.register))[0]?.plan.state).toBe('done');
  });

  test.each([
    [{ enhet: 'soc-utredning' }, 'inte bara läggas ned'],
    [{ enhet: 'soc-ledning', till: 'soc-jour' }, 'varken läggas ned'],
    [{ enhet: 'lfa-forvaltning', till: 'soc-jour' }, 'samma förvaltning'],
    [{ enhet: 'ksf-registratur' }, 'har personer kvar'],
  ])('not as %j', async (wish, sentence) => {
    const jonas = await visitor(site, 'jonas-kvist');
    const answer = await jonas.post(`${HERE}/ny`, wish);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
  });
});

describe('a head assigns many things at once', () => {
  test('ticks some and lets them be shared evenly; each person hears of it, and the plan says how it went', async () => {
    for (const ref of ['ST-AAAA1', 'ST-AAAA2', 'ST-AAAA4'])
      await openedCase(fresh.register, { ref, at: AT, unit: UNIT, stage: 'investigation', task: 'investigate' });
    const eva = await visitor(site, 'eva-norling');
    expect((await eva.get('/')).text).toContain('Fördela flera på en gång');
    const started = await eva.post(`${HERE}/fordela`, { valda: ['ST-AAAA1', 'ST-AAAA2', 'ST-AAAA4'], till: 'jamnt' });
    expect(started.status).toBe(303);
    await workOffAll();
    const people = await Promise.all(
      ['ST-AAAA1', 'ST-AAAA2', 'ST-AAAA4'].map(async (ref) => (await holderOf(ref)).person),
    );
    expect(new Set(people).size).toBe(3);
    expect((await eva.get(started.to ?? '')).text).toContain('3 av 3');
  });

  test('ticks to one person; what is not in the own units, or not for that person, is not given', async () => {
    await heldBy('ST-AAAA3', 'johan-ek', { restrictedTo: ['johan-ek', 'eva-norling'] });
    await openedCase(fresh.register, { ref: 'ST-AAAA1', at: AT });
    const eva = await visitor(site, 'eva-norling');
    const other = await eva.post(`${HERE}/fordela`, { valda: 'ST-AAAA1', till: 'johan-ek' });
    expect(other).toMatchObject({ status: 422 });
    const secret = await eva.post(`${HERE}/fordela`, { valda: 'ST-AAAA3', till: 'amir-rahimi' });
    expect(secret.text).toContain('får inte ta allt');
    expect((await holderOf('ST-AAAA3')).person).toBe('johan-ek');
    expect(
      (await (await visitor(site, 'anna-lind')).post(`${HERE}/fordela`, { valda: 'ST-AAAA1', till: 'jamnt' })).status,
    ).toBe(404);
  });
});
