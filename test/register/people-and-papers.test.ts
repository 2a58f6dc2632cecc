import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DAY_MS, HOUR_MS } from '../../domain/instant';
import { POLICIES } from '../../domain/deadlines/policies';
import { addDayOff, daysOff, policiesInForce } from '../../register/policies';
import { clockOffset, displayedNow, setClockOffset } from '../../register/displayed-clock';
import { dropDraft, draftsOf, saveDraft } from '../../register/drafts';
import { migrate } from '../../register/migrate';
import { actorOf, forgetOrganisation, organisation } from '../../register/organisation';
import { importOrganisation } from '../../register/organisation-import';
import { workAddress } from '../../register/recipients';
import { changedKeys, changesOf } from '../../register/setting-changes';
import { closeSession, openSession, purgeSessions, sessionOf } from '../../register/sessions';
import { blankText, purgePendingTexts, storeTexts, textsOf } from '../../register/texts';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY } from '../support/toy-case';

/** After office hours, when nobody is lent a duty. */
const EVENING = MONDAY + 10 * HOUR_MS;

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister();
});
afterAll(() => fresh.drop());

interface File {
  readonly units: readonly { readonly id: string }[];
  readonly people: readonly { readonly id: string; readonly memberships: readonly object[] }[];
}
const file = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', 'embedded', 'demo', 'organisation.json'), 'utf8'),
) as File;

describe('the organisation', () => {
  it('is the file that was imported, however often', async () => {
    await importOrganisation(fresh.url, file);
    const { units, people } = await organisation(fresh.register);
    expect(units.map((unit) => unit.id)).toEqual(file.units.map((unit) => unit.id).toSorted());
    expect(people).toHaveLength(file.people.length);
    expect(await actorOf(fresh.register, 'eva-norling', EVENING)).toEqual({
      kind: 'person',
      id: 'eva-norling',
      memberships: [{ unit: 'soc-utredning', role: 'head' }],
      roles: ['decider'],
    });
    expect(await actorOf(fresh.register, 'nobody', EVENING)).toBeNull();
  });

  it('takes all power from whoever is no longer in the file, and signs them out', async () => {
    const other = await freshRegister();
    const token = await openSession(other.register, {
      person: 'anna-lind',
      idToken: null,
      now: MONDAY,
      expiresAt: MONDAY + HOUR_MS,
    });
    const people = file.people.filter((person) => person.id !== 'anna-lind');
    await importOrganisation(other.url, { ...file, people });
    forgetOrganisation(other.register);
    expect(await actorOf(other.register, 'anna-lind', EVENING)).toMatchObject({ memberships: [], roles: [] });
    expect(await sessionOf(other.register, token, MONDAY)).toBeNull();
    await other.drop();
  });

  it('is written down change by change when a file is read in again, with before and after and no name', async () => {
    const other = await freshRegister();
    await importOrganisation(other.url, file);
    expect(await changesOf(other.register, ['unit', 'person', 'duty'])).toEqual([]);
    const units = file.units.map((unit) => (unit.id === 'soc-jour' ? { ...unit, name: 'Jouren' } : unit));
    const people = file.people.filter((person) => person.id !== 'anna-lind');
    const duty = [{ unit: 'soc-jour', hours: 'office', onDuty: 'soc-utredning' }];
    await importOrganisation(other.url, { ...file, units, people, duty });
    const changes = await changesOf(other.register, ['unit', 'person', 'duty']);
    expect(new Set(changes.map(({ subject, key, by }) => `${subject} ${key} ${by ?? 'nobody'}`))).toEqual(
      new Set(['duty soc-jour nobody', 'person anna-lind nobody', 'unit soc-jour nobody']),
    );
    expect(changes.find(({ subject }) => subject === 'unit')).toMatchObject({
      before: { name: 'Socialjouren' },
      after: { name: 'Jouren' },
    });
    expect(changes.find(({ subject }) => subject === 'person')).toMatchObject({
      before: { memberships: [{ unit: 'soc-mottagning', role: 'member' }] },
      after: { memberships: [] },
    });
    // What a file brought in is no person's edit: the demo may read its own file again.
    expect(await changedKeys(other.register, 'unit')).toEqual([]);
    await other.drop();
  });

  it('is refused whole when a person is put into a unit that does not exist', async () => {
    const people = file.people.map((person) => ({ ...person, memberships: [{ unit: 'no-such-unit', role: 'head' }] }));
    await expect(importOrganisation(fresh.url, { ...file, people })).rejects.toThrow('no-such-unit');
    expect(await actorOf(fresh.register, 'anna-lind', EVENING)).toMatchObject({
      memberships: [{ unit: 'soc-mottagning' }],
    });
  });
});

