import { access, seesTask } from '../../../domain/access';
import { DAY_MS, HOUR_MS } from '../../../domain/instant';
import type { Fact } from '../../../domain/kernel/facts';
import { MemoryCase, person, startOf } from '../../support/memory-case';
import {
  anna,
  birgitta as beslutare,
  elin as stod,
  ingrid as forvaltare,
  INVESTIGATED,
  johan as utredare,
  petra as lfa,
  toInvestigation,
  toMatching,
  toTenancy,
} from '../../support/memory-story';

/** A day before the date of a task: when somebody in good order does it. */
async function whenDue(kase: MemoryCase, kind: string): Promise<void> {
  const clock = kase.state.deadlines[kase.task(kind)?.deadlineId ?? ''];
  await kase.passTo(Math.max(kase.now, (clock?.dueAt ?? 0) - DAY_MS));
}

function stages(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => (fact.type === 'StageEntered' ? [fact.stage] : []));
}

test('a household goes from application to a lease of its own through five pairs of hands', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  expect(kase.state.baton.unit).toBe('soc-boendestod');
  for (let i = 0; i < 6; i++) {
    await whenDue(kase, 'follow-up');
    await kase.complete(stod, 'follow-up', { held: 'yes', goesWell: 'yes', rentPaid: 'yes', supportLevel: '0' });
  }
  await kase.passTo(Date.UTC(2027, 2, 17, 9));
  await kase.complete(stod, 'transfer-review', {
    rentOnTime: 'yes',
    noDisturbance: 'yes',
    flatCared: 'yes',
    insurance: 'yes',
    supportEnded: 'yes',
    verdict: 'ready',
  });
  await kase.complete(lfa, 'landlord-transfer', { answer: 'accepted' });
  await kase.complete(stod, 'first-hand-lease', { signedOn: '2027-03-20', from: '2027-04-01' });
  await whenDue(kase, 'after-check');
  await kase.complete(stod, 'after-check', { stillHoused: 'yes', needsHelp: 'no' });
  await kase.complete(stod, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'own_contract', lastHolder: 'soc-boendestod' });
  expect(stages(kase.facts)).toEqual([
    'investigation',
    'decision',
    'handover-lfa',
    'matching',
    'viewing',
    'contract',
    'handover-support',
    'tenancy',
    'transfer-review',
    'after-check',
  ]);
  expect(kase.facts.filter((f) => f.type === 'StageEntered').every((f) => 'person' in f.by)).toBe(true);
});

test('the giver holds until the receiver accepts, and goes on holding when it declines', async () => {
  const kase = await new MemoryCase().begin();
  await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal' });
  expect(kase.state.baton.unit).toBe('soc-mottagning');
  expect(kase.state.offer?.to).toBe('soc-utredning');
  await kase.move(utredare, 'decline', { reason: 'capacity' });
  expect(kase.state.baton.unit).toBe('soc-mottagning');
  await kase.complete(anna, 'after-decline', { then: 'offer-again' });
  await kase.move(utredare, 'accept');
  expect(kase.state.baton).toMatchObject({ unit: 'soc-utredning', person: 'johan' });
});

test('an undone investigation stands open again, as before, and can be done anew', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.complete(utredare, 'investigate', { ...INVESTIGATED, proposal: 'refuse' });
  expect(kase.state.stage).toBe('hearing');
  await kase.pass(5 * 60_000);
  await kase.move(utredare, 'undo');
  expect(kase.state.stage).toBe('investigation');
  await kase.complete(utredare, 'investigate', INVESTIGATED);
  expect(kase.state.stage).toBe('decision');
});

test('nobody may undo a move after fifteen minutes, nor a colleague at all', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.complete(utredare, 'investigate', { ...INVESTIGATED, proposal: 'refuse' });
  await expect(kase.move(person('una', 'soc-utredning'), 'undo')).rejects.toThrow('others-move');
  await kase.pass(16 * 60_000);
  await expect(kase.move(utredare, 'undo')).rejects.toThrow('too-late-to-undo');
});

