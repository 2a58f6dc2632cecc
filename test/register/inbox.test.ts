import { HOUR_MS } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { appendFacts } from '../../register/append-facts';
import { boardForHead, lfaLists } from '../../register/head-board';
import { saveHome } from '../../register/homes';
import { saveHouseholdMember } from '../../register/household';
import { inboxCounts, inboxFor } from '../../register/inbox';
import { actorOf } from '../../register/organisation';
import { searchCases } from '../../register/search-cases';
import { markSeen, newsFor, noteVisit } from '../../register/visits';
import { freshRegister, type FreshRegister } from '../support/database';
import { anna, MONDAY, ToyCase, toyProcesses } from '../support/toy-case';

const DAY = 24 * HOUR_MS;
const BEFORE_ALL_DUES = MONDAY + 4 * HOUR_MS;
let fresh: FreshRegister;

async function person(id: string): Promise<Person> {
  const found = await actorOf(fresh.register, id, MONDAY);
  if (found === null) throw new Error(`Nobody is ${id}`);
  return found;
}

async function applicant(ref: string, name: string, personNumber: string | null): Promise<void> {
  const rest = { birthYearMonth: null, sex: null, residence: null, from: null, to: null };
  await saveHouseholdMember(fresh.register, ref, { idx: 0, adult: true, name, personNumber, ...rest });
}

/**
 * ST-INB01 Anna's, due first; ST-INB02 nobody's, with a side task for the housing support; ST-INB03 offered to LFA;
 * ST-INB04 protected identity, Anna alone; ST-INB05 held by LFA, which searches for a home.
 */
beforeAll(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
  const { register } = fresh;
  const [mine, nobodys, offered, secret, searching] = [1, 2, 3, 4, 5].map((n) => new ToyCase(`ST-INB0${n}`));
  if (!mine || !nobodys || !offered || !secret || !searching) throw new Error('five cases');
  for (const kase of [mine, nobodys, offered, searching]) await appendFacts(register, kase.opening());
  await appendFacts(register, secret.opening(['anna-lind']));
  await appendFacts(register, mine.batch('a', mine.task('t1', {}, 'contact.first.3d'), mine.claimed('anna-lind')));
  const side = nobodys.task('t2', { side: true, unit: 'soc-boendestod', needs: 'head' });
  await appendFacts(register, nobodys.batch('a', nobodys.task('t1'), side, nobodys.toAssign()));
  await appendFacts(register, offered.batch('a', offered.offer('o1', 'lfa-matchning')));
  await appendFacts(register, secret.batch('a', secret.task('t1'), secret.claimed('anna-lind')));
  await appendFacts(register, searching.batch('a', searching.offer('o1', 'lfa-matchning')));
  await appendFacts(register, searching.batch('b', searching.accepted('o1', 'lfa-matchning', 'petra-ljung')));
  const stage = { type: 'StageEntered', stage: 'matching', entry: 2 } as const;
  const find = searching.task('t1', { unit: 'lfa-matchning', kind: 'find-home' }, 'match.find');
  const ivo = searching.task('t2', { unit: 'soc-utredning', side: true, kind: 'ivo-report' }, 'ivo.report');
  await appendFacts(register, searching.batch('c', stage, find, ivo));
  await applicant('ST-INB01', 'Vera Åström', '19850102-2384');
  await applicant('ST-INB02', 'Åke Åberg', null);
  await applicant('ST-INB04', 'Hemlig Åman', '19900405-2389');
  await applicant('ST-INB05', 'Sara Ek', null);
});
afterAll(() => fresh.drop());

async function refs(
  id: string,
  list: 'mine' | 'unit' | 'offered' | 'overdue',
  now = BEFORE_ALL_DUES,
): Promise<string[]> {
  return (await inboxFor(fresh.register, await person(id), { list, now })).map((item) => item.ref);
}

