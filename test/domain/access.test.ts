import { access } from '../../domain/access';
import { startOfDay, toInstant } from '../../domain/calendar/stockholm';
import { IllegalMove } from '../../domain/kernel/commands';
import type { CodedRecord } from '../../domain/kernel/state';
import { MemoryCase, person, startOf } from '../support/memory-case';
import { anna, johan, petra, toInvestigation, toMatching } from '../support/memory-story';

const cecilia = person('cecilia-mark', 'ksf-forum', 'head');
/** The last millisecond of 20 March 2026 in Örebro, and the next one. */
const LAST_MOMENT = startOfDay('2026-03-21') - 1;
const MIDNIGHT = startOfDay('2026-03-21');

const seenBy = (who: typeof petra, kase: MemoryCase, at: number) => access(who, kase.state, at);
const view = (name: string) => ({ kind: 'view', view: name });

async function ruleOf(work: Promise<void>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof IllegalMove) return error.rule;
      throw error;
    },
  );
}

/** LFA has found a home that the household wants; these consents were noted one by one while they looked. */
async function atContract(consents: readonly CodedRecord[], data: CodedRecord = {}): Promise<MemoryCase> {
  const kase = new MemoryCase(startOf('ST-7F3K2', data));
  await toMatching(kase);
  for (const one of consents) await kase.move(johan, 'give-consent', { adult: 0, purpose: 'tenancy', ...one });
  await kase.complete(petra, 'find-home', { found: 'yes', home: 'H-1', homeRooms: 2, homeSqm: 55, homeRent: 7000 });
  await kase.complete(petra, 'arrange-viewing', { viewingOn: '2026-03-05' });
  await kase.complete(johan, 'reach-person', { answer: 'yes' });
  return kase;
}

test('names are open to LFA through the last day of a consent and closed from that midnight, before any audit', async () => {
  const kase = await atContract([{ to: 'landlord', until: '2026-03-20' }]);
  expect(kase.task('landlord-answer')).toBeDefined();
  expect(seenBy(petra, kase, LAST_MOMENT)).toEqual(view('contractView'));
  expect(seenBy(petra, kase, MIDNIGHT)).toEqual(view('housingProfile'));
  expect(kase.state.views['lfa-matchning']).toBe('contractView');
});

test('the last consent that stands decides: another with a later day keeps the names open, a new one opens them again', async () => {
  const consents = [
    { to: 'landlord', until: '2026-03-20' },
    { to: 'landlord', until: '2026-03-31', adult: 1 },
  ];
  const kase = await atContract(consents, { adults: 2 });
  expect(seenBy(petra, kase, MIDNIGHT)).toEqual(view('contractView'));
  await kase.passTo(toInstant('2026-04-01', '09:00'));
  expect(seenBy(petra, kase, kase.now)).toEqual(view('housingProfile'));
  await kase.move(johan, 'give-consent', { adult: 0, to: 'landlord', purpose: 'tenancy' });
  expect(seenBy(petra, kase, kase.now)).toEqual(view('contractView'));
});

test('names that one adult has closed open again with a new yes of that adult, not of another', async () => {
  const consents = [{ to: 'landlord' }, { to: 'landlord', adult: 1 }];
  const kase = await atContract(consents, { adults: 2 });
  const give = (adult: number, until: string | null = null) =>
    kase.move(johan, 'give-consent', {
      adult,
      to: 'landlord',
      purpose: 'tenancy',
      ...(until === null ? {} : { until }),
    });
  expect(seenBy(petra, kase, kase.now)).toEqual(view('contractView'));
  await kase.move(johan, 'withdraw-consent', { givenNo: kase.state.consents[0]?.givenNo ?? 0 });
  expect(seenBy(petra, kase, kase.now)).toEqual(view('housingProfile'));
  await give(1);
  expect(seenBy(petra, kase, kase.now)).toEqual(view('housingProfile'));
  // A yes that was over before it was noted is none.
  await give(0, '2026-02-28');
  expect(seenBy(petra, kase, kase.now)).toEqual(view('housingProfile'));
  await give(0);
  expect(seenBy(petra, kase, kase.now)).toEqual(view('contractView'));
  expect(await ruleOf(kase.complete(petra, 'landlord-answer', { answer: 'accepted', answeredBy: 'phone' }))).toBeNull();
});

