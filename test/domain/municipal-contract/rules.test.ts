import { addMonths } from '../../../domain/calendar/civil-date';
import { localDate, toInstant } from '../../../domain/calendar/stockholm';
import type { CodedRecord, Contact, OpenCase, Task } from '../../../domain/kernel/state';
import { forbids, RULES } from '../../../domain/municipal-contract/rules';
import type { Attempt } from '../../../domain/office/rules';
import { MemoryCase, MONDAY_TEN } from '../../support/memory-case';

let opened: OpenCase;
beforeAll(async () => {
  opened = (await new MemoryCase().begin()).state;
});

interface Given {
  readonly data?: CodedRecord;
  readonly contacts?: readonly Contact[];
  readonly consents?: OpenCase['consents'];
  readonly about?: CodedRecord;
  readonly at?: string;
  readonly person?: string;
}

/** The rule that forbids completing a task of this kind (or making the move) with this answer; null when none does. */
function broken(subject: string, input: CodedRecord, given: Given = {}): string | null {
  const { data = {}, contacts = [], consents = [], about = {}, at = '2026-03-02', person = 'anna' } = given;
  const state: OpenCase = { ...opened, data: { ...opened.data, ...data }, contacts, consents };
  const isMove = RULES.some((rule) => rule.of.includes(subject)) && MOVES.has(subject);
  const [task] = Object.values(opened.tasks) as [Task];
  const attempt: Attempt = {
    move: isMove ? subject : 'complete',
    task: isMove ? null : { ...task, kind: subject, about },
    input,
    at: toInstant(at, '10:00'),
    person,
  };
  return forbids(state, attempt)?.rule ?? null;
}
const MOVES = new Set(['no-contact', 'request-ruling']);

const attempt = (way: string, reached = false, no = 1): Contact => ({ no, at: MONDAY_TEN, way, reached, by: 'anna' });
const children = (...births: readonly string[]) => births.map((birth) => ({ birth, residence: 'full' }));

test('a case is put down for silence only after three attempts in three ways', () => {
  const tried = (...contacts: readonly Contact[]) => broken('no-contact', {}, { contacts });
  expect(tried()).toBe('three-ways-first');
  expect(tried(attempt('phone'), attempt('phone'), attempt('letter'))).toBe('three-ways-first');
  expect(tried(attempt('phone'), attempt('letter'), attempt('visit'))).toBeNull();
});

test('attempts from before the person was last reached do not count', () => {
  const contacts = [attempt('phone'), attempt('letter'), attempt('meeting', true), attempt('visit')];
  expect(broken('no-contact', {}, { contacts })).toBe('three-ways-first');
});

test('a ruling can be asked for six months after the application, and not a day before', () => {
  const sixMonths = addMonths(localDate(MONDAY_TEN), 6);
  expect(broken('request-ruling', { requestedOn: '2026-09-01' })).toBe('not-before-six-months');
  expect(broken('request-ruling', { requestedOn: sixMonths })).toBeNull();
  expect(broken('request-ruling', {}, { at: '2026-05-01' })).toBe('not-before-six-months');
});

test('whoever proposed a decision does not sign it', () => {
  const data = { proposedBy: 'ulla' };
  expect(broken('sign-decision', { verdict: 'approve' }, { data, person: 'ulla' })).toBe('decider-not-proposer');
  expect(broken('sign-decision', { verdict: 'approve' }, { data, person: 'bengt' })).toBeNull();
});

test('a decider with a conflict of interest stays away from the next attempt too', () => {
  const data = { conflicted: ['bengt'] };
  expect(broken('sign-decision', { verdict: 'approve' }, { data, person: 'bengt' })).toBe('another-decider');
  expect(broken('sign-decision', { verdict: 'approve' }, { data, person: 'berit' })).toBeNull();
});