describe('the list of the day', () => {
  it('shows a case worker what is theirs, soonest first', async () => {
    expect(await refs('anna-lind', 'mine')).toEqual(['ST-INB01', 'ST-INB04']);
    expect(await refs('anna-lind', 'unit')).toEqual(
      expect.arrayContaining(['ST-INB01', 'ST-INB02', 'ST-INB03', 'ST-INB04']),
    );
  });

  it('shows a unit its side task though another unit holds the case', async () => {
    const [item] = await inboxFor(fresh.register, await person('elin-dahl'), { list: 'unit', now: BEFORE_ALL_DUES });
    expect(item).toMatchObject({
      ref: 'ST-INB02',
      reason: 'side',
      holderUnit: 'soc-mottagning',
      unit: 'soc-boendestod',
    });
  });

  it('shows a unit what it is offered, and nothing else of the giver', async () => {
    expect(await refs('petra-ljung', 'offered')).toEqual(['ST-INB03']);
    expect(await refs('petra-ljung', 'unit')).not.toContain('ST-INB01');
  });

  it('shows a case that nobody has once, with the hour by which the head must have found somebody', async () => {
    const items = await inboxFor(fresh.register, await person('karin-holm'), { list: 'unit', now: BEFORE_ALL_DUES });
    const [item, ...more] = items.filter((one) => one.ref === 'ST-INB02');
    expect(more).toEqual([]);
    expect(item).toMatchObject({ person: null, taskId: 't1', assignDueAt: MONDAY + HOUR_MS + DAY });
    expect(items.find((one) => one.ref === 'ST-INB01')?.assignDueAt).toBeNull();
  });

  it('shows a decision that waits to everybody who may sign it, until one of them has taken it', async () => {
    const kase = new ToyCase('ST-INB06', MONDAY, 'soc-utredning');
    const sign = kase.task('t1', { side: true, awaited: true, unit: 'soc-ledning', kind: 'sign', needs: 'decider' });
    await appendFacts(fresh.register, kase.opening());
    await appendFacts(fresh.register, kase.batch('a', sign));
    const decisionsOf = async (id: string) =>
      (await boardForHead(fresh.register, await person(id), BEFORE_ALL_DUES)).decisions.map((item) => item.ref);
    expect(await refs('eva-norling', 'unit')).toContain('ST-INB06');
    expect(await decisionsOf('eva-norling')).toEqual(['ST-INB06']);
    const by = { person: 'birgitta-stal', unit: 'soc-ledning' };
    const taken = { type: 'PersonAssigned', taskId: 't1', ...by, how: 'claimed', by } as const;
    await appendFacts(fresh.register, kase.batch('b', taken));
    expect(await decisionsOf('eva-norling')).toEqual([]);
  });

  it('puts what is late on top and in a list of its own', async () => {
    const friday = MONDAY + 4 * DAY;
    expect(await refs('anna-lind', 'overdue', friday)).toContain('ST-INB01');
    const [first] = await inboxFor(fresh.register, await person('anna-lind'), { list: 'unit', now: friday });
    expect(first?.late).toBe(true);
    expect(await refs('anna-lind', 'overdue')).toEqual([]);
  });

  it('shows protected identity to the people named on the case only, without a name', async () => {
    expect(await refs('karin-holm', 'unit')).not.toContain('ST-INB04');
    const own = await inboxFor(fresh.register, await person('anna-lind'), { list: 'mine', now: BEFORE_ALL_DUES });
    expect(own.find((item) => item.ref === 'ST-INB04')?.surname).toBeNull();
    expect(own.find((item) => item.ref === 'ST-INB01')).toMatchObject({ surname: 'Åström', householdSize: 1 });
  });

  it('gives LFA no name', async () => {
    const items = await inboxFor(fresh.register, await person('petra-ljung'), { list: 'unit', now: BEFORE_ALL_DUES });
    expect(items.map((item) => item.surname)).toEqual(items.map(() => null));
  });

  it('can be narrowed to a surname, a household size, a stage and a process', async () => {
    const actor = await person('anna-lind');
    const narrowed = async (filter: object) =>
      (await inboxFor(fresh.register, actor, { list: 'unit', now: BEFORE_ALL_DUES, ...filter })).map(
        (item) => item.ref,
      );
    expect(await narrowed({ surname: 'åst' })).toEqual(['ST-INB01']);
    expect(await narrowed({ householdSize: 4 })).toEqual([]);
    expect(await narrowed({ stage: 'matching' })).toEqual([]);
    expect(await narrowed({ process: 'landAllocation' })).toEqual([]);
  });

  it('counts as it lists', async () => {
    const actor = await person('anna-lind');
    const counts = await inboxCounts(fresh.register, actor, BEFORE_ALL_DUES);
    expect(counts).toMatchObject({ mine: 2, late: 0, offered: 0, toDo: 3 });
    expect(counts.unit).toBe((await refs('anna-lind', 'unit')).length);
  });
});

describe('the board of a head', () => {
  it('shows what nobody has taken, offers unanswered and late things per person', async () => {
    const board = await boardForHead(fresh.register, await person('karin-holm'), MONDAY + 4 * DAY);
    expect(board.units).toEqual(['soc-mottagning']);
    expect(board.unassigned.map((item) => item.ref)).toContain('ST-INB02');
    expect(board.unassigned.map((item) => item.ref)).not.toContain('ST-INB01');
    expect(board.unanswered).toMatchObject([{ ref: 'ST-INB03', to: 'lfa-matchning' }]);
    expect(board.overdue.find(({ person: who }) => who === 'anna-lind')?.items.map((item) => item.ref)).toEqual([
      'ST-INB01',
    ]);
  });

  it('shows the tasks that only a head may finish', async () => {
    const board = await boardForHead(fresh.register, await person('lars-wiik'), BEFORE_ALL_DUES);
    expect(board.decisions).toMatchObject([{ ref: 'ST-INB02', taskId: 't2', needs: 'head' }]);
  });

  it('is empty for a member', async () => {
    const board = await boardForHead(fresh.register, await person('anna-lind'), BEFORE_ALL_DUES);
    expect(board).toEqual({
      units: [],
      all: [],
      unassigned: [],
      unanswered: [],
      offeredToUs: [],
      overdue: [],
      decisions: [],
    });
  });
});

