import { toInstant } from '../../../domain/calendar/stockholm';
import type { Fact } from '../../../domain/kernel/facts';
import type { CodedRecord } from '../../../domain/kernel/state';
import { bidsOf } from '../../../domain/land-allocation/bids';
import type { MemoryCase } from '../../support/memory-case';
import {
  bjorn,
  conditionIds,
  decided,
  frida,
  henrik,
  ingrid,
  LEASED,
  plot,
  RULEBOOK,
  signe,
  siv,
  SIGNED,
  toAgreement,
  toMethod,
  toTransfer,
} from '../../support/memory-plot';

const at = (date: string) => toInstant(date, '10:00');

function stages(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => (fact.type === 'StageEntered' ? [fact.stage] : []));
}

function dueOn(kase: MemoryCase, kind: string): string {
  const due = kase.state.deadlines[kase.task(kind)?.deadlineId ?? '']?.dueAt ?? 0;
  return new Date(due).toISOString().slice(0, 10);
}

async function announced(kase: MemoryCase, closesOn = '2026-04-20'): Promise<void> {
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
  await announce(kase, closesOn);
}

async function announce(kase: MemoryCase, closesOn: string): Promise<void> {
  await kase.move(signe, 'set-criterion', { kind: 'social', weight: 60 });
  await kase.move(signe, 'set-criterion', { kind: 'price', weight: 40 });
  await kase.complete(signe, 'announce', { ...RULEBOOK, closesOn, firstOpener: 'signe', secondOpener: 'bjorn' });
}

test('an idea that rests is taken up again on the day that was set', async () => {
  const kase = await plot();
  await kase.complete(signe, 'describe-site', { then: 'rest', restUntil: '2026-09-01' });
  expect(dueOn(kase, 'take-up-again')).toBe('2026-09-01');
  await kase.complete(signe, 'take-up-again', { then: 'again' });
  expect(kase.state.stage).toBe('idea');
});

test('two named people open the bids after the hour, evaluators without a conflict score them, and the best is proposed', async () => {
  const kase = await plot();
  await toMethod(kase);
  await announced(kase);
  for (const bid of ['b1', 'b2']) await kase.move(signe, 'receive-bid', { bid });
  await kase.passTo(at('2026-04-21'));
  expect(kase.state.stage).toBe('opening');
  await expect(kase.complete(ingrid, 'open-bids', {})).rejects.toThrow('not-yours');
  const [first, second] = Object.values(kase.state.tasks).filter((task) => task.kind === 'open-bids');
  await expect(kase.move(bjorn, 'complete', { opened: 'yes' }, { task: first?.id ?? '' })).rejects.toThrow(
    'named-opener',
  );
  await kase.move(signe, 'complete', { opened: 'yes' }, { task: first?.id ?? '' });
  expect(kase.state.stage).toBe('opening');
  await kase.move(bjorn, 'complete', { opened: 'yes' }, { task: second?.id ?? '' });
  expect(kase.state.stage).toBe('evaluation');
  const criteria = Object.keys(kase.state.data['criteria'] as CodedRecord);
  await expect(kase.move(signe, 'score-bid', { bid: 'b1', criterion: criteria[0] ?? '', points: 3 })).rejects.toThrow(
    'conflict-declared-first',
  );
  await kase.move(signe, 'declare-conflict', { conflict: 'no' });
  await kase.move(bjorn, 'declare-conflict', { conflict: 'yes' });
  await expect(kase.move(bjorn, 'score-bid', { bid: 'b1', criterion: criteria[0] ?? '', points: 5 })).rejects.toThrow(
    'evaluator-has-conflict',
  );
  for (const bid of ['b1', 'b2'])
    for (const criterion of criteria) {
      await expect(kase.complete(signe, 'evaluate', { winner: 'b1' })).rejects.toThrow('every-bid-scored');
      await kase.move(signe, 'score-bid', { bid, criterion, points: bid === 'b1' ? 4 : 2 });
    }
  await kase.complete(signe, 'evaluate', { winner: 'b1' });
  expect(kase.state.data['winner']).toBe('b1');
  expect(kase.state.stage).toBe('child-impact');
});