describe('where a message goes', () => {
  const unit = 'soc-mottagning';
  it.each([
    [{ kind: 'person', person: 'anna-lind', unit }, 'anna.lind@example.test'],
    [{ kind: 'person', person: 'left-last-year', unit }, 'soc-mottagning@example.test'],
    [{ kind: 'unit', unit }, 'soc-mottagning@example.test'],
    [{ kind: 'head', unit }, 'karin.holm@example.test'],
    [{ kind: 'deputy', unit }, 'omar.haddad@example.test'],
    [{ kind: 'deputy', unit: 'lfa-forvaltning' }, 'ingrid.vall@example.test'],
    [{ kind: 'department-head', unit }, 'birgitta.stal@example.test'],
    [{ kind: 'department-head', unit: 'lfa-matchning' }, 'kerstin.alm@example.test'],
    [{ kind: 'department-head', unit: 'sbk-mark' }, 'tomas.ekman@example.test'],
    [{ kind: 'director', unit }, 'gunnar.frisk@example.test'],
    [{ kind: 'forum' }, 'forum@example.test'],
    [{ kind: 'duty-head' }, 'peter.sand@example.test'],
    [{ kind: 'system-owner' }, 'jonas.kvist@example.test'],
    [{ kind: 'applicant' }, null],
  ] as const)('%j', async (recipient, address) => {
    expect(workAddress(await organisation(fresh.register), recipient, EVENING)).toBe(address);
  });
});

function send(body: string) {
  return storeTexts(fresh.register, 'ST-TXT02', 'c1', { note: { body, kind: 'text' } });
}