test('nobody is refused unheard, but everybody can be granted', () => {
  expect(broken('sign-decision', { verdict: 'refuse' })).toBe('hearing-before-refusal');
  expect(broken('sign-decision', { verdict: 'partly' })).toBe('hearing-before-refusal');
  expect(broken('sign-decision', { verdict: 'approve' })).toBeNull();
  expect(broken('sign-decision', { verdict: 'send_back' })).toBeNull();
  expect(broken('sign-decision', { verdict: 'refuse' }, { data: { heard: true } })).toBeNull();
});

test('nobody receives a decision before it was sent to them', () => {
  const data = { dispatched: { '0': '2026-04-01', '1': '2026-04-10' } };
  const received = (receivedOn: string, adult: number) =>
    broken('record-receipt', { received: 'yes', receivedOn }, { data, about: { adult } });
  expect(received('2026-03-31', 0)).toBe('receipt-after-dispatch');
  expect(received('2026-04-01', 0)).toBeNull();
  expect(received('2026-04-01', 1)).toBe('receipt-after-dispatch');
});

const HOME = { found: 'yes', home: 'home-1', homeRooms: 2, homeSqm: 60, homeRent: 7000, homeDistrict: 'vivalla' };

test('a home in which three would share a bedroom is not chosen', () => {
  const family = (...births: readonly string[]) => ({ data: { adults: 2, children: children(...births) } });
  expect(broken('find-home', HOME, family('2020-05'))).toBe('no-overcrowding');
  expect(broken('find-home', { ...HOME, homeRooms: 3, homeSqm: 75 }, family('2020-05'))).toBeNull();
  expect(broken('find-home', HOME, family('2025-10'))).toBeNull();
});

test('the baby counts from its second birthday, so the same home is too small then', () => {
  const data = { adults: 2, children: children('2024-06') };
  expect(broken('find-home', HOME, { data, at: '2026-05-31' })).toBeNull();
  expect(broken('find-home', HOME, { data, at: '2026-06-01' })).toBe('no-overcrowding');
});

test('a home is not let to more people than the landlord accepts', () => {
  const data = { adults: 4, children: [] };
  expect(broken('find-home', { ...HOME, homeSqm: 50 }, { data })).toBe('no-overcrowding');
  expect(broken('find-home', { ...HOME, homeSqm: 70 }, { data })).toBeNull();
});

test('a home above the highest rent, in an unsafe district or out of reach is not chosen', () => {
  expect(broken('find-home', HOME, { data: { maxRent: 6999 } })).toBe('within-max-rent');
  expect(broken('find-home', HOME, { data: { maxRent: 7000 } })).toBeNull();
  expect(broken('find-home', HOME, { data: { noGo: ['oxhagen', 'vivalla'] } })).toBe('not-where-unsafe');
  expect(broken('find-home', HOME, { data: { noGo: ['oxhagen'] } })).toBeNull();
  const wheelchair = { data: { accessibility: 'wheelchair' } };
  expect(broken('find-home', { ...HOME, homeAccessible: false }, wheelchair)).toBe('accessible-home');
  expect(broken('find-home', { ...HOME, homeAccessible: true }, wheelchair)).toBeNull();
  const lift = { data: { accessibility: 'lift' } };
  expect(broken('find-home', { ...HOME, homeLift: false, homeFloor: 2 }, lift)).toBe('accessible-home');
  expect(broken('find-home', { ...HOME, homeLift: false, homeFloor: 0 }, lift)).toBeNull();
});

test('finding no home breaks no rule about homes', () => {
  const data = { adults: 2, children: children('2020-05'), maxRent: 1 };
  expect(broken('find-home', { found: 'no', noHomeReason: 'none_vacant' }, { data })).toBeNull();
});