it('shows LFA offers, households with the days of both clocks, and vacant homes', async () => {
  const details = { district: 'Rosta', rooms: 2, sqm: 55, rentMonth: 7_000, floor: 1, lift: false, accessible: true };
  const more = { landlord: 'Närkes Hem AB', availableFrom: '2026-02-01', status: 'available' as const };
  const edit = { version: null, by: 'petra-ljung', now: MONDAY };
  await saveHome(fresh.register, { id: 'h-1', address: 'Provgatan 1', ...details, ...more }, edit);
  const lists = await lfaLists(fresh.register, await person('petra-ljung'), BEFORE_ALL_DUES);
  expect(lists.offers.map((item) => item.ref)).toEqual(['ST-INB03']);
  expect(lists.searching.map((item) => item.ref)).toEqual(['ST-INB05']);
  const [household] = lists.searching;
  expect(household?.quarterEndsAt).toBeGreaterThan(household?.monthEndsAt ?? Infinity);
  expect(lists.vacantHomes.map((home) => home.id)).toEqual(['h-1']);
});

async function foundBy(id: string, text: string): Promise<string[]> {
  return (await searchCases(fresh.register, await person(id), text)).map((one) => one.ref);
}

describe('search', () => {
  it('finds a reference however it is typed, for those who may see the case', async () => {
    expect(await foundBy('anna-lind', ' st inb01 ')).toEqual(['ST-INB01']);
    expect(await foundBy('petra-ljung', 'ST-INB03')).toEqual(['ST-INB03']);
    expect(await foundBy('petra-ljung', 'ST-INB01')).toEqual([]);
  });

  it('finds a name and a personal number for SOC, with and without century and dash', async () => {
    expect(await foundBy('anna-lind', 'åström')).toEqual(['ST-INB01']);
    expect(await foundBy('anna-lind', '850102-2384')).toEqual(['ST-INB01']);
    expect(await foundBy('anna-lind', '198501022384')).toEqual(['ST-INB01']);
  });

  it('finds no name for LFA, and never a protected identity by name or number', async () => {
    expect(await foundBy('petra-ljung', 'Ek')).toEqual([]);
    expect(await foundBy('anna-lind', 'Åman')).toEqual([]);
    expect(await foundBy('anna-lind', '19900405-2389')).toEqual([]);
    expect(await foundBy('anna-lind', 'ST-INB04')).toEqual(['ST-INB04']);
    expect(await foundBy('karin-holm', 'ST-INB04')).toEqual([]);
  });

  it('takes signs of a pattern as letters', async () => {
    expect(await foundBy('anna-lind', '%%')).toEqual([]);
    expect(await foundBy('anna-lind', "' or true --")).toEqual([]);
  });
});

describe('what others did since the last visit', () => {
  it('counts looks within half an hour as one visit', async () => {
    const { register } = fresh;
    expect(await noteVisit(register, 'omar-haddad', MONDAY)).toBeNull();
    expect(await noteVisit(register, 'omar-haddad', MONDAY + DAY)).toBe(MONDAY);
    expect(await noteVisit(register, 'omar-haddad', MONDAY + DAY + 60_000)).toBe(MONDAY);
  });

  it('leaves out what I did myself, what the clock did and what I have looked at', async () => {
    const since = Date.now() - HOUR_MS;
    const omars = await newsFor(fresh.register, await person('omar-haddad'), since);
    expect(omars.map((news) => news.fact.by)).toEqual(omars.map(() => anna));
    expect(omars.map((news) => news.ref)).toContain('ST-INB01');
    expect(await newsFor(fresh.register, await person('anna-lind'), since)).toEqual([]);
    await markSeen(fresh.register, 'omar-haddad', 'ST-INB01', 3);
    const left = await newsFor(fresh.register, await person('omar-haddad'), since);
    expect(left.map((news) => news.ref)).not.toContain('ST-INB01');
  });
});

it('puts a side task where its own day is, not where the case it stands beside is next heard of', async () => {
  const own = await freshRegister({ processByName: toyProcesses });
  const [soon, far] = [new ToyCase('ST-INB21', MONDAY), new ToyCase('ST-INB22', MONDAY)];
  await appendFacts(own.register, soon.opening());
  await appendFacts(own.register, soon.batch('a', soon.task('t1', {}, 'contact.first.3d')));
  const aside = { side: true, unit: 'soc-mottagning' } as const;
  await appendFacts(own.register, soon.batch('b', soon.task('t2', aside, 'ivo.check')));
  await appendFacts(own.register, far.opening());
  await appendFacts(own.register, far.batch('a', far.task('t1', {}, 'contact.first.normal')));
  const items = await inboxFor(own.register, await person('anna-lind'), { list: 'unit', now: BEFORE_ALL_DUES });
  expect(items.map(({ ref, reason }) => `${ref} ${reason}`)).toEqual([
    'ST-INB21 hold',
    'ST-INB22 hold',
    'ST-INB21 side',
  ]);
  await own.drop();
});
