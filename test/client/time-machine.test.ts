import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { CLEAR_MS, aim } from '../../client/time-machine/aim';
import { after } from '../../client/time-machine/target';
import type { Colleagues, Errand } from '../../client/time-machine/travel';
import { type TimeMachine, timeMachineOver } from '../../client/time-machine/time-machine';
import { addWorkingDays } from '../../domain/calendar/working-days';
import { toInstant } from '../../domain/calendar/stockholm';
import { makeCaseRef } from '../../domain/case-ref';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../domain/instant';
import type { Fact } from '../../domain/kernel/facts';
import type { OpenCase } from '../../domain/kernel/state';
import { saveDemoSetting } from '../../register/demo-settings';
import { startOf } from '../support/memory-case';
import { startStafett, type Stafett } from '../support/stafett';
import { virtualNow } from '../support/virtual-time';
import { siteOver, stillMachine, visitor } from './support/visitor';

/** A Monday, like every first day here. */
const MONDAY = ['2037-03-02', '09:00'] as const;
const at = (date: string, time = '09:00'): Instant => toInstant(date, time);

describe('how far', () => {
  test.each([
    ['P14D', '2037-03-16', '09:00'],
    ['P1W', '2037-03-09', '09:00'],
    ['P1M', '2037-04-02', '09:00'],
    ['PT90M', '2037-03-02', '10:30'],
    ['p1y', '2038-03-02', '09:00'],
  ])('%s from Monday 2 March at nine is %s at %s, in local time', (duration, date, time) => {
    expect(after(at('2037-03-02'), duration)).toBe(at(date, time));
  });

  test.each(['', 'P', 'PT', 'fjorton', '14', 'P90Y', '-P1D'])('"%s" is no time to move', (duration) => {
    expect(after(at('2037-03-02'), duration)).toBeNull();
  });

  test('no case is aimed within a minute of any of its clocks, and none at an earlier time than wanted', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400_000 }), (events, wanted) => {
        const target = aim(caseWith(events), wanted);
        expect(target).toBeGreaterThanOrEqual(wanted);
        for (const event of events) expect(Math.abs(event - target)).toBeGreaterThanOrEqual(CLEAR_MS);
      }),
    );
  });
});

/** Only what aiming looks at. */
function caseWith(events: readonly Instant[]): OpenCase {
  const deadlines = Object.fromEntries(
    events.map((event, i) => [
      `d.${i}`,
      { about: 'task', rungs: [{ at: event, to: 'holder', percent: 100 }], fired: 0, repeatAt: null },
    ]),
  );
  return { deadlines } as unknown as OpenCase;
}