test('a reserve opens the bids with one of the two when the other is gone; then nobody owes an opening', async () => {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
  await kase.move(signe, 'set-criterion', { kind: 'social', weight: 100 });
  const named = { ...RULEBOOK, closesOn: '2026-04-20', firstOpener: 'signe', secondOpener: 'bjorn' };
  await expect(kase.complete(signe, 'announce', { ...named, reserveOpener: 'bjorn' })).rejects.toThrow('two-openers');
  await kase.complete(signe, 'announce', { ...named, reserveOpener: 'siv' });
  await kase.move(signe, 'receive-bid', { bid: 'b1' });
  await kase.passTo(at('2026-04-21'));
  const seals = Object.values(kase.state.tasks).filter((task) => task.kind === 'open-bids');
  expect(seals.map(({ about }) => about['opener'])).toEqual(['signe', 'bjorn', 'siv']);
  await kase.move(siv, 'complete', { opened: 'yes' }, { task: seals[2]?.id ?? '' });
  expect(kase.state.stage).toBe('opening');
  await kase.move(signe, 'complete', { opened: 'yes' }, { task: seals[0]?.id ?? '' });
  expect(kase.state.stage).toBe('evaluation');
  expect(kase.task('open-bids')).toBeUndefined();
});

test('bids that nobody can open are returned unopened: the plot is announced anew, and its new round begins without any', async () => {
  const kase = await plot();
  await toMethod(kase);
  await announced(kase);
  await kase.move(signe, 'receive-bid', { bid: 'b1' });
  await kase.passTo(at('2026-04-21'));
  await kase.move(signe, 'announce-anew', { told: 'yes' });
  expect(kase.state.stage).toBe('announcement');
  expect(kase.task('open-bids')).toBeUndefined();
  await kase.complete(signe, 'announce', {
    ...RULEBOOK,
    closesOn: '2026-06-10',
    firstOpener: 'signe',
    secondOpener: 'siv',
  });
  expect(bidsOf(kase.state.data)).toMatchObject({ openers: ['signe', 'siv'], bids: [], opened: 0 });
  await kase.passTo(at('2026-06-11'));
  expect(kase.task('after-no-bids')).toBeDefined();
});

test('without bids the plot is announced anew, or allocated directly with a motive', async () => {
  const kase = await plot();
  await toMethod(kase);
  await announced(kase);
  await kase.passTo(at('2026-04-21'));
  await kase.complete(signe, 'after-no-bids', { then: 'again' });
  expect(kase.state.stage).toBe('announcement');
  const closesOn = '2026-06-10';
  await kase.complete(signe, 'announce', { ...RULEBOOK, closesOn, firstOpener: 'signe', secondOpener: 'bjorn' });
  await kase.passTo(at('2026-06-11'));
  await kase.complete(signe, 'after-no-bids', { then: 'direct' });
  expect(kase.state.stage).toBe('child-impact');
  expect(kase.state.data['announcements']).toHaveLength(2);
});

test('nobody decides about land before the child impact assessment, in July, or on a day without a meeting', async () => {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  expect(kase.task('council-decision')).toBeUndefined();
  await kase.complete(signe, 'child-impact', { heard: 'school' });
  await kase.passTo(at('2026-07-15'));
  const decision = { verdict: 'allocate', decisionDnr: 'KS 429/2026' };
  await expect(kase.complete(signe, 'council-decision', { ...decision, decidedOn: '2026-07-14' })).rejects.toThrow(
    'on-a-meeting-day',
  );
  await expect(kase.complete(signe, 'council-decision', { ...decision, decidedOn: '2026-06-10' })).rejects.toThrow(
    'on-a-meeting-day',
  );
  // The gateway says whether the council met, by the times that were entered for it.
  const entered = { ...decision, decidedOn: '2026-06-10' };
  await expect(
    kase.complete(signe, 'council-decision', { ...decision, decidedOn: '2026-06-09', councilMeets: false }),
  ).rejects.toThrow('on-a-meeting-day');
  await kase.complete(signe, 'council-decision', { ...entered, councilMeets: true });
});

