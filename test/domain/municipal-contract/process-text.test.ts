import { localDate } from '../../../domain/calendar/stockholm';
import type { CodedRecord } from '../../../domain/kernel/state';
import { MemoryCase, person, startOf } from '../../support/memory-case';
import {
  anna,
  atNoon,
  birgitta,
  dueOn,
  elin,
  INVESTIGATED,
  johan,
  petra,
  throughFollowUps,
  toInvestigation,
  toMatching,
  toTenancy,
} from '../../support/memory-story';

const headOfInvestigation = person('helena', 'soc-utredning', 'head');
const headOfSupport = person('hugo', 'soc-boendestod', 'head');

async function refused(data: CodedRecord = {}): Promise<MemoryCase> {
  const kase = new MemoryCase(startOf('ST-7F3K2', data));
  await toInvestigation(kase);
  await kase.complete(johan, 'investigate', { ...INVESTIGATED, proposal: 'refuse' });
  await kase.complete(johan, 'send-hearing', { replyDays: 14, way: 'letter', skip: 'no' });
  await kase.complete(johan, 'record-hearing-reply', { replied: 'no', changes: 'none' });
  await kase.complete(birgitta, 'sign-decision', { verdict: 'refuse' });
  return kase;
}

describe('receipt of a decision', () => {
  test('every adult is sent the decision on the same day, whoever receives it first', async () => {
    const kase = await refused({ adults: 2 });
    const letters = Object.values(kase.state.tasks).filter((task) => task.kind === 'dispatch-decision');
    expect(letters.map((task) => task.about['adult'])).toEqual([0, 1]);
  });

  test('another way is tried ten days after the letter left, simplified service takes fourteen', async () => {
    const kase = await refused({ adults: 2 });
    await kase.passTo(atNoon('2026-03-06'));
    await kase.complete(johan, 'dispatch-decision', { way: 'signed_letter', sentOn: '2026-03-03' });
    // Ten days from 3 March end on Friday the thirteenth.
    expect(dueOn(kase, 'record-receipt')).toBe('2026-03-13');
    await kase.complete(johan, 'record-receipt', { received: 'yes', receivedOn: '2026-03-05' });
    await kase.complete(johan, 'dispatch-decision', { way: 'simplified', sentOn: '2026-03-06' });
    expect(dueOn(kase, 'record-receipt')).toBe('2026-03-20');
    await kase.passTo(atNoon('2026-03-21'));
    const received = (receivedOn: string) => kase.complete(johan, 'record-receipt', { received: 'yes', receivedOn });
    await expect(received('2026-03-19')).rejects.toThrow('simplified-takes-fourteen-days');
    await received('2026-03-20');
    expect(kase.task('record-receipt')).toBeUndefined();
  });

  test('a head who is asked in time has until the thirtieth day', async () => {
    const kase = await refused();
    await kase.complete(johan, 'dispatch-decision', { way: 'signed_letter', sentOn: '2026-03-02' });
    await kase.complete(johan, 'record-receipt', { received: 'no', then: 'head_decides' });
    expect(dueOn(kase, 'head-decides-receipt')).toBe('2026-04-01');
  });

  test('after thirty days nobody tries again: the head decides', async () => {
    const kase = await refused();
    await kase.complete(johan, 'dispatch-decision', { way: 'signed_letter', sentOn: '2026-03-02' });
    await kase.passTo(atNoon('2026-03-31'));
    await kase.complete(johan, 'record-receipt', { received: 'no', then: 'again' });
    expect(kase.task('head-decides-receipt')).toBeUndefined();
    await kase.complete(johan, 'dispatch-decision', { way: 'handed_over', sentOn: '2026-03-31' });
    await kase.passTo(atNoon('2026-04-01'));
    await kase.complete(johan, 'record-receipt', { received: 'no', then: 'again' });
    // Five working days over Easter.
    expect(dueOn(kase, 'head-decides-receipt')).toBe('2026-04-10');
    await kase.complete(headOfInvestigation, 'head-decides-receipt', { receivedOn: '2026-03-16' });
    expect(kase.task('dispatch-decision')).toBeUndefined();
  });
});