describe('texts', () => {
  it('are kept under salted hashes: the same words twice cannot be told from their hashes', async () => {
    const words = { body: 'Samma ord', kind: 'text' } as const;
    const one = await storeTexts(fresh.register, 'ST-TXT01', 'c1', { note: words });
    const two = await storeTexts(fresh.register, 'ST-TXT01', 'c2', { note: words });
    expect(one['note']).not.toBe(two['note']);
    expect(one['note']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keep their hash when the same form is sent twice, and get another when the words changed', async () => {
    const first = await send('Första');
    expect(await send('Första')).toEqual(first);
    expect(await send('Ändrad')).not.toEqual(first);
  });

  it('that a fact has named are not stored again by a repeat, nor when they have been taken away since', async () => {
    const said = () =>
      storeTexts(fresh.register, 'ST-TXT04', 'c1', { note: { body: 'Hennes nya adress', kind: 'personal' } });
    const first = await said();
    const hash = first['note'] ?? '';
    await fresh.register.db.updateTable('texts').set({ state: 'kept' }).where('hash', '=', hash).execute();
    expect(await blankText(fresh.register, 'ST-TXT04', hash, MONDAY)).toBe(true);
    expect(await said()).toEqual(first);
    const rows = await fresh.register.db.selectFrom('texts').select('body').where('ref', '=', 'ST-TXT04').execute();
    expect(rows).toEqual([{ body: null }]);
  });

  it('are shown when a fact names them, and purged when none did in a week', async () => {
    await storeTexts(fresh.register, 'ST-TXT03', 'c1', { note: { body: 'Aldrig sänt', kind: 'text' } }, MONDAY);
    expect((await textsOf(fresh.register, 'ST-TXT03')).size).toBe(0);
    expect(await purgePendingTexts(fresh.register, MONDAY + 7 * DAY_MS - 1)).toBe(0);
    expect(await purgePendingTexts(fresh.register, MONDAY + 7 * DAY_MS)).toBe(1);
  });
});

it('keeps a half done form for the whole unit until it is sent', async () => {
  const draft = {
    ref: 'ST-DRF01',
    topic: 't1',
    unit: 'soc-mottagning',
    person: 'anna-lind',
    body: { reason: 'Halvvägs' },
  };
  await saveDraft(fresh.register, { ...draft, updatedAt: MONDAY });
  await saveDraft(fresh.register, {
    ...draft,
    person: 'omar-haddad',
    body: { reason: 'Längre' },
    updatedAt: MONDAY + 1,
  });
  expect(await draftsOf(fresh.register, 'ST-DRF01', ['soc-mottagning'])).toMatchObject([
    { person: 'omar-haddad', body: { reason: 'Längre' }, updatedAt: MONDAY + 1 },
  ]);
  expect(await draftsOf(fresh.register, 'ST-DRF01', ['lfa-matchning'])).toEqual([]);
  await dropDraft(fresh.register, 'ST-DRF01', 't1', ['soc-mottagning']);
  expect(await draftsOf(fresh.register, 'ST-DRF01', ['soc-mottagning'])).toEqual([]);
});

it('ends a session at its time and at sign-out, and stores no token', async () => {
  const open = () =>
    openSession(fresh.register, { person: 'anna-lind', idToken: null, now: MONDAY, expiresAt: MONDAY + HOUR_MS });
  const [token, other] = [await open(), await open()];
  expect(await sessionOf(fresh.register, token, MONDAY)).toMatchObject({ person: 'anna-lind' });
  expect(await sessionOf(fresh.register, token, MONDAY + HOUR_MS)).toBeNull();
  const stored = await fresh.register.db.selectFrom('sessions').select('token_hash').execute();
  expect(stored.map((row) => row.token_hash)).not.toContain(token);
  await closeSession(fresh.register, token);
  expect(await sessionOf(fresh.register, token, MONDAY)).toBeNull();
  expect(await sessionOf(fresh.register, other, MONDAY)).not.toBeNull();
  expect(await purgeSessions(fresh.register, MONDAY + HOUR_MS)).toBe(1);
});

it('shows the real time until the clock is moved, and never moves it back', async () => {
  expect(await displayedNow(fresh.register, MONDAY)).toBe(MONDAY);
  await setClockOffset(fresh.register, 14 * 24 * HOUR_MS);
  await setClockOffset(fresh.register, HOUR_MS);
  expect(await clockOffset(fresh.register)).toBe(14 * 24 * HOUR_MS);
  expect(await displayedNow(fresh.register, MONDAY)).toBe(MONDAY + 14 * 24 * HOUR_MS);
});

it('holds every policy of the domain, and a newer version from the day it is valid', async () => {
  const [first] = POLICIES;
  if (first === undefined) throw new Error('no policies');
  expect(await policiesInForce(fresh.register, MONDAY)).toEqual(
    Object.fromEntries(POLICIES.map((one) => [one.key, one])),
  );
  const newer = { ...first, version: first.version + 1, amount: 99 };
  await fresh.register.db
    .insertInto('policies')
    .values({ key: first.key, version: newer.version, valid_from: new Date(MONDAY), policy: JSON.stringify(newer) })
    .execute();
  expect((await policiesInForce(fresh.register, MONDAY - 1))[first.key]).toEqual(first);
  expect((await policiesInForce(fresh.register, MONDAY))[first.key]).toEqual(newer);
});

it('knows the days the organisation itself is closed', async () => {
  await addDayOff(fresh.register, '2026-05-15', 'Klämdag');
  await addDayOff(fresh.register, '2026-05-15', 'Klämdag efter Kristi himmelsfärd');
  expect(await daysOff(fresh.register)).toEqual(['2026-05-15']);
});

it('migrates once, also when two start at the same time', async () => {
  expect(await Promise.all([migrate(fresh.url), migrate(fresh.url)])).toEqual([[], []]);
});