test('the legality review runs three weeks from the notice, past Easter, and what needs legal force waits', async () => {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  await kase.complete(signe, 'child-impact', { heard: 'school' });
  await kase.passTo(at('2026-03-16'));
  await kase.complete(signe, 'council-decision', {
    verdict: 'allocate',
    decidedOn: '2026-03-10',
    decisionDnr: 'KS 429/2026',
  });
  await expect(
    kase.complete(signe, 'post-notice', { approvedOn: '2026-03-12', postedOn: '2026-03-11' }),
  ).rejects.toThrow('decided-approved-posted');
  await kase.complete(signe, 'post-notice', { approvedOn: '2026-03-12', postedOn: '2026-03-13' });
  // Three weeks end on långfredag; the next working day is the Tuesday after Easter.
  expect(kase.state.data['legalForceOn']).toBe('2026-04-07');
  await kase.passTo(toInstant('2026-04-07', '23:50'));
  expect(kase.task('confirm-legal-force')).toBeUndefined();
  await kase.passTo(toInstant('2026-04-08', '00:05'));
  expect(kase.task('confirm-legal-force')).toBeDefined();
});

async function appealed(): Promise<MemoryCase> {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  await kase.complete(signe, 'child-impact', { heard: 'school' });
  await kase.passTo(at('2026-03-16'));
  await kase.complete(signe, 'council-decision', {
    verdict: 'allocate',
    decidedOn: '2026-03-10',
    decisionDnr: 'KS 429/2026',
  });
  await kase.complete(signe, 'post-notice', { approvedOn: '2026-03-12', postedOn: '2026-03-13' });
  await kase.move(signe, 'appeal-filed', { filedOn: '2026-03-20', caseNumber: '1234-26' });
  expect(kase.state.stage).toBe('legality-appeal');
  await kase.complete(signe, 'court-verdict', { verdict: 'none_yet' });
  return kase;
}

test('an appeal that the court rejects leads on to the agreement, however long the court takes', async () => {
  const kase = await appealed();
  await kase.passTo(at('2026-06-01'));
  await kase.complete(signe, 'court-verdict', { verdict: 'rejected', on: '2026-05-29' });
  expect(kase.state.stage).toBe('agreement');
});

test('an appeal that the court upholds leads back to the conditions, or ends in a withdrawal', async () => {
  const kase = await appealed();
  await kase.complete(signe, 'court-verdict', { verdict: 'upheld', on: '2026-03-16' });
  expect(kase.state.stage).toBe('annulled');
  await kase.complete(signe, 'after-annulment', { then: 'conditions' });
  expect(kase.state.stage).toBe('conditions');
  expect(conditionIds(kase)).toHaveLength(2);
});

test('when the winner leaves there is a new decision, never by itself the one who came second', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await kase.complete(signe, 'sign-agreement', SIGNED);
  await kase.move(signe, 'developer-withdrew', { on: '2026-04-08' });
  expect(kase.state.stage).toBe('council');
  expect(kase.state.data).toMatchObject({ boundParty: null, flats: {} });
  expect(kase.facts.filter(({ type }) => type === 'FlatsReleased')).toHaveLength(1);
  expect(conditionIds(kase)).toHaveLength(2);
});

test('an agreement that is not signed leads to a new decision', async () => {
  const kase = await plot();
  await toAgreement(kase);
  expect(dueOn(kase, 'sign-agreement')).toBe('2026-07-08');
  await kase.complete(signe, 'sign-agreement', { outcome: 'not_signed' });
  expect(kase.state.stage).toBe('council');
});