test('a refusal that nobody appeals is final three weeks after the person received it', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.complete(utredare, 'investigate', { ...INVESTIGATED, proposal: 'refuse' });
  await kase.complete(utredare, 'send-hearing', { replyDays: 14, way: 'letter', skip: 'no' });
  await kase.complete(utredare, 'record-hearing-reply', { replied: 'no', changes: 'none' });
  await kase.complete(beslutare, 'sign-decision', { verdict: 'refuse' });
  await kase.complete(utredare, 'dispatch-decision', { way: 'signed_letter', sentOn: '2026-03-13' });
  await kase.passTo(Date.UTC(2026, 2, 17, 9));
  await kase.complete(utredare, 'record-receipt', { received: 'yes', receivedOn: '2026-03-16' });
  // Three weeks end on annandag påsk, so the day after counts (domain.md 9d).
  await kase.passTo(Date.UTC(2026, 3, 7, 21, 0));
  expect(kase.task('confirm-final')).toBeUndefined();
  await kase.passTo(Date.UTC(2026, 3, 7, 22, 0));
  await kase.complete(utredare, 'confirm-final', {});
  await kase.complete(utredare, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'refused_final' });
});

test('an appeal in time leads to the court, what is dropped on the way stays so, and what the court changes leads to a home', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.complete(utredare, 'investigate', { ...INVESTIGATED, proposal: 'refuse' });
  await kase.complete(utredare, 'send-hearing', { replyDays: 14, way: 'letter', skip: 'no' });
  await kase.complete(utredare, 'record-hearing-reply', { replied: 'no', changes: 'none' });
  await kase.complete(beslutare, 'sign-decision', { verdict: 'refuse' });
  await kase.complete(utredare, 'dispatch-decision', { way: 'handed_over', sentOn: '2026-03-02' });
  await kase.complete(utredare, 'record-receipt', { received: 'yes', receivedOn: '2026-03-02' });
  await kase.pass(DAY_MS);
  await kase.move(utredare, 'appeal-received', { receivedOn: '2026-03-03', party: 0 });
  expect(kase.state.stage).toBe('appeal');
  await kase.complete(utredare, 'appeal-in-time', { inTime: 'yes' });
  expect(kase.task('legal-opinion')).toBeDefined();
  await kase.complete(utredare, 'reconsider', { outcome: 'unchanged' });
  expect(kase.task('legal-opinion')).toBeUndefined();
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts.slice(before)).toEqual([]);
  await kase.complete(utredare, 'forward-appeal', { sentOn: '2026-03-05' });
  await kase.complete(utredare, 'court-answer', { answer: 'none_yet' });
  await kase.complete(utredare, 'court-answer', { answer: 'changed', on: '2026-05-05' });
  expect(kase.state.offer?.to).toBe('lfa-matchning');
});

test('silence climbs every rung once, and the baton stays where it was', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.pass(70 * DAY_MS);
  const rungs = kase.facts.filter((f) => f.type === 'RungReached' && f.kind === 'investigate');
  expect(rungs.map((f) => (f.type === 'RungReached' ? f.to : ''))).toEqual(
    expect.arrayContaining([
      'holder',
      'holder-and-deputy',
      'head-of-unit',
      'head-of-department',
      'head-of-administration-and-forum',
    ]),
  );
  expect(kase.state.baton.unit).toBe('soc-utredning');
  // Lifted, scheduled by the secretariat, and after five working days without a decision: the head of administration.
  expect(kase.state.forum).toMatchObject({ because: 'ladder', from: 'soc-utredning' });
  expect(kase.task('forum-schedule')).toMatchObject({ unit: 'ksf-forum' });
  expect(kase.task('forum-chief-decides')).toMatchObject({ unit: 'soc-ledning', needs: 'director' });
});

test('a household that separates keeps its case and gets a second one', async () => {
  const kase = new MemoryCase(startOf('ST-7F3K2', { adults: 2 }));
  await toMatching(kase);
  await kase.move(utredare, 'household-changed', { what: 'separation', on: '2026-03-02', adults: 1, children: 0 });
  expect(kase.task('household-review')).toMatchObject({ unit: 'soc-utredning', side: true });
  expect(kase.task('second-case')).toMatchObject({ unit: 'soc-mottagning', side: true });
  expect(kase.state.baton.unit).toBe('lfa-matchning');
});

test('somebody in hospital is waited for, and the search goes on where it was', async () => {
  const kase = new MemoryCase();
  await toMatching(kase);
  await kase.move(utredare, 'went-away', { where: 'hospital', expected: '2026-03-20' });
  expect(kase.state.stage).toBe('away');
  await kase.complete(lfa, 'away-check', { back: 'yes', keepHome: 'keep' });
  expect(kase.state.stage).toBe('matching');
  expect(kase.task('find-home')).toBeDefined();
});

