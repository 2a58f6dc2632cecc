import type { CodedRecord } from '../../../domain/kernel/state';
import { MemoryCase } from '../../support/memory-case';
import { atNoon, dueOn, elin, ingrid, johan, petra, throughFollowUps, toTenancy } from '../../support/memory-story';

/** Moved in on 16 March 2026: 21 months later is 16 December 2027. */
async function inTenancy(lease?: CodedRecord): Promise<MemoryCase> {
  const kase = new MemoryCase();
  await toTenancy(kase, {}, lease);
  return kase;
}
const fixedTerm = { fixedTerm: 'yes', termEnds: '2027-03-15' };

test('a plan is followed up on the day it names, and on every new day until it is carried out', async () => {
  const kase = await inTenancy();
  expect(dueOn(kase, 'tenure-warning')).toBe('2027-12-16');
  await kase.complete(elin, 'tenure-warning', { plan: 'transfer', planOn: '2026-04-15' });
  expect(kase.task('plan-follow-up')).toMatchObject({ unit: 'soc-boendestod', about: { plan: 'transfer' } });
  expect(dueOn(kase, 'plan-follow-up')).toBe('2026-04-15');
  await kase.complete(elin, 'plan-follow-up', { carriedOut: 'not_yet', nextOn: '2026-05-20' });
  expect(dueOn(kase, 'plan-follow-up')).toBe('2026-05-20');
  await kase.complete(elin, 'plan-follow-up', { carriedOut: 'yes' });
  expect(kase.task('plan-follow-up')).toBeUndefined();
  expect(kase.task('tenure-warning')).toBeUndefined();
});

test('a new waiver is a paper of its own with the rent tribunal, and its no asks for another plan', async () => {
  const kase = await inTenancy();
  await kase.passTo(atNoon('2026-03-16'));
  await kase.complete(elin, 'tenure-warning', { plan: 'waiver', planOn: '2026-04-15' });
  expect(kase.task('waiver')).toMatchObject({ unit: 'lfa-forvaltning', side: true });
  expect(dueOn(kase, 'waiver')).toBe('2026-04-15');
  await kase.complete(ingrid, 'waiver', { state: 'sent' });
  expect(dueOn(kase, 'waiver-answer')).toBe('2026-04-15');
  await kase.complete(ingrid, 'waiver-answer', { answer: 'none_yet' });
  await kase.complete(ingrid, 'waiver-answer', { answer: 'refused' });
  // Ten working days from 16 March.
  expect(dueOn(kase, 'tenure-warning')).toBe('2026-03-30');
});

test('a waiver that the tribunal approves ends the matter', async () => {
  const kase = await inTenancy();
  await kase.complete(elin, 'tenure-warning', { plan: 'waiver', planOn: '2026-04-15' });
  await kase.complete(ingrid, 'waiver', { state: 'approved' });
  expect(kase.task('tenure-warning')).toBeUndefined();
  expect(kase.task('waiver-answer')).toBeUndefined();
});

test.each([
  ['tenure-warning', 'terminate'],
  ['fixed-term-decision', 'end'],
])('a contract that %s ends is not given notice of before everybody has somewhere to sleep', async (kind, plan) => {
  const kase = await inTenancy(fixedTerm);
  await kase.complete(elin, kind, { plan, planOn: '2026-05-04' });
  expect(dueOn(kase, 'before-notice')).toBe('2026-05-04');
  expect(kase.state.stage).toBe('tenancy');
  await kase.complete(elin, 'before-notice', { childrenCheck: 'no_children', noticeOn: '2026-05-04' });
  expect(kase.state).toMatchObject({ stage: 'handover-investigation', baton: { unit: 'soc-boendestod' } });
  await kase.move(johan, 'accept');
  expect(kase.state).toMatchObject({ stage: 'investigation', baton: { unit: 'soc-utredning' } });
});

test('a term that is made longer is decided on again four months before its new end', async () => {
  const kase = await inTenancy(fixedTerm);
  expect(dueOn(kase, 'fixed-term-decision')).toBe('2026-11-13');
  await kase.complete(elin, 'fixed-term-decision', { plan: 'extend', planOn: '2026-11-30' });
  await kase.complete(elin, 'plan-follow-up', { carriedOut: 'yes', termEnds: '2028-03-15' });
  expect(dueOn(kase, 'fixed-term-decision')).toBe('2027-11-15');
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts).toHaveLength(before);
  expect(dueOn(kase, 'fixed-term-decision')).toBe('2027-11-15');
});

test('with a lease of its own the household has no sublease that anybody plans for', async () => {
  const kase = await inTenancy(fixedTerm);
  await kase.complete(elin, 'fixed-term-decision', { plan: 'extend', planOn: '2027-11-30' });
  await throughFollowUps(kase);
  await kase.passTo(atNoon('2027-03-16'));
  const ready = { rentOnTime: 'yes', noDisturbance: 'yes', flatCared: 'yes', insurance: 'yes', supportEnded: 'yes' };
  await kase.complete(elin, 'transfer-review', { ...ready, verdict: 'ready' });
  await kase.complete(petra, 'landlord-transfer', { answer: 'accepted' });
  expect([kase.task('tenure-warning'), kase.task('plan-follow-up')]).not.toContain(undefined);
  await kase.complete(elin, 'first-hand-lease', { signedOn: '2027-03-20', from: '2027-04-01' });
  expect([kase.task('tenure-warning'), kase.task('plan-follow-up')]).toEqual([undefined, undefined]);
  const before = kase.facts.length;
  await kase.resume();
  expect(kase.facts).toHaveLength(before);
});
