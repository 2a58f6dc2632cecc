import { sql } from 'kysely';
import { sickToday } from '../../domain/absence/set-absence';
import { localDate, toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import type { MessageRecipient } from '../../domain/kernel/messages';
import { appendFacts } from '../../register/append-facts';
import { allAbsences } from '../../register/absences';
import { heldByPerson } from '../../register/cases-of-person';
import { factsOf } from '../../register/cases';
import { inboxCounts, inboxFor } from '../../register/inbox';
import { endAbsence, importAbsences, keepAbsence, reviewAbsence } from '../../register/keep-absences';
import { actorOf, organisation } from '../../register/organisation';
import { workAddress } from '../../register/recipients';
import { changesOf } from '../../register/setting-changes';
import { verify } from '../../register/verify';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY, ToyCase, toyProcesses } from '../support/toy-case';

const NOON = MONDAY + 2 * HOUR_MS;
const EVENING = MONDAY + 10 * HOUR_MS;
const TODAY = localDate(MONDAY);
const UNIT = 'soc-mottagning';

let fresh: FreshRegister;
beforeEach(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
});
afterEach(() => fresh.drop());

async function person(id: string, at: Instant = EVENING): Promise<Person> {
  const found = await actorOf(fresh.register, id, at);
  if (found === null) throw new Error(`Nobody is ${id}`);
  return found;
}

async function away(id: string, deputy: string | null, by = id) {
  const made = { actor: await person(by), at: MONDAY };
  const kept = await keepAbsence(fresh.register, sickToday(id, deputy, TODAY), made);
  if (kept.kind === 'refused') throw new Error(kept.rule);
  return kept.absence;
}

async function addressed(to: MessageRecipient, at: Instant = EVENING): Promise<string | null> {
  return workAddress(await organisation(fresh.register), to, at);
}

describe('a change of an absence', () => {
  test('is kept with who made it, when, and what stood before and after', async () => {
    const absence = await away('anna-lind', 'sofia-berg', 'karin-holm');
    const karin = await person('karin-holm');
    const made = { actor: karin, at: MONDAY + HOUR_MS };
    await keepAbsence(fresh.register, { ...absence, to: '2026-03-06', deputy: null }, made, absence.id);
    await endAbsence(fresh.register, absence.id, { actor: await person('anna-lind'), at: MONDAY + DAY_MS });
    const changes = (await changesOf(fresh.register, ['absence'])).toReversed();
    expect(changes.map(({ key, by, at }) => [key, by, at])).toEqual([
      [absence.id, 'karin-holm', MONDAY],
      [absence.id, 'karin-holm', MONDAY + HOUR_MS],
      [absence.id, 'anna-lind', MONDAY + DAY_MS],
    ]);
    expect(changes.map(({ before, after }) => [before, after])).toMatchObject([
      [null, { person: 'anna-lind', to: null, deputy: 'sofia-berg', reviewOn: '2026-03-09' }],
      [{ deputy: 'sofia-berg' }, { to: '2026-03-06', deputy: null, reviewOn: null }],
      [{ endedAt: null }, { endedAt: MONDAY + DAY_MS }],
    ]);
  });

  test('is nobody else’s to make, and leaves nothing behind when it is refused', async () => {
    const absence = await away('anna-lind', 'sofia-berg');
    const sofia = { actor: await person('johan-ek'), at: MONDAY };
    const wish = { ...absence, deputy: null };
    expect(await keepAbsence(fresh.register, wish, sofia)).toMatchObject({ rule: 'absence-not-yours' });
    expect(await keepAbsence(fresh.register, wish, sofia, absence.id)).toMatchObject({ rule: 'absence-not-yours' });
    expect(await endAbsence(fresh.register, absence.id, sofia)).toBe(false);
    expect(await reviewAbsence(fresh.register, absence.id, sofia)).toBe(false);
    expect(await allAbsences(fresh.register.db)).toEqual([absence]);
    expect(await changesOf(fresh.register, ['absence'])).toHaveLength(1);
  });

  test('that would make a ring is refused also when both are set in the same moment', async () => {
    const made = async (id: string) => ({ actor: await person(id), at: MONDAY });
    const [anna, sofia] = [await made('anna-lind'), await made('sofia-berg')];
    const both = await Promise.all([
      keepAbsence(fresh.register, sickToday('anna-lind', 'sofia-berg', TODAY), anna),
      keepAbsence(fresh.register, sickToday('sofia-berg', 'anna-lind', TODAY), sofia),
    ]);
    expect(both.map((one) => (one.kind === 'refused' ? one.rule : one.kind)).toSorted()).toEqual([
      'deputy-loop',
      'kept',
    ]);
  });

  test('that is sent twice is made once, and an absence that is over is not changed', async () => {
    const first = await away('anna-lind', 'sofia-berg');
    expect(await away('anna-lind', 'sofia-berg')).toEqual(first);
    const made = { actor: await person('anna-lind'), at: MONDAY + DAY_MS };
    expect(await endAbsence(fresh.register, first.id, made)).toBe(true);
    expect(await endAbsence(fresh.register, first.id, made)).toBe(false);
    expect(await keepAbsence(fresh.register, { ...first, to: null }, made, first.id)).toMatchObject({
      rule: 'absence-is-over',
    });
  });

  test('asked about and still true is asked again in a week', async () => {
    const absence = await away('anna-lind', null);
    const made = { actor: await person('karin-holm'), at: toInstant('2026-03-10', '09:00') };
    expect(await reviewAbsence(fresh.register, absence.id, made)).toBe(true);
    expect(await allAbsences(fresh.register.db)).toMatchObject([{ reviewOn: '2026-03-17' }]);
  });

  test('cannot be rubbed out', async () => {
    await away('anna-lind', null);
    await expect(sql`delete from setting_changes`.execute(fresh.register.db)).rejects.toThrow('append-only');
  });
});

