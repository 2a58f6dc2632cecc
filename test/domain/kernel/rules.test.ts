import { POLICIES, policyByKey } from '../../../domain/deadlines/policies';
import { DAY_MS, type Instant } from '../../../domain/instant';
import { newsOf, type Rules, unitNow, withNews } from '../../../domain/kernel/rules';
import { MemoryCase, MONDAY_TEN, person } from '../../support/memory-case';

const anna = person('anna-lind', 'soc-mottagning');
const karin = person('karin-holm', 'soc-mottagning', 'head');
const ASK = { reached: 'yes', next: 'investigate', urgency: 'normal', childrenAffected: 'no' } as const;

const BUILT_IN: Rules = {
  policies: Object.fromEntries(POLICIES.map((policy) => [policy.key, policy])),
  daysOff: [],
  successors: {},
};
/** Handing over takes four working days instead of two, from an instant on. */
const slowFrom =
  (from: Instant) =>
  (at: Instant): Rules =>
    at < from
      ? BUILT_IN
      : {
          ...BUILT_IN,
          policies: {
            ...BUILT_IN.policies,
            'handover.normal': { ...policyByKey('handover.normal'), version: 2, amount: 4 },
          },
        };

const heard = (kase: MemoryCase) => kase.facts.filter((fact) => fact.type === 'RulesChanged');
const offered = (kase: MemoryCase) => kase.state.deadlines[kase.state.offer?.deadlineId ?? ''];

test('a changed clock is followed by what opens afterwards; what runs keeps its own time', async () => {
  const kase = await new MemoryCase().begin();
  const before = kase.state.deadlines[kase.task('first-contact')?.deadlineId ?? ''];
  kase.rulesAt = slowFrom(MONDAY_TEN);
  await kase.move(anna, 'claim');
  expect(heard(kase)).toEqual([]);
  expect(kase.state.deadlines[kase.task('first-contact')?.deadlineId ?? '']).toEqual(before);
  await kase.complete(anna, 'first-contact', ASK);
  expect(heard(kase)).toHaveLength(1);
  expect(offered(kase)?.policy).toMatchObject({ key: 'handover.normal', version: 2, amount: 4 });
  // Monday and four working days: Friday, not Wednesday.
  expect(new Date(offered(kase)?.dueAt ?? 0).toISOString().slice(0, 10)).toBe('2026-03-06');
});

test('a clock that begins next week is followed from next week, by a case that slept through the change', async () => {
  const kase = await new MemoryCase().begin();
  kase.rulesAt = slowFrom(MONDAY_TEN + 7 * DAY_MS);
  await kase.move(karin, 'assign', { person: 'anna-lind' });
  await kase.pass(2 * DAY_MS);
  expect(heard(kase)).toEqual([]);
  await kase.pass(6 * DAY_MS);
  await kase.complete(anna, 'first-contact', ASK);
  expect(heard(kase)).toHaveLength(1);
  expect(offered(kase)?.policy.version).toBe(2);
});

test('the case hears of a change once, keeps it when it is told again from its facts, and numbers without a gap', async () => {
  const kase = await new MemoryCase().begin();
  kase.rulesAt = slowFrom(MONDAY_TEN);
  await kase.complete(anna, 'first-contact', ASK);
  await kase.resume(1);
  await kase.move(person('johan-ek', 'soc-utredning'), 'accept');
  expect(heard(kase)).toHaveLength(1);
  expect(kase.facts.map((fact) => fact.no)).toEqual(kase.facts.map((_, at) => at + 1));
  expect(kase.folded()).toEqual(kase.state);
  expect(kase.state.policies['handover.normal']?.version).toBe(2);
});

test('only what differs is told: one clock, the days off, a unit that went up in another', () => {
  expect(newsOf(BUILT_IN, BUILT_IN)).toBeNull();
  const changed: Rules = { ...slowFrom(0)(0), daysOff: ['2026-05-15'], successors: { 'soc-jour': 'soc-mottagning' } };
  const news = newsOf(BUILT_IN, changed);
  expect(news).toEqual({
    policies: { 'handover.normal': changed.policies['handover.normal'] },
    daysOff: ['2026-05-15'],
    successors: { 'soc-jour': 'soc-mottagning' },
  });
  expect(news === null ? null : newsOf(withNews(BUILT_IN, news), changed)).toBeNull();
});

test('a unit that went up in one that went up in a third is the third', () => {
  const successors = { a: 'b', b: 'c' };
  expect(['a', 'b', 'c', 'd'].map((unit) => unitNow({ successors }, unit))).toEqual(['c', 'c', 'c', 'd']);
});

test('what the routine asks of a unit that has gone up in another is asked of that one', async () => {
  const kase = await new MemoryCase().begin();
  kase.rulesAt = () => ({ ...BUILT_IN, successors: { 'soc-utredning': 'soc-boendestod' } });
  await kase.complete(anna, 'first-contact', ASK);
  expect(kase.state.offer?.to).toBe('soc-boendestod');
});

test('a case whose holder took the next unit in needs no hand-over, and goes on', async () => {
  const kase = await new MemoryCase().begin();
  kase.rulesAt = () => ({ ...BUILT_IN, successors: { 'soc-utredning': 'soc-mottagning' } });
  await kase.complete(anna, 'first-contact', ASK);
  expect(kase.state).toMatchObject({ offer: null, stage: 'investigation', baton: { unit: 'soc-mottagning' } });
  expect(kase.state.baton.doing.kind).toBe('task');
  await kase.resume(2);
  expect(kase.state.baton.doing.kind).toBe('task');
});