test('an appeal is at the court within seven days of the day it came, however long each step takes', async () => {
  const kase = await refused();
  await kase.complete(johan, 'dispatch-decision', { way: 'handed_over', sentOn: '2026-03-02' });
  await kase.complete(johan, 'record-receipt', { received: 'yes', receivedOn: '2026-03-02' });
  await kase.passTo(atNoon('2026-03-12'));
  await kase.move(johan, 'appeal-received', { receivedOn: '2026-03-10', party: 0 });
  await kase.complete(johan, 'appeal-in-time', { inTime: 'yes' });
  expect([dueOn(kase, 'legal-opinion'), dueOn(kase, 'reconsider')]).toEqual(['2026-03-17', '2026-03-17']);
  await kase.passTo(atNoon('2026-03-16'));
  await kase.complete(johan, 'reconsider', { outcome: 'unchanged' });
  expect(dueOn(kase, 'forward-appeal')).toBe('2026-03-17');
});

test('a wait of a stage that is left is over: the day that nobody waits for is not shown as what happens next', async () => {
  const kase = await refused();
  await kase.complete(johan, 'dispatch-decision', { way: 'handed_over', sentOn: '2026-03-02' });
  await kase.complete(johan, 'record-receipt', { received: 'yes', receivedOn: '2026-03-02' });
  const waits = () => Object.values(kase.state.deadlines).filter(({ about }) => about === 'wait');
  expect(waits().map(({ dueAt }) => localDate(dueAt))).toEqual(['2026-03-23']);
  await kase.move(johan, 'appeal-received', { receivedOn: '2026-03-02', party: 0 });
  expect(waits()).toEqual([]);
});

test('whoever waits is told of the delay also while the decision is being signed, and not after it', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  expect([dueOn(kase, 'delay-notice-3m'), dueOn(kase, 'delay-notice-5m')]).toEqual(['2026-06-02', '2026-08-03']);
  await kase.complete(johan, 'investigate', INVESTIGATED);
  expect(dueOn(kase, 'delay-notice-3m')).toBe('2026-06-02');
  await kase.resume();
  expect(Object.values(kase.state.tasks).filter((task) => task.kind === 'delay-notice-3m')).toHaveLength(1);
  await kase.complete(birgitta, 'sign-decision', { verdict: 'approve' });
  expect(kase.task('delay-notice-3m')).toBeUndefined();
});

test('four weeks for a ruling run from the day it was asked for', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.passTo(atNoon('2026-09-10'));
  await kase.move(johan, 'request-ruling', { requestedOn: '2026-09-07' });
  expect(dueOn(kase, 'decide-on-request')).toBe('2026-10-05');
});

describe('a home that is offered', () => {
  async function offered(): Promise<MemoryCase> {
    const kase = new MemoryCase();
    await toMatching(kase);
    await kase.complete(petra, 'find-home', { found: 'yes', home: 'H-1', homeRooms: 2, homeSqm: 55, homeRent: 7000 });
    await kase.complete(petra, 'arrange-viewing', { viewingOn: '2026-03-05' });
    return kase;
  }

  test('a no to a home that nobody could be asked to take leads to another home, not to a review', async () => {
    const kase = await offered();
    await kase.complete(johan, 'reach-person', { answer: 'no', reason: 'unsafe' });
    await kase.complete(johan, 'judge-refusal', { reasonable: 'no' });
    expect(kase.task('review-decision')).toBeUndefined();
    expect(kase.state.stage).toBe('matching');
  });

  test('silence is reviewed at once', async () => {
    const kase = await offered();
    await kase.complete(johan, 'reach-person', { answer: 'no_answer' });
    expect(kase.task('review-decision')).toMatchObject({ unit: 'soc-utredning' });
  });

  test('a landlord who refuses at the viewing is nothing the person said', async () => {
    const kase = await offered();
    await kase.complete(johan, 'reach-person', { answer: 'landlord_refused' });
    expect(kase.state.stage).toBe('matching');
    expect(kase.task('review-decision')).toBeUndefined();
  });
});