describe('a list that is read in', () => {
  const line = (number: number, id: string, deputy: string | null, to = '2026-03-13') => ({
    line: number,
    wish: { person: id, kind: 'holiday', from: '2026-03-09', to, deputy } as const,
  });

  test('is saved whole, or not at all when one line is wrong, also when it is wrong beside another line', async () => {
    const karin = { actor: await person('karin-holm'), at: MONDAY };
    const bad = [
      line(1, 'anna-lind', 'sofia-berg'),
      line(2, 'sofia-berg', 'anna-lind'),
      line(3, 'omar-haddad', null, '2026-03-08'),
      line(4, 'johan-ek', null),
    ];
    expect((await importAbsences(fresh.register, bad, karin)).map((one) => [one.line, one.rule])).toEqual([
      [2, 'deputy-loop'],
      [3, 'absence-ends-before-start'],
      [4, 'absence-not-yours'],
    ]);
    const unread = { line: 2, rule: 'absence-of-whom', field: 'person', was: 'finns-ej' } as const;
    const both = await importAbsences(fresh.register, [line(1, 'anna-lind', null), ...bad.slice(2, 3)], karin, [
      unread,
    ]);
    expect(both.map((one) => [one.line, one.rule])).toEqual([
      [2, 'absence-of-whom'],
      [3, 'absence-ends-before-start'],
    ]);
    expect(await allAbsences(fresh.register.db)).toEqual([]);
    expect(
      await importAbsences(fresh.register, [line(1, 'anna-lind', 'sofia-berg'), line(2, 'omar-haddad', null)], karin),
    ).toEqual([]);
    expect((await allAbsences(fresh.register.db)).map((one) => one.person).toSorted()).toEqual([
      'anna-lind',
      'omar-haddad',
    ]);
    expect(await changesOf(fresh.register, ['absence'])).toHaveLength(2);
  });
});

