import fc from 'fast-check';
import type { CodedRecord } from '../../../domain/kernel/state';
import { conditionsOf, openConditions } from '../../../domain/land-allocation/conditions';
import { announcementsOf, criteriaOf, bidRecords } from '../../../domain/land-allocation/criteria';
import { flatCount } from '../../../domain/land-allocation/flats';
import type { MemoryCase } from '../../support/memory-case';
import {
  deliver,
  plot,
  RENT_CAP,
  RULEBOOK,
  LARGE,
  LEASED,
  signe,
  toAgreement,
  toFollowUp,
  toMethod,
} from '../../support/memory-plot';
import { anySteps, walk } from '../../support/random-lives';

/** Plots walked; more with STAFETT_RANDOM_CASES. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 25);

/** Picks of the plot's own, and what the gateway knows of the rulebook. */
function known(input: CodedRecord, { state }: MemoryCase, seed: number): CodedRecord {
  const pick = (ids: readonly string[]) => ids[seed % Math.max(1, ids.length)] ?? 'none';
  return {
    ...RULEBOOK,
    ...input,
    condition: pick(Object.keys(conditionsOf(state.data))),
    criterion: pick(Object.keys(criteriaOf(state.data))),
    bid: `b${seed % 3}`,
    winner: pick(Object.keys(bidRecords(state.data))),
    firstOpener: 'signe-dal',
    secondOpener: 'viktor-hed',
  };
}

test('whatever is tried with a plot, what was announced stays as it was announced: a change is another announcement', async () => {
  let announcements = 0;
  await fc.assert(
    fc.asyncProperty(anySteps, anySteps, async (first, second) => {
      const kase = await plot();
      await toMethod(kase);
      await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
      await kase.move(signe, 'set-criterion', { kind: 'social', weight: 100 });
      const openers = { firstOpener: 'signe-dal', secondOpener: 'viktor-hed' };
      await kase.complete(signe, 'announce', { ...RULEBOOK, closesOn: '2026-04-20', ...openers });
      let seen: readonly unknown[] = [];
      await walk(
        kase,
        [...first, ...second],
        (walked) => {
          if (!walked.relay.isOpen) return;
          const now = announcementsOf(walked.state.data);
          expect(JSON.parse(JSON.stringify(now.slice(0, seen.length)))).toEqual(seen);
          seen = JSON.parse(JSON.stringify(now)) as readonly unknown[];
        },
        known,
      );
      announcements = Math.max(announcements, seen.length);
    }),
    { numRuns: RUNS },
  );
  expect(announcements).toBeGreaterThan(0);
}, 300_000);

test('no condition is lost: after a sale, a restart or any other move each is followed up by its verifier, or was ended by its term or a decision', async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, fc.integer({ min: 0, max: 8 }), async (steps, delivered) => {
      const kase = await plot();
      await toAgreement(kase, [LEASED, LARGE, { ...RENT_CAP, survivesTransfer: 'no' }]);
      await toFollowUp(kase, delivered);
      const set = Object.keys(conditionsOf(kase.state.data));
      await walk(kase, steps, (now) => now.relay.isOpen && followed(now, set), known);
    }),
    { numRuns: RUNS },
  );
}, 300_000);

/** Every condition that was set is there, bound to somebody, and somebody owes its next check. */
function followed({ state }: MemoryCase, set: readonly string[]): void {
  const { data, tasks } = state;
  expect(Object.keys(conditionsOf(data))).toEqual(set);
  for (const id of set) {
    const condition = conditionsOf(data)[id];
    expect(condition?.party).toMatch(/^p\d+$/);
    const { promised, delivered, waived, outstanding } = flatCount(data, id);
    expect([...delivered, ...waived, ...outstanding].toSorted((a, b) => a - b)).toEqual(promised);
    if (!openConditions(data).includes(id)) continue;
    const checks = Object.values(tasks).filter(
      ({ kind, about }) => kind === 'check-condition' && about.condition === id,
    );
    const isPastItsTerm = (condition?.checkedYear ?? 0) >= (condition?.termYears ?? 0);
    expect([id, checks.length]).toEqual([id, isPastItsTerm ? 0 : 1]);
    if (condition?.state === 'breached')
      expect(
        Object.values(tasks).filter(({ kind, about }) => WAY_TO_CORRECTION.includes(kind) && about.condition === id),
      ).toHaveLength(1);
  }
}

const WAY_TO_CORRECTION = [
  'demand-correction',
  'check-correction',
  'demand-penalty',
  'check-after-penalty',
  'decide-termination',
];

test('the last flats are not delivered twice, however often the case is taken up again', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase, 6);
  const [leased = ''] = Object.keys(conditionsOf(kase.state.data));
  await kase.resume(3);
  await deliver(kase, leased, 2);
  await kase.resume();
  expect(flatCount(kase.state.data, leased).outstanding).toEqual([]);
  await expect(deliver(kase, leased, 1)).rejects.toThrow('more-than-promised');
});
