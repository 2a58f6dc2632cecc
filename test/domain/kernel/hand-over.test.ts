import { DAY_MS, HOUR_MS } from '../../../domain/instant';
import { IllegalMove } from '../../../domain/kernel/commands';
import { messagesFor } from '../../../domain/kernel/messages';
import { evolve } from '../../../domain/kernel/evolve';
import type { CaseState, CodedRecord } from '../../../domain/kernel/state';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { MemoryCase, person, startOf } from '../../support/memory-case';
import { anna, johan, petra, toInvestigation } from '../../support/memory-story';

const karin = person('karin-holm', 'soc-mottagning', 'head');
const elin = person('elin-dahl', 'soc-boendestod');
const cecilia = person('cecilia-mark', 'ksf-forum', 'head');
const gunnar = {
  kind: 'person',
  id: 'gunnar-frisk',
  memberships: [{ unit: 'soc-ledning', role: 'director' }],
  roles: [],
} as const;

/** The rule that a move is refused by; null when it is done. */
async function refused(work: Promise<void>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof IllegalMove) return error.rule;
    throw error;
  }
}

/** Offered by Mottagningsenheten to Utredningsenheten, and not answered. */
async function offered(data: CodedRecord = {}): Promise<MemoryCase> {
  const kase = await new MemoryCase(startOf('ST-7F3K2', data)).begin();
  await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal' });
  expect(kase.state.offer).toMatchObject({ kind: 'planned', to: 'soc-utredning', because: 'investigate' });
  return kase;
}

/** Held by Utredningsenheten. */
async function investigated(): Promise<MemoryCase> {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  return kase;
}

const BY_HAND = { purpose: 'by-hand', view: 'full' };