describe('mail to somebody who is away', () => {
  const anna = { kind: 'person', person: 'anna-lind', unit: UNIT } as const;

  test('goes to the end of the chain of deputies, and to the head when there is none', async () => {
    await away('anna-lind', 'sofia-berg');
    expect(await addressed(anna)).toBe('sofia.berg@example.test');
    await away('sofia-berg', 'johan-ek');
    expect(await addressed(anna)).toBe('johan.ek@example.test');
    await away('johan-ek', null);
    expect(await addressed(anna)).toBe('karin.holm@example.test');
    expect(await addressed(anna, MONDAY - DAY_MS)).toBe('anna.lind@example.test');
  });

  test('climbs past every head who is away, and never ends with nobody', async () => {
    const head = { kind: 'head', unit: UNIT } as const;
    const unit = { kind: 'unit', unit: UNIT } as const;
    await away('karin-holm', null);
    expect(await addressed(head)).toBe('omar.haddad@example.test');
    for (const id of ['omar-haddad', 'anna-lind', 'sofia-berg']) await away(id, null);
    expect([await addressed(head), await addressed(unit)]).toEqual(Array(2).fill('birgitta.stal@example.test'));
    await away('birgitta-stal', null);
    expect(await addressed({ kind: 'department-head', unit: UNIT })).toBe('gunnar.frisk@example.test');
    await away('gunnar-frisk', null);
    const left = [head, unit, anna, { kind: 'director', unit: UNIT }, { kind: 'department-head', unit: UNIT }] as const;
    for (const to of left) expect(await addressed(to)).toBe('soc-ledning@example.test');
  });

  test('about a protected case never goes to a deputy whom the case does not name', async () => {
    await away('anna-lind', 'sofia-berg');
    const told = async (...named: string[]) => workAddress(await organisation(fresh.register), anna, EVENING, named);
    expect(await told('anna-lind', 'sofia-berg')).toBe('sofia.berg@example.test');
    expect(await told('anna-lind', 'karin-holm')).toBe('karin.holm@example.test');
    // Nobody else may know of it: it waits for the one who may.
    expect(await told('anna-lind')).toBe('anna.lind@example.test');
  });

  test('of an acute unit goes to who is on duty just then', async () => {
    const jour = { kind: 'unit', unit: 'soc-jour' } as const;
    expect(await addressed(jour, NOON)).toBe('soc-mottagning@example.test');
    expect(await addressed(jour, EVENING)).toBe('soc-jour@example.test');
    expect(await addressed(jour, toInstant('2026-03-07', '12:00'))).toBe('soc-jour@example.test');
  });
});

test('the deputy finds the absent one’s work among their own, and the head everything that lies with them', async () => {
  const { register } = fresh;
  const kase = new ToyCase('ST-ABS01');
  const secret = new ToyCase('ST-ABS02');
  await appendFacts(register, kase.opening());
  await appendFacts(register, kase.batch('a', kase.task('t1', {}, 'contact.first.3d'), kase.claimed('anna-lind')));
  await appendFacts(register, secret.opening(['anna-lind']));
  await appendFacts(
    register,
    secret.batch('a', secret.task('t1', {}, 'contact.first.3d'), secret.claimed('anna-lind')),
  );
  await away('anna-lind', 'johan-ek');
  const johan = await person('johan-ek');
  const mine = await inboxFor(register, johan, { list: 'mine', now: EVENING });
  // The protected one is only for those whom it names.
  expect(mine.map(({ ref, person: id, forPerson }) => [ref, id, forPerson])).toEqual([
    ['ST-ABS01', 'anna-lind', 'anna-lind'],
  ]);
  expect(await inboxCounts(register, johan, EVENING)).toMatchObject({ mine: 1, toDo: 1 });
  const before = await person('johan-ek', MONDAY - DAY_MS);
  expect(await inboxFor(register, before, { list: 'mine', now: EVENING })).toEqual([]);
  const karin = await person('karin-holm');
  expect((await heldByPerson(register, karin, 'anna-lind')).map((one) => [one.ref, one.taskId])).toEqual([
    ['ST-ABS01', null],
  ]);
});

test('what was done for somebody is kept in the fact, and the chain of facts holds', async () => {
  const { register } = fresh;
  const kase = new ToyCase('ST-ABS03');
  await appendFacts(register, kase.opening());
  const batch = kase.batch('a', kase.task('t1', {}, 'contact.first.3d'), kase.claimed('anna-lind'));
  const by = { person: 'johan-ek', unit: UNIT, for: 'anna-lind' };
  await appendFacts(register, { ...batch, facts: batch.facts.map((fact) => ({ ...fact, by })) });
  expect((await factsOf(register, 'ST-ABS03')).at(-1)?.by).toEqual(by);
  expect(await verify(register)).toEqual([]);
  await sql`alter table facts disable trigger user`.execute(register.db);
  await sql`update facts set by_for = null where ref = 'ST-ABS03' and no = 2`.execute(register.db);
  expect((await verify(register)).map((fault) => fault.where)).toContain('facts ST-ABS03/2');
});
