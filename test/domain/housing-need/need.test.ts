import { toInstant } from '../../../domain/calendar/stockholm';
import { SYSTEM } from '../../../domain/kernel/actor';
import { MemoryCase, person, startOf } from '../../support/memory-case';
import { ingrid, johan } from '../../support/memory-plot';

const kerstin = person('kerstin', 'lfa-ledning', 'head');

function need(): Promise<MemoryCase> {
  return new MemoryCase({
    ...startOf('ST-BEHOV'),
    process: 'housingNeed',
    unit: 'lfa-forvaltning',
    data: { targetGroup: 'large_families', flatsNeeded: 8, rooms: 4 },
  }).begin();
}

test('a need is reviewed on its day as long as it is open, and the day always lies ahead', async () => {
  const kase = await need();
  const review = { outcome: 'still_open' };
  await expect(kase.complete(ingrid, 'review-need', { ...review, reviewOn: '2026-03-02' })).rejects.toThrow(
    'review-lies-ahead',
  );
  await kase.complete(ingrid, 'review-need', { ...review, reviewOn: '2026-09-01' });
  const clock = kase.state.deadlines[kase.task('review-need')?.deadlineId ?? ''];
  expect(new Date(clock?.dueAt ?? 0).toISOString().slice(0, 10)).toBe('2026-09-01');
  await kase.passTo(toInstant('2026-08-01', '10:00'));
  await kase.complete(ingrid, 'review-need', { outcome: 'released' });
  await kase.complete(ingrid, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'need_released' });
});

test('when the plot came to nothing the head names who holds the need and by when, and the old holder holds until then', async () => {
  const kase = await need();
  await expect(kase.move(ingrid, 'allocation-ended', {})).rejects.toThrow();
  await kase.move(SYSTEM, 'allocation-ended', { from: 'ST-PLAT1' });
  expect(kase.state).toMatchObject({ stage: 'new-holder', baton: { unit: 'lfa-forvaltning' } });
  await expect(
    kase.complete(person('per', 'lfa-ledning'), 'name-need-holder', { unit: 'soc-utredning', reviewOn: '2026-06-01' }),
  ).rejects.toThrow('needs-head');
  await kase.complete(kerstin, 'name-need-holder', { unit: 'soc-utredning', reviewOn: '2026-06-01' });
  expect(kase.state.baton.unit).toBe('lfa-forvaltning');
  await kase.move(johan, 'accept');
  expect(kase.state).toMatchObject({
    stage: 'open-need',
    baton: { unit: 'soc-utredning' },
    data: { reviewOn: '2026-06-01' },
  });
});

test('delivered flats cover a need when somebody has said so', async () => {
  const kase = await need();
  await kase.move(SYSTEM, 'flats-delivered', { from: 'ST-PLAT1' });
  await kase.complete(ingrid, 'confirm-covered', { covered: 'yes' });
  await kase.complete(ingrid, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'need_covered' });
});