test('what IVO was told is not delivered is reported once more when the case ends without a home', async () => {
  const kase = new MemoryCase();
  await toMatching(kase);
  await kase.passTo(atNoon('2026-06-01'));
  await kase.complete(johan, 'ivo-report', { reported: 'yes', reportedOn: '2026-06-01', cause: 'shortage' });
  await kase.move(johan, 'withdrawn', { way: 'phone' });
  await kase.complete(johan, 'verify-withdrawal', { firstWay: 'phone', secondWay: 'letter', confirmed: 'yes' });
  const last = Object.values(kase.state.tasks).find((task) => task.kind === 'ivo-report' && task.awaited);
  expect(last).toMatchObject({ unit: 'soc-utredning', side: true });
  await kase.complete(johan, last?.id ?? '', { reported: 'yes', reportedOn: '2026-06-02', cause: 'person_said_no' });
  await kase.complete(petra, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'withdrawn_by_person' });
});

test('a warning that the head does not allow to skip is given before anybody meets', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  await kase.move(elin, 'report-breach', { kind: 'violence' });
  await kase.complete(elin, 'give-warning', { kind: 'violence', skipWarning: 'yes' });
  await kase.complete(headOfSupport, 'head-allows-skip', { allowed: 'no' });
  expect(kase.task('breach-meeting')).toBeUndefined();
  await kase.complete(elin, 'give-warning', { kind: 'violence', skipWarning: 'no', sentOn: '2026-03-20' });
  expect(kase.task('breach-meeting')).toBeDefined();
});

test('a household that has lost its home is not closed as one that has a lease of its own', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  await throughFollowUps(kase);
  await kase.passTo(atNoon('2027-03-16'));
  const ready = { rentOnTime: 'yes', noDisturbance: 'yes', flatCared: 'yes', insurance: 'yes', supportEnded: 'yes' };
  await kase.complete(elin, 'transfer-review', { ...ready, verdict: 'ready' });
  await kase.complete(petra, 'landlord-transfer', { answer: 'accepted' });
  await kase.complete(elin, 'first-hand-lease', { signedOn: '2027-03-20', from: '2027-04-01' });
  await kase.passTo(atNoon('2027-06-30'));
  await kase.complete(elin, 'after-check', { stillHoused: 'no', needsHelp: 'yes' });
  expect(kase.state).toMatchObject({ stage: 'handover-investigation', baton: { unit: 'soc-boendestod' } });
  expect(kase.task('close-check')).toBeUndefined();
});

describe('protected identity that is told at the first contact', () => {
  const headOfReception = person('karin', 'soc-mottagning', 'head');
  async function told(): Promise<MemoryCase> {
    const kase = await new MemoryCase().begin();
    const contact = { next: 'continue-trying', urgency: 'normal', protectedIdentity: 'marking' };
    await kase.complete(anna, 'first-contact', contact);
    return kase;
  }

  test('the head names the same day who sees the case, and is asked no more when it is done', async () => {
    const kase = await told();
    expect(dueOn(kase, 'name-who-sees')).toBe('2026-03-02');
    await expect(kase.complete(anna, 'name-who-sees', { notNeeded: 'yes' })).rejects.toThrow('needs-head');
    // Nor is it a colleague's to take: it would lie with somebody who cannot do it.
    await expect(kase.move(anna, 'claim', {}, { task: 'name-who-sees' })).rejects.toThrow('needs-head');
    const toAnna = { person: 'anna', personFits: true, personMay: false };
    await expect(kase.move(headOfReception, 'assign', toAnna, { task: 'name-who-sees' })).rejects.toThrow(
      'person-may-not',
    );
    await kase.move(headOfReception, 'restrict-access', { persons: ['anna'] });
    expect(kase.task('name-who-sees')).toBeUndefined();
    const before = kase.facts.length;
    await kase.resume();
    expect(kase.facts).toHaveLength(before);
  });

  test('a head who has looked and does not restrict says so, and the case goes on', async () => {
    const kase = await told();
    await kase.complete(headOfReception, 'name-who-sees', { notNeeded: 'yes' });
    await kase.complete(anna, 'first-contact', {
      next: 'investigate',
      urgency: 'normal',
      protectedIdentity: 'marking',
    });
    expect(kase.task('name-who-sees')).toBeUndefined();
    expect(kase.state.offer?.to).toBe('soc-utredning');
  });
});