test('whoever has said yes twice and takes one back has said no: nobody else’s yes opens the names, nor the other yes', async () => {
  const consents = [{ to: 'landlord', until: '2026-12-31' }, { to: 'landlord' }, { to: 'landlord', adult: 1 }];
  const kase = await atContract(consents, { adults: 2 });
  await kase.move(johan, 'withdraw-consent', { givenNo: kase.state.consents[0]?.givenNo ?? 0 });
  await kase.move(johan, 'give-consent', { adult: 1, to: 'landlord', purpose: 'tenancy' });
  expect(seenBy(petra, kase, kase.now)).toEqual(view('housingProfile'));
  const answer = { answer: 'accepted', answeredBy: 'phone' };
  expect(await ruleOf(kase.complete(petra, 'landlord-answer', answer))).toBe('consent-first');
});

test('a yes to somebody else opens no names, and one that has run out does not let the landlord answer', async () => {
  const kase = await atContract([{ to: 'landlord', until: '2026-03-20' }, { to: 'region' }, { to: 'ksf-forum' }]);
  expect(seenBy(petra, kase, MIDNIGHT)).toEqual(view('housingProfile'));
  await kase.passTo(MIDNIGHT);
  const answer = { answer: 'accepted', answeredBy: 'phone' };
  expect(await ruleOf(kase.complete(petra, 'landlord-answer', answer))).toBe('consent-first');
  await kase.move(johan, 'give-consent', { adult: 0, to: 'lfa-matchning', purpose: 'housing_match' });
  expect(seenBy(petra, kase, kase.now)).toEqual(view('contractView'));
  expect(await ruleOf(kase.complete(petra, 'landlord-answer', answer))).toBe('consent-first');
  await kase.move(johan, 'give-consent', { adult: 0, to: 'landlord', purpose: 'tenancy' });
  expect(await ruleOf(kase.complete(petra, 'landlord-answer', answer))).toBeNull();
});

test('the forum reads what it was let read until the consent to it ends, and then only what it was asked', async () => {
  const kase = new MemoryCase();
  await toInvestigation(kase);
  await kase.move(johan, 'give-consent', { adult: 0, to: 'ksf-forum', purpose: 'plan', until: '2026-03-20' });
  expect(seenBy(cecilia, kase, LAST_MOMENT)).toEqual({ kind: 'none' });
  await kase.move(johan, 'refer', { because: 'unclear', options: 'a', consentOk: 'yes' });
  expect(seenBy(cecilia, kase, LAST_MOMENT)).toEqual(view('forumView'));
  expect(seenBy(cecilia, kase, MIDNIGHT)).toEqual(view('taskOnly'));
});

test('neither a view with names nor a plan with the region is begun on a consent that has ended', async () => {
  const rules = async (at: number) => {
    const kase = new MemoryCase();
    await toMatching(kase);
    await kase.move(johan, 'give-consent', { adult: 0, to: 'landlord', purpose: 'tenancy', until: '2026-03-20' });
    await kase.move(johan, 'give-consent', { adult: 0, to: 'region', purpose: 'plan', until: '2026-03-20' });
    await kase.passTo(at);
    const offer = { to: 'lfa-forvaltning', view: 'tenancyView', purpose: 'by-hand' };
    return [await ruleOf(kase.move(petra, 'call-sip')), await ruleOf(kase.move(petra, 'offer', offer))];
  };
  expect(await rules(LAST_MOMENT)).toEqual([null, null]);
  expect(await rules(MIDNIGHT)).toEqual(['consent-before-plan', 'consent-before-view']);
});

test('whoever is inside social services’ secrecy and has had the case reads it with or without a consent', async () => {
  const kase = await atContract([{ to: 'landlord', until: '2026-03-20' }]);
  for (const who of [anna, johan]) expect(seenBy(who, kase, MIDNIGHT)).toEqual({ kind: 'full' });
});
