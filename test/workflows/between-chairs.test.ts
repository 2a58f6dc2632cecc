import { BY_EMAIL, journey, toInvestigation, toRefusal } from '../support/journey';
import type { Stafett } from '../support/stafett';

/** Who has held the case, in order, by its facts. */
async function holders(stafett: Stafett, ref: string): Promise<readonly string[]> {
  return (await stafett.facts(ref)).flatMap((fact) => {
    if (fact.type === 'CaseOpened') return [fact.unit];
    return fact.type === 'HandoverAccepted' || fact.type === 'HolderNamed' ? [fact.to] : [];
  });
}

async function dueOf(stafett: Stafett, ref: string, kind: string): Promise<string> {
  const state = await stafett.state(ref);
  if (state.status !== 'open') throw new Error(`${ref} is closed`);
  const task = Object.values(state.tasks).find((one) => one.kind === kind);
  return new Date(state.deadlines[task?.deadlineId ?? '']?.dueAt ?? 0).toISOString();
}

journey(
  'Svarte Petter: two who send a person on are settled by the forum within five working days, and the sender held all the time',
  async ({ stafett, anna, johan }) => {
    const cecilia = stafett.as('cecilia-mark');
    const ref = await anna.submit(BY_EMAIL);
    await anna.complete(ref, 'first-contact');
    await johan.decline(ref, { reason: 'other_unit_better', which: 'ext-region' });
    await anna.complete(ref, 'after-decline', { then: 'other-unit', to: 'ext-region' });
    expect(await stafett.state(ref)).toMatchObject({ offer: { to: 'ext-region' }, baton: { unit: 'soc-mottagning' } });
    await stafett.passTo('2037-03-03');
    await anna.make(ref, 'record-answer', {
      answer: 'declined',
      answeredOn: '2037-03-03',
      reason: 'other_unit_better',
      which: 'soc-utredning',
    });
    expect(await stafett.state(ref)).toMatchObject({
      forum: { because: 'ping-pong' },
      baton: { unit: 'soc-mottagning' },
    });
    const meeting = await cecilia.open('coordinationForum', { meetingOn: '2037-03-06', meetingAt: '10.00' });
    await cecilia.complete(meeting, 'summon', { members: ['soc-mottagning', 'soc-utredning'] });
    await cecilia.complete(ref, 'forum-schedule', { meeting });
    await stafett.passTo('2037-03-06');
    const early = await cecilia.try(
      meeting,
      'complete',
      'hold-meeting',
      { present: ['soc-utredning'] },
      (await cecilia.see(meeting)).tasks.find(({ kind }) => kind === 'hold-meeting') ?? null,
    );
    expect([early.status, early.body['rule']]).toEqual([409, 'items-undecided']);
    await cecilia.make(ref, 'forum-decide', {
      holder: 'soc-utredning',
      until: '2037-04-03',
      agencies: ['ext-region'],
    });
    await cecilia.complete(meeting, 'hold-meeting', { present: ['soc-mottagning', 'soc-utredning'] });
    await cecilia.complete(meeting, 'approve-minutes');
    expect(await stafett.state(meeting)).toMatchObject({ status: 'closed', reason: 'meeting_held' });
    expect(await holders(stafett, ref)).toEqual(['soc-mottagning', 'soc-utredning']);
    expect(await stafett.state(ref)).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' } });
    await johan.make(ref, 'give-consent', { to: 'region', purpose: 'plan' });
    await johan.make(ref, 'call-sip');
    // Friday and three working days: Wednesday.
    expect((await dueOf(stafett, ref, 'sip-call')).slice(0, 10)).toBe('2037-03-11');
    const told = (await stafett.mails()).map((mail) => `${mail.to.join()}: ${mail.subject} ${mail.text}`);
    const heard = (to: string, words: string) => told.filter((one) => one.startsWith(to) && one.includes(words)).length;
    expect(heard('forum@example.test', `Ärende ${ref} är upplyft till samverkansforum`)).toBe(1);
    expect(heard('soc-utredning@example.test', `Samverkansforum har bestämt att ni håller uppdrag ${ref}`)).toBe(1);
    expect(heard('soc-mottagning@example.test', `${meeting}. Dag, tid och dagordning finns i systemet`)).toBe(1);
    return ref;
  },
);

journey(
  'municipality to municipality: a request of 31 January that nobody answers goes to IVO on Monday 2 March',
  async ({ stafett, anna, johan, ...crew }) => {
    const ref = await toInvestigation({ stafett, anna, johan, ...crew });
    await johan.make(ref, 'request-municipality', { requestedOn: '2037-01-31' });
    expect(await dueOf(stafett, ref, 'municipality-answer')).toBe('2037-03-02T22:59:59.999Z');
    expect((await johan.see(ref)).tasks.map(({ kind }) => kind)).not.toContain('apply-to-ivo');
    await stafett.passTo('2037-03-03', '08:00');
    expect((await johan.see(ref)).tasks.map(({ kind }) => kind)).toContain('apply-to-ivo');
    expect(await stafett.state(ref)).toMatchObject({ baton: { unit: 'soc-utredning', person: 'johan-ek' } });
    await johan.complete(ref, 'apply-to-ivo', { appliedOn: '2037-03-03' });
    // Sixty days from Tuesday 3 March: Saturday 2 May, so Monday 4 May.
    expect(await dueOf(stafett, ref, 'ivo-check')).toBe('2037-05-04T21:59:59.999Z');
    await johan.complete(ref, 'municipality-answer', { answer: 'accepted', answeredOn: '2037-03-03' });
    await johan.complete(ref, 'close-check');
    expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'moved_municipality_accepted' });
    return ref;
  },
);

journey(
  'a refusal that a court has changed after it was closed is opened again, with holder, date and all its history',
  async (crew) => {
    const { stafett, johan } = crew;
    const ref = await toRefusal(crew);
    await stafett.passTo('2037-03-17');
    await johan.complete(ref, 'record-receipt', { received: 'yes', receivedOn: '2037-03-16' });
    await stafett.passTo('2037-04-08', '00:05');
    await johan.complete(ref, 'confirm-final');
    await johan.complete(ref, 'close-check');
    const before = (await stafett.facts(ref)).length;
    await stafett.passTo('2037-09-01');
    const late = await johan.try(ref, 'reopen', 'reopen', { because: 'contact' });
    expect([late.status, late.body['rule']]).toEqual([409, 'too-late-to-reopen']);
    await johan.make(ref, 'reopen', { because: 'court' });
    const facts = await stafett.facts(ref);
    expect(facts[before]).toMatchObject({ type: 'CaseReopened', because: 'court', by: { person: 'johan-ek' } });
    expect(await stafett.state(ref)).toMatchObject({
      status: 'open',
      stage: 'investigation',
      baton: { unit: 'soc-utredning' },
    });
    await johan.complete(ref, 'investigate', { proposal: 'approve' });
    expect(await stafett.state(ref)).toMatchObject({ stage: 'decision' });
    return ref;
  },
);