describe('several cases in one town', () => {
  let stafett: Stafett;
  let machine: TimeMachine;
  let errands: Errand[] = [];
  const performed: { readonly errand: Errand; readonly now: Instant }[] = [];
  const colleagues: Colleagues = {
    plan: (state) => errands.filter((errand) => errand.ref === state.ref),
    perform: async (errand, now) => {
      performed.push({ errand, now });
      await stafett.as('anna-lind').make(errand.ref, 'claim', {});
      return 'tog ärendet';
    },
  };
  beforeAll(async () => {
    stafett = await startStafett({ at: MONDAY });
    machine = timeMachineOver({
      client: stafett.client,
      register: stafett.register,
      namespace: 'default',
      taskQueue: stafett.taskQueue,
      colleagues,
    });
  });
  afterAll(() => stafett.stop());
  beforeEach(() => {
    errands = [];
    performed.length = 0;
  });

  async function begun(): Promise<string> {
    const ref = makeCaseRef(randomBytes(8));
    const receivedAt = await stafett.now();
    await machine.start(ref, { ...startOf(ref, { contactWay: 'letter' }), receivedAt });
    return ref;
  }

  async function move(to: Instant) {
    const journey = machine.go({ to, mail: false });
    if (journey === false) throw new Error('A journey is under way');
    const over = await journey.ended;
    expect(over.failed).toBeNull();
    await stafett.now();
    return over;
  }

  const rungsOf = (facts: readonly Fact[]) => facts.filter((fact) => fact.type === 'RungReached');

  test('a case that begins when the clock has been moved begins at the displayed time', async () => {
    const displayed = await stafett.now();
    const [opened] = await stafett.facts(await begun());
    expect(opened?.type).toBe('CaseOpened');
    expect(Math.abs((opened?.at ?? 0) - displayed)).toBeLessThan(MINUTE_MS);
  });

  test('every rung of every silent case is climbed once, at its own time, and in the order of time', async () => {
    const first = await begun();
    await move((await stafett.now()) + DAY_MS);
    const second = await begun();
    await move((await stafett.now()) + 13 * DAY_MS);
    for (const ref of [first, second]) {
      const rungs = rungsOf(await stafett.facts(ref));
      const opened = (await stafett.facts(ref))[0]?.at ?? 0;
      const due = addWorkingDays(opened, 5);
      const ofContact = rungs.filter((fact) => fact.type === 'RungReached' && fact.kind === 'first-contact');
      const once = new Set(
        ofContact.map((fact) => (fact.type === 'RungReached' ? `${fact.deadlineId} ${fact.at}` : '')),
      );
      expect(once.size).toBe(ofContact.length);
      expect(ofContact.some((fact) => Math.abs(fact.at - due) < MINUTE_MS)).toBe(true);
    }
    const rows = await stafett.register.db
      .selectFrom('facts')
      .select(['at', 'written_at'])
      .where('type', '=', 'RungReached')
      .orderBy('written_at')
      .orderBy('at')
      .execute();
    expect(rows.length).toBeGreaterThan(20);
    const late = rows.map((row, i) => Math.max(...rows.slice(0, i).map((before) => before.at), 0) - row.at);
    // Cases whose events lie within a minute of each other are moved side by side.
    expect(Math.max(...late)).toBeLessThanOrEqual(2 * CLEAR_MS);
  });

  test('after a journey every open case shows the displayed time', async () => {
    const refs = [await begun(), await begun()];
    await move((await stafett.now()) + 3 * DAY_MS);
    const displayed = await stafett.now();
    for (const ref of refs) {
      const lag = displayed - (await virtualNow(stafett.client, ref));
      // A case near one of its clocks stands just past it.
      expect(lag).toBeLessThan(10_000);
      expect(lag).toBeGreaterThan(-3 * MINUTE_MS);
    }
  });

  test('a colleague acts when it is time for it, before the reminder that would have come', async () => {
    const ref = await begun();
    await saveDemoSetting(stafett.register, 'cases', { [ref]: 'worked' });
    const planned = (await stafett.now()) + 5 * HOUR_MS;
    errands = [{ at: planned, ref, key: `${ref} claim` }];
    const journey = await move((await stafett.now()) + 2 * DAY_MS);
    expect(performed).toHaveLength(1);
    expect(Math.abs((performed[0]?.now ?? 0) - planned)).toBeLessThan(MINUTE_MS);
    expect(journey.done).toMatchObject([{ ref, what: 'tog ärendet' }]);
    const facts = await stafett.facts(ref);
    const claim = facts.find((fact) => fact.type === 'PersonAssigned');
    expect(Math.abs((claim?.at ?? 0) - planned)).toBeLessThan(MINUTE_MS);
    expect(rungsOf(facts).filter((fact) => fact.type === 'RungReached' && fact.kind === 'assign')).toEqual([]);
  });

  test('when the colleagues rest, or the case is the visitor’s, nobody acts', async () => {
    const [mine, theirs] = [await begun(), await begun()];
    await saveDemoSetting(stafett.register, 'cases', { [theirs]: 'worked' });
    const soon = (await stafett.now()) + HOUR_MS;
    errands = [mine, theirs].map((ref) => ({ at: soon, ref, key: `${ref} claim` }));
    await machine.letColleaguesWork(false);
    await move((await stafett.now()) + 3 * HOUR_MS);
    expect(performed).toEqual([]);
    await machine.letColleaguesWork(true);
    await move((await stafett.now()) + HOUR_MS);
    expect(performed.map(({ errand }) => errand.ref)).toEqual([theirs]);
  });

  test('"to the next event" of a case leads just past it', async () => {
    const ref = await begun();
    const state = await stafett.state(ref);
    const event = state.status === 'open' ? state.next.at : 0;
    const to = (await machine.pastNextEvent(ref)) ?? 0;
    expect(to - event).toBeGreaterThanOrEqual(CLEAR_MS);
    await move(to);
    expect(rungsOf(await stafett.facts(ref))[0]?.at).toBe(event);
    expect(await machine.pastNextEvent('ST-XXXXX')).toBeNull();
  });

  test('two journeys at once are not begun', async () => {
    const one = machine.go({ to: (await stafett.now()) + MINUTE_MS, mail: false });
    expect(machine.go({ to: (await stafett.now()) + DAY_MS })).toBe(false);
    if (one !== false) await one.ended;
  });
});

describe('the page of the time machine', () => {
  let stafett: Stafett;
  beforeAll(async () => {
    stafett = await startStafett({ at: MONDAY, worker: false });
  });
  afterAll(() => stafett.stop());

  test('there is none outside the demonstration', async () => {
    const site = siteOver(stafett.register, { demo: false });
    const anna = await visitor(site, 'anna-lind');
    expect((await anna.get('/dev/time')).status).toBe(404);
    expect((await anna.post('/dev/time', { for: 'workday' })).status).toBe(404);
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"for":"P1D"}' };
    expect((await site.app.request('/dev/time.json', post)).status).toBe(404);
  });

  test('while time moves it shows how far it has come and asks again by itself, without scripts', async () => {
    const still = stillMachine(stafett.register);
    const now = await stafett.now();
    const journey = { from: now, to: now + 2 * DAY_MS, startedAt: now, at: now + DAY_MS, over: false, failed: null };
    const machine: TimeMachine = {
      ...still,
      journey: async () => ({ ...journey, ref: null, done: [], rungs: [], messages: 3, waiting: 0 }),
    };
    const anna = await visitor(siteOver(stafett.register, { demo: true, machine }), 'anna-lind');
    const { text, headers } = await anna.get('/dev/time');
    expect(headers.get('refresh')).toBe('1');
    expect(text).toContain('value="50"');
    expect(text).toContain('3 meddelanden');
  });

  test('what is no time, and a case that is not there, are said at the field', async () => {
    const anna = await visitor(siteOver(stafett.register, { demo: true }), 'anna-lind');
    const wrong = await anna.post('/dev/time', { for: 'snart' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Skriv en tid som P14D');
    const unknown = await anna.post('/dev/time', { ref: 'ST-7F3K2' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('Det finns inget öppet ärende');
  });

  test('a form of another site cannot move the time', async () => {
    const site = siteOver(stafett.register, { demo: true });
    const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"for":"P1D"}' };
    expect([403, 415]).toContain((await site.app.request('/dev/time.json', post)).status);
  });
});