test('a sole right of more than 24 months needs a decision, and so does an extension that is the developer’s own fault', async () => {
  const kase = await plot();
  await toAgreement(kase);
  const longer = { ...SIGNED, exclusivityMonths: 30 };
  await expect(kase.complete(signe, 'sign-agreement', longer)).rejects.toThrow('exclusive-for-24-months');
  await kase.complete(signe, 'sign-agreement', SIGNED);
  const extend = (input: CodedRecord) => kase.move(signe, 'extend-exclusivity', input);
  await expect(extend({ months: 6, cause: 'developer' })).rejects.toThrow('delay-is-the-developers');
  await expect(extend({ months: 13, cause: 'court' })).rejects.toThrow('one-extension-of-a-year');
  await extend({ months: 12, cause: 'court' });
  expect(kase.state.data['exclusiveUntil']).toBe('2029-04-08');
  await expect(extend({ months: 1, cause: 'court' })).rejects.toThrow('one-extension-of-a-year');
  await extend({ months: 3, cause: 'court', decisionDnr: 'KS 9/2027' });
  expect(kase.state.data['exclusiveUntil']).toBe('2029-07-08');
});

test('the sole right ends by itself on its last day: the ground comes back, and an extension moves that day', async () => {
  const kase = await plot({ need: 'ST-NEED1' });
  await toAgreement(kase);
  await kase.complete(signe, 'sign-agreement', SIGNED);
  await kase.passTo(toInstant('2028-04-08', '23:50'));
  expect(kase.state.stage).toBe('permit');
  await kase.passTo(toInstant('2028-04-11', '00:10'));
  expect(kase.state.stage).toBe('expired');
  const told = kase.facts.flatMap((fact) => (fact.type === 'CaseTold' ? [[fact.to, fact.move]] : []));
  expect(told).toEqual([
    ['ST-NEED1', 'allocation-agreed'],
    ['ST-NEED1', 'allocation-ended'],
  ]);
  await kase.complete(signe, 'return-land', { returned: 'yes' });
  await kase.complete(signe, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'expired' });
});

test('an extended sole right lives past its first day', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await kase.complete(signe, 'sign-agreement', SIGNED);
  await kase.move(signe, 'extend-exclusivity', { months: 6, cause: 'municipality' });
  await kase.passTo(at('2028-04-20'));
  expect(kase.state.stage).toBe('permit');
  await kase.passTo(at('2028-10-12'));
  expect(kase.state.stage).toBe('expired');
});

test('ground without a plan goes by the authority, who is asked and never holds, with two weeks of review', async () => {
  const kase = await plot({ planStatus: 'unplanned' });
  await toAgreement(kase);
  await kase.complete(signe, 'sign-agreement', SIGNED);
  expect(kase.state.stage).toBe('plan');
  expect(dueOn(kase, 'plan-request')).toBe('2026-08-10');
  await kase.complete(frida, 'plan-request', { answer: 'positive' });
  await kase.complete(frida, 'plan-consultation', { consultationFrom: '2026-05-01', consultationTo: '2026-06-01' });
  const review = { reviewFrom: '2026-09-01', reviewTo: '2026-09-10' };
  await expect(kase.complete(frida, 'plan-review', review)).rejects.toThrow('two-weeks-of-review');
  await kase.complete(frida, 'plan-review', { ...review, reviewTo: '2026-09-15' });
  await kase.passTo(at('2026-12-01'));
  await kase.complete(frida, 'plan-adoption', { adoptedOn: '2026-11-24', noticeOn: '2026-12-01' });
  expect(kase.state.baton.unit).toBe('sbk-mark');
  await kase.passTo(at('2026-12-23'));
  await kase.complete(frida, 'plan-legal-force', { appealed: 'yes' });
  await kase.complete(frida, 'plan-verdict', { verdict: 'rejected', on: '2026-12-23' });
  expect(kase.state.stage).toBe('permit');
});