test('a breach is warned of, met about and planned for before anything else', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  await kase.move(stod, 'report-breach', { kind: 'rent' });
  await kase.complete(stod, 'give-warning', { kind: 'rent', skipWarning: 'no', sentOn: '2026-03-20' });
  await kase.complete(stod, 'breach-meeting', { came: 'yes', plan: 'continue' });
  await kase.complete(stod, 'breach-plan', { kept: 'yes' });
  expect(kase.state.stage).toBe('tenancy');
  await kase.complete(forvaltare, 'rent-check', { rentPaid: 'yes', disturbance: 'none' });
});

test('a case taken up by another process goes on where it was, without a fact twice', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  await whenDue(kase, 'follow-up');
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts).toHaveLength(before);
  await kase.complete(stod, 'follow-up', { held: 'yes', goesWell: 'yes', rentPaid: 'yes', supportLevel: '1' });
  expect(kase.state.stage).toBe('tenancy');
  expect(kase.facts.map((f) => f.no)).toEqual(kase.facts.map((_, i) => i + 1));
});

test('a move on what the register knows and a lost workflow task does not is made, not refused', async () => {
  const kase = await new MemoryCase().begin();
  const before = kase.facts.length;
  await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal' });
  expect(kase.facts.at(-1)?.type).toBe('HandoverOffered');
  await kase.resume(kase.facts.length - before);
  expect(kase.state.offer).toBeNull();
  await kase.move(utredare, 'accept');
  expect(kase.state.baton.unit).toBe('soc-utredning');
  expect(kase.facts.map((f) => f.no)).toEqual(kase.facts.map((_, i) => i + 1));
  await expect(kase.move(utredare, 'accept')).rejects.toThrow();
});

test('acute need climbs round the clock to the duty head within hours', async () => {
  const kase = await new MemoryCase(startOf('ST-7F3K2', { urgency: 'today' })).begin();
  await kase.pass(4 * HOUR_MS);
  const to = kase.facts.flatMap((f) => (f.type === 'RungReached' && f.kind === 'first-contact' ? [f.to] : []));
  expect(to).toEqual([
    'holder',
    'holder-and-deputy',
    'head-of-unit',
    'duty-head',
    'head-of-department',
    ...to.slice(5),
  ]);
});

test('a person who is already in another case is merged with it', async () => {
  const kase = await new MemoryCase().begin();
  await kase.complete(anna, 'first-contact', { next: 'investigate', duplicate: 'same', urgency: 'normal' });
  await kase.complete(anna, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'merged_with' });
});

test('when nobody is left the flat is taken care of before the case closes, and a child left keeps it open', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  const died = { what: 'death', on: '2026-03-02', adults: 0, lastAdult: 'yes' };
  await kase.move(stod, 'household-changed', { ...died, children: 1 });
  expect(kase.state.stage).toBe('tenancy');
  await kase.move(stod, 'household-changed', { ...died, children: 0 });
  await kase.complete(forvaltare, 'flat-after-death', { handled: 'yes' });
  await kase.complete(stod, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'deceased' });
});

test('the refused part is served to every adult and may be appealed while the approved part goes on', async () => {
  const kase = new MemoryCase(startOf('ST-7F3K2', { adults: 2 }));
  await toInvestigation(kase);
  await kase.complete(utredare, 'investigate', { ...INVESTIGATED, proposal: 'partly' });
  await kase.complete(utredare, 'send-hearing', { replyDays: 14, way: 'letter', skip: 'no' });
  await kase.complete(utredare, 'record-hearing-reply', { replied: 'no', changes: 'none' });
  await kase.complete(beslutare, 'sign-decision', { verdict: 'partly' });
  expect(Object.values(kase.state.tasks).filter((t) => t.kind === 'dispatch-decision')).toHaveLength(2);
  await kase.move(lfa, 'accept');
  await kase.move(utredare, 'appeal-received', { receivedOn: '2026-03-03', party: 0 });
  expect(kase.state.stage).toBe('matching');
  await kase.complete(utredare, 'appeal-in-time', { inTime: 'yes' });
  await kase.complete(utredare, 'reconsider', { outcome: 'unchanged' });
  await kase.complete(utredare, 'forward-appeal', { sentOn: '2026-03-05' });
  await kase.complete(utredare, 'court-answer', { answer: 'none_yet' });
  await kase.complete(utredare, 'court-answer', { answer: 'changed', on: '2026-05-05' });
  expect(kase.task('review-decision')).toMatchObject({ unit: 'soc-utredning', side: true });
  expect(kase.state.baton.unit).toBe('lfa-matchning');
});