describe('an offer', () => {
  test('goes to one at a time, never to oneself, and never to whoever may not do the step', async () => {
    const kase = await investigated();
    expect(await refused(kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-utredning' }))).toBe('offer-to-self');
    expect(await refused(kase.move(johan, 'offer', { ...BY_HAND, to: 'lfa-matchning' }))).toBe('unit-may-not-hold');
    await kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-boendestod', contents: ['application', 'investigation'] });
    expect(await refused(kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-mottagning' }))).toBe('unknown-move');
    expect(kase.state.baton.unit).toBe('soc-utredning');
  });

  test('to a person goes only to somebody who works in the unit', async () => {
    const kase = await investigated();
    const to = { ...BY_HAND, to: 'soc-boendestod', toPerson: 'petra-ljung' };
    expect(await refused(kase.move(johan, 'offer', { ...to, toPersonFits: false }))).toBe('person-not-in-unit');
    await kase.move(johan, 'offer', { ...to, toPerson: 'elin-dahl', toPersonFits: true });
    expect(kase.state.offer?.toPerson).toBe('elin-dahl');
  });

  test('waits for those who are asked, or for a reason to go on without them', async () => {
    const kase = await investigated();
    await kase.move(johan, 'consult', {
      units: ['soc-boendestod', 'ksf-juridik'],
      parties: ['ext-region'],
      until: '2026-03-20',
    });
    const asked = Object.values(kase.state.tasks).filter((task) => task.kind === 'consultation');
    expect(asked.map(({ unit, party }) => [unit, party])).toEqual([
      ['soc-boendestod', null],
      ['ksf-juridik', null],
      ['soc-utredning', 'ext-region'],
    ]);
    expect(kase.state.baton.unit).toBe('soc-utredning');
    expect(await refused(kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-boendestod' }))).toBe('consultation-open');
    for (const { id } of asked.slice(1)) await kase.move(johan, 'go-on-without', {}, { task: id });
    await kase.move(elin, 'complete', { view: 'agrees' }, { task: asked[0]?.id ?? '' });
    await kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-boendestod' });
    expect(kase.state.offer?.to).toBe('soc-boendestod');
  });

  test('is answered once: accepted with what arrived ticked off, and nothing is left to answer', async () => {
    const kase = await investigated();
    await kase.move(johan, 'offer', { ...BY_HAND, to: 'soc-boendestod', contents: ['application', 'keys'] });
    await kase.move(elin, 'accept', { contents: ['application', 'letters'] });
    expect(kase.facts.findLast((fact) => fact.type === 'HandoverAccepted')).toMatchObject({
      from: 'soc-utredning',
      to: 'soc-boendestod',
      person: 'elin-dahl',
      contents: ['application'],
    });
    expect(kase.state.came).toEqual({ from: 'soc-utredning', because: 'by-hand' });
    expect(await refused(kase.move(elin, 'accept'))).toBe('unknown-move');
    expect(await refused(kase.move(elin, 'decline', { reason: 'capacity' }))).toBe('unknown-move');
  });

  test('that is acute is answered within two hours, an ordinary one in two working days', async () => {
    const acute = await investigated();
    const at = acute.now;
    await acute.move(johan, 'offer', { ...BY_HAND, to: 'soc-jour', acute: 'yes' });
    expect(acute.state.deadlines[acute.state.offer?.deadlineId ?? '']?.dueAt).toBe(at + 2 * HOUR_MS);
    const ordinary = await offered();
    // Monday 10:00 and two working days.
    expect(ordinary.state.deadlines[ordinary.state.offer?.deadlineId ?? '']?.dueAt).toBe(Date.UTC(2026, 2, 4, 9));
  });
});

describe('a question before the answer', () => {
  test('is one, owed by the giver within a working day, while the receiver’s time stands still', async () => {
    const kase = await offered();
    await kase.pass(2 * HOUR_MS);
    await kase.move(johan, 'ask-giver');
    const { offer, deadlines, baton } = kase.state;
    expect(deadlines[offer?.question?.deadlineId ?? '']).toMatchObject({
      unit: 'soc-mottagning',
      dueAt: Date.UTC(2026, 2, 3, 11),
    });
    expect(baton).toMatchObject({ unit: 'soc-mottagning', doing: { deadlineId: offer?.question?.deadlineId } });
    expect(await refused(kase.move(johan, 'ask-giver'))).toBe('unknown-move');
    await kase.pass(5 * HOUR_MS);
    await kase.move(anna, 'answer-receiver');
    // Due on Wednesday at ten, and five hours later for the five that it stood still.
    expect(kase.state.deadlines[offer?.deadlineId ?? '']?.dueAt).toBe(Date.UTC(2026, 2, 4, 14));
    expect(kase.state.offer).toMatchObject({ question: null, asked: true });
  });

  test('that the giver leaves unanswered gives the receiver no more than that working day', async () => {
    const kase = await offered();
    await kase.move(johan, 'ask-giver');
    await kase.pass(2 * DAY_MS);
    // One working day longer than Wednesday at ten.
    expect(kase.state.deadlines[kase.state.offer?.deadlineId ?? '']?.dueAt).toBe(Date.UTC(2026, 2, 5, 9));
    const rungs = kase.facts.flatMap((fact) => (fact.type === 'RungReached' && fact.kind === 'question' ? [fact] : []));
    expect(rungs.map((rung) => [rung.to, rung.unit])).toContainEqual(['head-of-unit', 'soc-mottagning']);
  });
});

describe('an offer taken back', () => {
  test('before anybody asked is no bounce, and the routine asks the giver what then', async () => {
    const kase = await offered();
    await kase.move(anna, 'recall');
    expect(kase.state.offer).toBeNull();
    expect(kase.state.bounces).toEqual({});
    expect(kase.task('after-recall')).toMatchObject({ unit: 'soc-mottagning', about: { reason: 'recalled' } });
    expect(kase.task('after-decline')).toBeUndefined();
    expect(await refused(kase.move(johan, 'accept'))).toBe('unknown-move');
  });

  test('after a question counts as one', async () => {
    const kase = await offered();
    await kase.move(johan, 'ask-giver');
    await kase.move(anna, 'recall');
    expect(kase.state.bounces).toMatchObject({ investigate: { count: 1 } });
  });

  test('and sent on to somebody else is followed by the routine; never to whoever has said no', async () => {
    const kase = await offered();
    await kase.move(johan, 'decline', { reason: 'capacity' });
    await kase.complete(anna, 'after-decline', { then: 'other-unit', to: 'soc-boendestod' });
    expect(await refused(kase.move(anna, 'redirect', { to: 'soc-utredning' }))).toBe('redirect-to-decliner');
    expect(await refused(kase.move(anna, 'redirect', { to: 'soc-boendestod' }))).toBe('redirect-to-same');
    await kase.move(anna, 'redirect', { to: 'soc-jour' });
    expect(kase.state.offer).toMatchObject({ kind: 'redirect', to: 'soc-jour', because: 'investigate' });
    await kase.move(person('leila-nouri', 'soc-jour'), 'accept');
    expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-jour', person: 'leila-nouri' } });
    await kase.resume();
    expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-jour' } });
  });
});

describe('a no', () => {
  test('must not rest on what the person is', async () => {
    const kase = await offered();
    for (const reason of ['addiction', 'mental_illness', 'no_address', 'no_person_number', 'language', 'rent_debt']) {
      expect([reason, await refused(kase.move(johan, 'decline', { reason }))]).toEqual([reason, 'reason-forbidden']);
    }
    expect(await refused(kase.move(johan, 'decline', { reason: 'other_unit_better' }))).toBe('decline-needs-receiver');
    expect(kase.state.offer).not.toBeNull();
  });

  test('for want of capacity goes to both heads at once', async () => {
    const kase = await offered();
    await kase.move(johan, 'decline', { reason: 'capacity' });
    expect(
      told(kase)
        .filter(({ kind }) => kind === 'capacity')
        .map(({ to }) => to),
    ).toEqual([
      { kind: 'head', unit: 'soc-mottagning' },
      { kind: 'head', unit: 'soc-utredning' },
    ]);
  });

  test('for want of information counts from the second time', async () => {
    const kase = await offered();
    await kase.move(johan, 'decline', { reason: 'missing_information' });
    expect(kase.state.bounces).toMatchObject({ investigate: { count: 0, missing: true } });
    await kase.complete(anna, 'after-decline', { then: 'offer-again' });
    await kase.move(johan, 'decline', { reason: 'missing_information' });
    expect(kase.state.bounces).toMatchObject({ investigate: { count: 1 } });
    expect(kase.state.forum).toBeNull();
  });
});

describe('a case given back', () => {
  test('is a new offer the other way: whoever got it holds it meanwhile, and it counts as a bounce', async () => {
    const kase = await investigated();
    expect(await refused(kase.move(anna, 'give-back'))).toBe('not-yours');
    await kase.move(johan, 'give-back');
    expect(kase.state.offer).toMatchObject({ kind: 'give-back', from: 'soc-utredning', to: 'soc-mottagning' });
    expect(kase.state.baton.unit).toBe('soc-utredning');
    expect(kase.state.bounces).toMatchObject({ investigate: { count: 1 } });
    await kase.move(anna, 'accept');
    expect(kase.state).toMatchObject({ baton: { unit: 'soc-mottagning' }, bounces: {} });
  });
});

describe('ping-pong', () => {
  /** Declined twice: lifted, and the giver still holds. */
  async function declinedTwice(): Promise<MemoryCase> {
    const kase = await offered();
    await kase.move(johan, 'decline', { reason: 'other_unit_better', which: 'soc-boendestod' });
    await kase.complete(anna, 'after-decline', { then: 'other-unit', to: 'soc-boendestod' });
    await kase.move(elin, 'decline', { reason: 'other_unit_better', which: 'soc-utredning' });
    return kase;
  }

  test('goes to the forum at the second no, and nobody else than the giver holds until it has decided', async () => {
    const kase = await declinedTwice();
    expect(kase.state.forum).toMatchObject({ because: 'ping-pong', purpose: 'investigate', from: 'soc-mottagning' });
    expect(kase.state.baton).toMatchObject({ unit: 'soc-mottagning', doing: { kind: 'forum' } });
    expect(kase.state.deadlines[kase.state.forum?.deadlineId ?? '']?.dueAt).toBe(Date.UTC(2026, 2, 9, 9));
    expect(kase.task('forum-schedule')).toMatchObject({ unit: 'ksf-forum', side: true });
    expect(kase.task('after-decline')).toBeUndefined();
  });

  test('ends when the forum names one holder and a day; the routine goes on from there', async () => {
    const kase = await declinedTwice();
    const decision = { holder: 'soc-utredning', until: '2026-03-20', term: 'living', agencies: ['ext-region'] };
    expect(await refused(kase.move(cecilia, 'forum-decide', decision))).toBe('no-meeting-yet');
    const late = { meeting: 'ST-22226', meetingOn: '2026-03-10' };
    expect(await refused(kase.complete(cecilia, 'forum-schedule', late))).toBe('meeting-within-five-days');
    await kase.complete(cecilia, 'forum-schedule', { meeting: 'ST-22226', meetingOn: '2026-03-06' });
    expect(await refused(kase.move(karin, 'forum-decide', decision))).toBe('not-yours');
    expect(await refused(kase.move(cecilia, 'forum-decide', decision))).toBe('meeting-not-held');
    await kase.passTo(Date.UTC(2026, 2, 6, 9));
    const wrong = (more: CodedRecord) => refused(kase.move(cecilia, 'forum-decide', { ...decision, ...more }));
    expect(await wrong({ holder: '' })).toBe('one-holder');
    expect(await wrong({ holder: ['soc-utredning', 'soc-jour'] })).toBe('one-holder');
    expect(await wrong({ holder: 'lfa-matchning' })).toBe('unit-may-not-hold');
    expect(await wrong({ until: '2026-06-05' })).toBe('forum-date-too-far');
    expect(await wrong({ until: '2026-03-06' })).toBe('date-must-be-later');
    await kase.move(cecilia, 'forum-decide', decision);
    expect(kase.state).toMatchObject({ forum: null, bounces: {}, stage: 'investigation' });
    expect(kase.state.baton.unit).toBe('soc-utredning');
    expect(kase.task('after-forum')).toMatchObject({ unit: 'soc-utredning', side: false });
    expect(kase.facts.findLast((fact) => fact.type === 'HolderNamed')).toMatchObject({
      decidedBy: 'forum',
      from: 'soc-mottagning',
      to: 'soc-utredning',
      meeting: 'ST-22226',
      by: { person: 'cecilia-mark' },
    });
    await kase.resume();
    expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' } });
  });

  test('that the forum gives back to the giver lets the giver go on by itself', async () => {
    const kase = await declinedTwice();
    await kase.complete(cecilia, 'forum-schedule', { meeting: 'ST-22226', meetingOn: '2026-03-06' });
    await kase.passTo(Date.UTC(2026, 2, 6, 9));
    await kase.move(cecilia, 'forum-decide', { holder: 'soc-mottagning', until: '2026-03-20', term: 'living' });
    expect(kase.task('after-decline')).toBeUndefined();
    expect(kase.task('after-named')).toMatchObject({ unit: 'soc-mottagning', about: { reason: 'forum' } });
    await kase.complete(anna, 'after-named', { then: 'keep' });
    expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-mottagning' } });
  });

  test('whoever is asked when a time has run out has a whole day from then, though the timer rang late; from when it was heard, if it stood still', async () => {
    const fifthDay = Date.UTC(2026, 2, 9, 9);
    const chiefUntil = async (late: number) => {
      const kase = await declinedTwice();
      await kase.passTo(fifthDay - 1);
      kase.now = fifthDay + late;
      await kase.relay.tick();
      return kase.state.deadlines[kase.task('forum-chief-decides')?.deadlineId ?? '']?.dueAt;
    };
    expect(await chiefUntil(20)).toBe(Date.UTC(2026, 2, 10, 9));
    expect(await chiefUntil(3 * HOUR_MS)).toBe(Date.UTC(2026, 2, 10, 12));
  });

  test('without a decision on the fifth day is the head of social services’ by the next working day, in July too', async () => {
    const kase = await declinedTwice();
    await kase.passTo(Date.UTC(2026, 2, 9, 9));
    expect(kase.task('forum-chief-decides')).toMatchObject({ unit: 'soc-ledning', needs: 'director' });
    const due = kase.state.deadlines[kase.task('forum-chief-decides')?.deadlineId ?? '']?.dueAt;
    expect(due).toBe(Date.UTC(2026, 2, 10, 9));
    expect(kase.state.baton.unit).toBe('soc-mottagning');
    const decision = { holder: 'soc-utredning', until: '2026-03-20', term: 'living' };
    expect(await refused(kase.complete(karin, 'forum-chief-decides', decision))).toBe('not-yours');
    await kase.complete(gunnar, 'forum-chief-decides', decision);
    expect(kase.state.baton.unit).toBe('soc-utredning');
    expect(kase.facts.findLast((fact) => fact.type === 'HolderNamed')).toMatchObject({ decidedBy: 'chief' });
    expect(kase.task('forum-schedule')).toBeUndefined();
  });

  test('is lifted at the first no where somebody may never be sent on', async () => {
    const kase = await investigated();
    await kase.move(johan, 'offer', { to: 'soc-boendestod', purpose: 'lss-borderline', view: 'full' });
    await kase.move(elin, 'decline', { reason: 'not_our_target_group' });
    expect(kase.state.forum).toMatchObject({ because: 'ping-pong', purpose: 'lss-borderline' });
  });

  test('is settled by an accept too, and the forum has nothing left to do', async () => {
    const kase = await offered();
    await kase.passTo(kase.now + 12 * DAY_MS);
    expect(kase.state.forum).toMatchObject({ because: 'ladder' });
    await kase.move(johan, 'accept');
    expect(kase.state).toMatchObject({ forum: null, baton: { unit: 'soc-utredning' } });
    expect(kase.task('forum-schedule')).toBeUndefined();
  });
});

describe('an outside party', () => {
  test('is asked by the holder, who writes the answer down; it never holds the case here', async () => {
    const kase = await investigated();
    await kase.move(johan, 'offer', { to: 'ext-region', purpose: 'other-need', view: 'housingProfile' });
    const clock = kase.state.deadlines[kase.state.offer?.deadlineId ?? ''];
    expect(clock).toMatchObject({ unit: 'soc-utredning', policy: { key: 'handover.external' } });
    expect(await refused(kase.move(johan, 'accept'))).toBe('unknown-move');
    await kase.move(johan, 'record-answer', { answer: 'accepted', answeredOn: '2026-03-05', way: 'letter' });
    expect(kase.state).toMatchObject({ stage: 'ending', baton: { unit: 'soc-utredning' } });
  });

  test('another municipality that is silent for a month is told of to IVO, and the baton never left', async () => {
    const kase = await investigated();
    await kase.move(johan, 'request-municipality', { requestedOn: '2026-01-31' });
    const clock = kase.state.deadlines[kase.task('municipality-answer')?.deadlineId ?? ''];
    // 31 January and a month is Saturday 28 February: Monday 2 March (lag 1930:173).
    expect(clock?.dueAt).toBe(Date.UTC(2026, 2, 2, 22, 59, 59, 999));
    await kase.passTo(Date.UTC(2026, 2, 3, 9));
    expect(kase.task('apply-to-ivo')).toMatchObject({ unit: 'soc-utredning' });
    expect(kase.state.baton.unit).toBe('soc-utredning');
    await kase.complete(johan, 'apply-to-ivo', { appliedOn: '2026-03-04' });
    await kase.complete(johan, 'ivo-check', { outcome: 'none_yet' });
    expect(kase.task('ivo-check')).toBeDefined();
    // A late yes in writing is a yes: whoever holds closes the case.
    await kase.complete(johan, 'municipality-answer', { answer: 'accepted', answeredOn: '2026-03-20' });
    expect(kase.state).toMatchObject({ stage: 'ending', baton: { unit: 'soc-utredning' } });
  });

  test('a coordinated plan is called within three working days, with consent only', async () => {
    const kase = await investigated();
    expect(await refused(kase.move(johan, 'call-sip'))).toBe('consent-before-plan');
    await kase.move(johan, 'give-consent', { adult: 0, to: 'region', purpose: 'plan' });
    const at = kase.now;
    await kase.move(johan, 'call-sip');
    expect(kase.state.deadlines[kase.task('sip-call')?.deadlineId ?? '']?.dueAt).toBe(at + 3 * DAY_MS);
    await kase.complete(johan, 'sip-call', { calledOn: '2026-03-03', meetingOn: '2026-03-13' });
    expect(kase.state.deadlines[kase.task('sip-meeting')?.deadlineId ?? '']?.dueAt).toBe(
      Date.UTC(2026, 2, 13, 22, 59, 59, 999),
    );
  });
});

describe('a case at rest', () => {
  test('has a reason and a day, and only the office’s clocks of the holder stand still', async () => {
    const kase = await investigated();
    const before = kase.state.deadlines[kase.task('investigate')?.deadlineId ?? ''];
    const law = kase.state.deadlines[kase.task('delay-notice-3m')?.deadlineId ?? ''];
    const pause = { reason: 'waits_for_person', until: '2026-04-01' };
    expect(await refused(kase.move(johan, 'pause', { ...pause, until: '2026-07-01' }))).toBe('pause-too-long');
    await kase.move(johan, 'pause', pause);
    expect(kase.state.paused).toMatchObject({ until: '2026-04-01', reason: 'waits_for_person' });
    expect(kase.state.deadlines[kase.task('delay-notice-3m')?.deadlineId ?? '']?.dueAt).toBe(law?.dueAt);
    expect(kase.state.deadlines[kase.task('investigate')?.deadlineId ?? '']?.dueAt).toBeGreaterThan(before?.dueAt ?? 0);
    expect(kase.state.baton.doing).toMatchObject({ kind: 'task', taskId: kase.task('pause-return')?.id });
    expect(
      await refused(kase.complete(johan, 'pause-return', { back: 'renew', until: '2026-05-01', reason: 'abroad' })),
    ).toBe('contact-before-renewal');
    await kase.complete(johan, 'pause-return', { back: 'resume' });
    expect(kase.state.paused).toBeNull();
    // It was paused and taken up again in the same moment: nothing was lost and nothing won.
    expect(kase.state.deadlines[kase.task('investigate')?.deadlineId ?? '']?.dueAt).toBe(before?.dueAt);
  });
});

describe('beside the holder', () => {
  test('own tasks, reminders and links have their day and never move the baton', async () => {
    const kase = await investigated();
    await kase.move(johan, 'add-task', { unit: 'soc-boendestod', until: '2026-03-10' });
    await kase.move(johan, 'remind-me', { until: '2026-03-11' });
    expect(kase.task('ad-hoc')).toMatchObject({ unit: 'soc-boendestod', side: true });
    expect(kase.task('reminder')).toMatchObject({ unit: 'soc-utredning', person: 'johan' });
    expect(
      await refused(kase.move(johan, 'link', { otherCase: 'ST-22226', how: 'earlier_case', linkSeen: false })),
    ).toBe('no-such-case');
    await kase.move(johan, 'link', { otherCase: 'ST-22226', how: 'earlier_case', linkSeen: true });
    expect(kase.state.links).toEqual([{ to: 'ST-22226', how: 'earlier_case' }]);
    expect(kase.state.baton.unit).toBe('soc-utredning');
    expect(await refused(kase.move(petra, 'add-task', { until: '2026-03-10' }))).toBe('not-yours');
  });
});

/** Every message of a case, as the register would write them. */
function told(kase: MemoryCase) {
  let before: CaseState | null = null;
  return kase.facts.flatMap((fact) => {
    const after = evolve(municipalContract, before, fact);
    const messages = messagesFor(municipalContract, before, fact, after);
    before = after;
    return messages;
  });
}

test('a command that comes after a clock fell due, before anybody was told, lets the clock speak first', async () => {
  const kase = await offered();
  // No worker ran for nine days: the alarm has not rung when somebody answers.
  kase.now += 9 * DAY_MS;
  await kase.move(johan, 'accept');
  const accepted = kase.facts.findIndex((fact) => fact.type === 'HandoverAccepted');
  const rungs = kase.facts.slice(0, accepted).filter((fact) => fact.type === 'RungReached');
  expect(rungs.map((fact) => (fact.type === 'RungReached' ? fact.to : ''))).toEqual(
    expect.arrayContaining(['holder', 'holder-and-deputy', 'head-of-unit', 'head-of-department']),
  );
});

test('a case that comes after an earlier one of the same people is linked to it from its first moment', async () => {
  const kase = await new MemoryCase(startOf('ST-7F3K2', { earlierCase: 'ST-22223' })).begin();
  expect(kase.facts.slice(0, 2).map(({ type }) => type)).toEqual(['CaseOpened', 'CasesLinked']);
  expect(kase.state.links).toEqual([{ to: 'ST-22223', how: 'earlier_case' }]);
  await kase.resume();
  expect(kase.facts.filter(({ type }) => type === 'CasesLinked')).toHaveLength(1);
});
