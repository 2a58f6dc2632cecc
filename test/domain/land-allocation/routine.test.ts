import { followUpUntil, nadja, plot, toAgreement, toFollowUp } from '../../support/memory-plot';
import type { Fact } from '../../../domain/kernel/facts';

function stages(facts: readonly Fact[]): string[] {
  return facts.flatMap((fact) => (fact.type === 'StageEntered' ? [fact.stage] : []));
}

test('a plot goes from an idea to the last year of its last condition, and every year of every condition is a check of its own', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase);
  expect(kase.state.baton.unit).toBe('ksf-hallbarhet');
  await followUpUntil(kase, '2041-02-02');
  await kase.complete(nadja, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'conditions_over', lastHolder: 'ksf-hallbarhet' });
  expect(stages(kase.facts)).toEqual([
    'conditions',
    'method',
    'child-impact',
    'council',
    'legality',
    'agreement',
    'permit',
    'transfer',
    'construction',
    'handover-follow-up',
    'delivery',
    'condition-follow-up',
  ]);
  const checks = kase.facts.filter((fact) => fact.type === 'TaskCompleted' && fact.kind === 'check-condition');
  const late = kase.facts.filter((fact) => fact.type === 'RungReached' && fact.to === 'head-of-unit');
  expect(late).toEqual([]);
  // Twelve years of flats leased to the municipality, ten of large ones.
  expect(checks).toHaveLength(22);
  expect(new Set(checks.map(({ at }) => at)).size).toBeGreaterThan(11);
});