const NOT_READY = {
  rentOnTime: 'no',
  noDisturbance: 'yes',
  flatCared: 'yes',
  insurance: 'yes',
  supportEnded: 'no',
  verdict: 'not_yet',
};

test('a follow-up of the twelfth month is not held on the first day', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  const held = { held: 'yes', goesWell: 'yes', rentPaid: 'yes', supportLevel: '0' };
  await expect(kase.complete(stod, 'follow-up', held)).rejects.toThrow('not-yet');
  await whenDue(kase, 'follow-up');
  await kase.complete(stod, 'follow-up', held);
  await expect(kase.complete(stod, 'follow-up', held)).rejects.toThrow('not-yet');
});

test('a review told again by another process asks for the one that is next, not for what is answered', async () => {
  const kase = new MemoryCase();
  await toTenancy(kase);
  for (let i = 0; i < 6; i++) {
    await whenDue(kase, 'follow-up');
    await kase.complete(stod, 'follow-up', { held: 'yes', goesWell: 'yes', rentPaid: 'yes', supportLevel: '0' });
  }
  await whenDue(kase, 'transfer-review');
  await kase.complete(stod, 'transfer-review', NOT_READY);
  await kase.resume();
  expect(kase.task('head-decides-transfer')).toBeUndefined();
  expect(kase.task('transfer-review')?.about).toEqual({ which: 'main' });
  await whenDue(kase, 'transfer-review');
  await kase.complete(stod, 'transfer-review', { ...NOT_READY, verdict: 'extend' });
  await kase.resume();
  expect(kase.task('transfer-review')?.about).toEqual({ which: 'extension1' });
});

test('a second reasonable no is reviewed, also when another process takes the case up in the middle', async () => {
  const kase = new MemoryCase();
  await toMatching(kase);
  for (const home of ['H-1', 'H-2']) {
    await kase.complete(lfa, 'find-home', { found: 'yes', home, homeRooms: 2, homeSqm: 55, homeRent: 7000 });
    await kase.complete(lfa, 'arrange-viewing', { viewingOn: '2026-03-05' });
    await kase.complete(utredare, 'reach-person', { answer: 'no', reason: 'unsafe' });
    await kase.complete(utredare, 'judge-refusal', { reasonable: 'yes' });
  }
  await kase.complete(utredare, 'review-decision', { outcome: 'ended' });
  await kase.resume();
  expect(kase.state.stage).toBe('viewing');
  expect(kase.state.offer?.to).toBe('soc-utredning');
});

test('names open for LFA with consent at the contract, and close for them at once when it is withdrawn', async () => {
  const kase = new MemoryCase();
  await toMatching(kase);
  expect(access(lfa, kase.state, kase.now)).toEqual({ kind: 'view', view: 'housingProfile' });
  await kase.complete(lfa, 'find-home', { found: 'yes', home: 'H-1', homeRooms: 2, homeSqm: 55, homeRent: 7000 });
  await kase.complete(lfa, 'arrange-viewing', { viewingOn: '2026-03-05' });
  await kase.complete(utredare, 'reach-person', { answer: 'yes' });
  await kase.complete(utredare, 'collect-consent', { consent: 'given' });
  expect(access(lfa, kase.state, kase.now)).toEqual({ kind: 'view', view: 'contractView' });
  const others = Object.values(kase.state.tasks).filter((task) => task.unit !== 'lfa-matchning');
  expect(others.length).toBeGreaterThan(0);
  expect(others.filter((task) => seesTask(lfa, access(lfa, kase.state, kase.now), task))).toEqual([]);
  expect(access(person('mark', 'sbk-mark', 'head'), kase.state, kase.now)).toEqual({ kind: 'none' });
  await kase.move(utredare, 'withdraw-consent', { givenNo: kase.state.consents[0]?.givenNo ?? 0 });
  expect(access(lfa, kase.state, kase.now)).toEqual({ kind: 'view', view: 'housingProfile' });
  expect(kase.state.baton.unit).toBe('lfa-matchning');
});

test('a command whose facts somebody else has adopted is done, not refused', async () => {
  const kase = await new MemoryCase().begin();
  const id = 'the-same-command';
  await kase.move(anna, 'note', {}, { id });
  // The process that wrote it is gone; the next one hears the other person first and finds the note in the register.
  await kase.resume();
  const before = kase.facts.length;
  await kase.move(anna, 'note', {}, { id });
  expect(kase.facts).toHaveLength(before);
});