describe('the name goes to the landlord only with the consent of every adult', () => {
  const given = (adult: number, more: Partial<OpenCase['consents'][number]> = {}): OpenCase['consents'][number] => ({
    adult,
    to: 'landlord',
    purpose: 'tenancy',
    until: null,
    givenNo: 5 + adult,
    withdrawnNo: null,
    ...more,
  });
  const accepted = (consents: OpenCase['consents'], data: CodedRecord = { adults: 2 }) =>
    broken('landlord-answer', { answer: 'accepted' }, { consents, data });

  test('one of two is not enough', () => {
    expect(accepted([])).toBe('consent-first');
    expect(accepted([given(0)])).toBe('consent-first');
    expect(accepted([given(0), given(1)])).toBeNull();
  });
  test('a consent that is withdrawn, has run out or was given to somebody else is none', () => {
    expect(accepted([given(0), given(1, { withdrawnNo: 9 })])).toBe('consent-first');
    expect(accepted([given(0), given(1, { until: '2026-03-01' })])).toBe('consent-first');
    expect(accepted([given(0), given(1, { until: '2026-03-02' })])).toBeNull();
    expect(accepted([given(0), given(1, { to: 'region' })])).toBe('consent-first');
  });
  test('asked and answered in the task is enough', () => {
    expect(accepted([], { adults: 2, landlordConsent: 'given' })).toBeNull();
    expect(accepted([], { adults: 2, landlordConsent: 'refused' })).toBe('consent-first');
  });
  test('a landlord who says no or nothing has learnt no name', () => {
    expect(broken('landlord-answer', { answer: 'refused' })).toBeNull();
    expect(broken('landlord-answer', { answer: 'no_answer' })).toBeNull();
  });
});

test('every adult signs the sublease', () => {
  expect(broken('sign-sublease', { signedBy: 'not_all' })).toBe('every-adult-signs');
  expect(broken('sign-sublease', { signedBy: 'all_adults' })).toBeNull();
});

test('only violence may skip the warning, and a notice never passes children by', () => {
  expect(broken('give-warning', { kind: 'rent', skipWarning: 'yes' })).toBe('skip-only-for-violence');
  expect(broken('give-warning', { kind: 'violence', skipWarning: 'yes' })).toBeNull();
  const data = { children: children('2018-01') };
  expect(broken('before-notice', { childrenCheck: 'no_children' }, { data })).toBe('children-checked-first');
  expect(broken('before-notice', { childrenCheck: 'no_children' })).toBeNull();
});

test('the time in a sublet is extended twice at most, and ready means all five conditions', () => {
  expect(broken('transfer-review', { verdict: 'extend' }, { data: { extensions: 2 } })).toBe('two-extensions-at-most');
  expect(broken('transfer-review', { verdict: 'extend' }, { data: { extensions: 1 } })).toBeNull();
  expect(broken('head-decides-transfer', { decision: 'extend' }, { data: { extensions: 2 } })).toBe(
    'two-extensions-at-most',
  );
  const all = { rentOnTime: 'yes', noDisturbance: 'yes', flatCared: 'yes', insurance: 'yes', supportEnded: 'yes' };
  expect(broken('transfer-review', { ...all, verdict: 'ready' })).toBeNull();
  for (const condition of Object.keys(all)) {
    expect(broken('transfer-review', { ...all, [condition]: 'no', verdict: 'ready' })).toBe('ready-means-all-five');
    expect(broken('transfer-review', { ...all, [condition]: 'no', verdict: 'not_yet' })).toBeNull();
  }
});

test('a lease of its own begins at the earliest twelve months after the household moved in', () => {
  const data = { movedInOn: '2026-03-16' };
  expect(broken('first-hand-lease', { from: '2027-03-15' }, { data })).toBe('transfer-after-12-months');
  expect(broken('first-hand-lease', { from: '2027-03-16' }, { data })).toBeNull();
});

test('an application is taken back in two different ways', () => {
  expect(broken('verify-withdrawal', { firstWay: 'phone', secondWay: 'phone' })).toBe('two-ways-to-withdraw');
  expect(broken('verify-withdrawal', { firstWay: 'phone', secondWay: 'letter' })).toBeNull();
});

test('a page that asks before anything is filled in is told only what the case itself forbids', () => {
  const subjects = RULES.flatMap((rule) => rule.of);
  const forbidden = subjects.filter((subject) => broken(subject, {}, { at: '2026-12-01' }) !== null);
  expect(forbidden).toEqual(['no-contact']);
});
