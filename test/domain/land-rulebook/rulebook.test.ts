import { toInstant } from '../../../domain/calendar/stockholm';
import type { CodedRecord } from '../../../domain/kernel/state';
import { FIRST_DRAFT } from '../../../domain/land-rulebook/types';
import { inForceOn, versionsOf } from '../../../domain/land-rulebook/versions';
import { MemoryCase, startOf } from '../../support/memory-case';
import { ingrid, johan, nadja, sara, signe } from '../../support/memory-plot';

const draft = FIRST_DRAFT as unknown as CodedRecord;

function rulebook(): Promise<MemoryCase> {
  return new MemoryCase({
    ...startOf('ST-REGEL'),
    process: 'landConditionsRulebook',
    unit: 'sbk-mark',
    data: { dnr: 'KS 77/2026', draft },
  }).begin();
}

async function decide(kase: MemoryCase, decidedOn: string, validFrom: string): Promise<void> {
  await kase.complete(signe, 'draft-rulebook', { noTechnicalDemands: 'yes' });
  for (const one of [johan, ingrid, nadja, sara]) await kase.complete(one, 'consultation', { view: 'agrees' });
  await kase.complete(signe, 'weigh-answers', { then: 'decide' });
  await kase.complete(signe, 'decide-rulebook', { verdict: 'decided', decidedOn, validFrom });
}

test('the rulebook is drafted, heard by everybody who will verify it, decided on a meeting, and revised every year', async () => {
  const kase = await rulebook();
  await kase.complete(signe, 'draft-rulebook', { noTechnicalDemands: 'yes' });
  await kase.complete(johan, 'consultation', { view: 'agrees_with_changes' });
  const silent = Object.values(kase.state.tasks).filter(({ kind }) => kind === 'consultation');
  expect(silent.map(({ unit }) => unit)).toEqual(['lfa-forvaltning', 'ksf-hallbarhet', 'obo-uthyrning']);
  for (const { id } of silent)
    await expect(kase.move(signe, 'go-on-without', {}, { task: id })).rejects.toThrow('time-to-answer');
  // Six weeks from Monday 2 March: nobody waits longer for whoever says nothing, and each of them has been reminded.
  await kase.passTo(toInstant('2026-04-14', '10:00'));
  const told = kase.facts.flatMap((fact) =>
    fact.type === 'RungReached' && fact.kind === 'consultation' && fact.to === 'head-of-unit' ? [fact.unit] : [],
  );
  expect(told).toEqual(['lfa-forvaltning', 'ksf-hallbarhet', 'obo-uthyrning']);
  await expect(kase.complete(signe, 'weigh-answers', { then: 'decide' })).rejects.toThrow('consultation-open');
  for (const { id } of silent) await kase.move(signe, 'go-on-without', {}, { task: id });
  await kase.complete(signe, 'weigh-answers', { then: 'decide' });
  const decision = { verdict: 'decided', validFrom: '2026-05-01' };
  await expect(kase.complete(signe, 'decide-rulebook', { ...decision, decidedOn: '2026-04-15' })).rejects.toThrow(
    'on-a-meeting-day',
  );
  await kase.complete(signe, 'decide-rulebook', { ...decision, decidedOn: '2026-04-14' });
  const clock = kase.state.deadlines[kase.task('revise-rulebook')?.deadlineId ?? ''];
  expect(new Date(clock?.dueAt ?? 0).toISOString().slice(0, 10)).toBe('2027-04-14');
});

test('a decided version is never changed: what is drafted afterwards is another version, valid from a later day', async () => {
  const kase = await rulebook();
  await decide(kase, '2026-02-10', '2026-02-15');
  const first = JSON.stringify(versionsOf(kase.state.data)[0]);
  await kase.complete(signe, 'revise-rulebook', { then: 'revise' });
  await kase.move(signe, 'set-type', {
    type: 'rent_cap',
    measure: 'share',
    termYears: 10,
    maxTermYears: 12,
    maxShare: 25,
  });
  await kase.move(signe, 'drop-type', { type: 'first_refusal' });
  await expect(decide(kase, '2026-02-10', '2026-02-12')).rejects.toThrow('valid-after-the-decision');
  await kase.complete(signe, 'decide-rulebook', {
    verdict: 'decided',
    decidedOn: '2026-02-10',
    validFrom: '2027-01-01',
  });
  expect(JSON.stringify(versionsOf(kase.state.data)[0])).toBe(first);
  expect(inForceOn(kase.state.data, '2026-12-31')?.version.version).toBe(1);
  expect(inForceOn(kase.state.data, '2026-12-31')?.until).toBe('2027-01-01');
  const second = inForceOn(kase.state.data, '2027-01-01')?.version;
  expect([second?.version, second?.types.rent_cap?.termYears, second?.types.first_refusal]).toEqual([2, 10, undefined]);
  expect(inForceOn(kase.state.data, '2026-02-14')).toBeNull();
});