test('the permit takes ten weeks from a complete application, and ten more once', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await kase.complete(signe, 'sign-agreement', SIGNED);
  await kase.complete(signe, 'apply-for-permit', { completeOn: '2026-04-08', permitDnr: 'SBN 77/2026' });
  expect(dueOn(kase, 'permit-decision')).toBe('2026-06-17');
  await kase.complete(henrik, 'permit-decision', { verdict: 'more_time' });
  expect(dueOn(kase, 'permit-decision')).toBe('2026-08-26');
  await expect(kase.complete(henrik, 'permit-decision', { verdict: 'more_time' })).rejects.toThrow(
    'once-ten-weeks-more',
  );
});

test('whoever has acted as landowner does not act as authority on the same plot', async () => {
  const kase = await plot();
  const both = { ...signe, memberships: [...signe.memberships, { unit: 'sbk-bygglov', role: 'member' as const }] };
  await toAgreement(kase);
  await kase.complete(both, 'sign-agreement', SIGNED);
  await kase.complete(signe, 'apply-for-permit', { completeOn: '2026-04-08', permitDnr: 'SBN 77/2026' });
  await expect(kase.complete(both, 'permit-decision', { verdict: 'granted', noticeOn: '2026-04-08' })).rejects.toThrow(
    'one-hat-a-plot',
  );
});

test('a permit that is not used for two years lapses by itself, and the landowner decides what then', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toTransfer(kase);
  await kase.complete(signe, 'sign-transfer', { tenure: 'purchase', signedOn: '2027-01-11' });
  expect(kase.state.data['startWithin']).toBe('2028-12-19');
  await kase.passTo(toInstant('2028-12-20', '00:10'));
  expect(kase.state.stage).toBe('permit-over');
  await kase.complete(signe, 'after-permit', { then: 'again' });
  expect(kase.state.stage).toBe('permit');
  await kase.complete(signe, 'apply-for-permit', { completeOn: '2028-12-20', permitDnr: 'SBN 99/2028' });
  await kase.complete(henrik, 'permit-decision', { verdict: 'granted', noticeOn: '2028-12-20' });
  await kase.passTo(at('2029-01-20'));
  await kase.complete(henrik, 'start-decision', { startDecisionOn: '2029-01-20' });
  expect(kase.state.stage).toBe('construction');
});

test('conditions set under an older rulebook are set anew before the plot is announced', async () => {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
  await kase.move(signe, 'set-criterion', { kind: 'social', weight: 100 });
  const newer = { ...RULEBOOK, rulebookVersion: 2 };
  const announcement = { closesOn: '2026-05-04', firstOpener: 'signe', secondOpener: 'bjorn' };
  await expect(kase.complete(signe, 'announce', { ...newer, ...announcement })).rejects.toThrow('rulebook-in-force');
  await kase.move(signe, 'set-conditions-anew');
  for (const condition of conditionIds(kase)) await kase.move(signe, 'drop-condition', { condition });
  await kase.move(signe, 'set-condition', { ...LEASED, ...newer });
  expect(kase.state.stage).toBe('conditions');
});

test('a plot that is withdrawn says so to the need it was to answer', async () => {
  const kase = await plot({ need: 'ST-NEED1' });
  await toMethod(kase);
  await kase.move(signe, 'withdraw-allocation', {});
  await kase.complete(signe, 'confirm-withdrawal', { told: 'yes' });
  await kase.complete(signe, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'withdrawn' });
  expect(kase.facts.filter(({ type }) => type === 'CaseTold')).toHaveLength(1);
  expect(stages(kase.facts).at(-1)).toBe('withdrawn');
});

test('a decision that was made again begins again with the meeting, the notice and the three weeks', async () => {
  const kase = await plot();
  await toMethod(kase);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  await decided(kase);
  await kase.move(signe, 'developer-withdrew', { on: '2026-04-08' });
  await kase.passTo(at('2026-04-15'));
  await kase.complete(signe, 'council-decision', {
    verdict: 'allocate',
    decidedOn: '2026-04-14',
    decisionDnr: 'KS 500/2026',
  });
  await kase.complete(signe, 'post-notice', { approvedOn: '2026-04-15', postedOn: '2026-04-15' });
  expect(kase.state.data['legalForceOn']).toBe('2026-05-06');
});
