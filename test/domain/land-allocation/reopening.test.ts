import fc from 'fast-check';
import { addDays, addMonths } from '../../../domain/calendar/civil-date';
import { localDate, toInstant } from '../../../domain/calendar/stockholm';
import { DAY_MS } from '../../../domain/instant';
import { conditionsOf, openConditions } from '../../../domain/land-allocation/conditions';
import { announcementsOf, bidRecords, criteriaOf } from '../../../domain/land-allocation/criteria';
import { flatCount, promisesOf } from '../../../domain/land-allocation/flats';
import { meetingOf } from '../../../domain/land-allocation/meetings';
import type { MemoryCase } from '../../support/memory-case';
import {
  conditionIds,
  followUpUntil,
  ingrid,
  johan,
  LARGE,
  LEASED,
  nadja,
  plot,
  RENT_CAP,
  RULEBOOK,
  signe,
  SIGNED,
  toAgreement,
  toFollowUp,
  toMethod,
  toTransfer,
} from '../../support/memory-plot';
import { anySteps, walk } from '../../support/random-lives';

/** Plots walked; more with STAFETT_RANDOM_CASES. */
const RUNS = Number(process.env.STAFETT_RANDOM_CASES ?? 25);

const at = (date: string) => toInstant(date, '10:00');

/** Ways in which a plot comes to nothing before the ground is sold. */
const ENDINGS = {
  withdrawn: async (kase: MemoryCase) => {
    await kase.move(signe, 'withdraw-allocation', {});
    await kase.complete(signe, 'confirm-withdrawal', { told: 'yes' });
  },
  expired: async (kase: MemoryCase) => {
    await kase.complete(signe, 'sign-agreement', SIGNED);
    await kase.passTo(at('2028-04-11'));
    await kase.complete(signe, 'return-land', { returned: 'yes' });
  },
  refused: async (kase: MemoryCase) => {
    await kase.complete(signe, 'sign-agreement', SIGNED);
    await kase.move(signe, 'developer-withdrew', { on: '2026-04-08' });
    await kase.passTo(at('2026-04-15'));
    const decision = { verdict: 'refuse', decidedOn: '2026-04-14', decisionDnr: 'KS 7/2026' };
    await kase.complete(signe, 'council-decision', decision);
    await kase.complete(signe, 'confirm-withdrawal', { told: 'yes' });
  },
} as const;

/** From the conditions to another agreement, on the next meeting, by whoever held it first. */
async function agreedAgain(kase: MemoryCase): Promise<void> {
  await kase.complete(johan, 'consultation', { view: 'agrees' });
  await kase.complete(ingrid, 'consultation', { view: 'agrees' });
  await kase.complete(signe, 'set-conditions', { proportionate: 'yes' });
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  await kase.complete(signe, 'child-impact', { heard: 'school' });
  const decidedOn = nextMeeting(localDate(kase.now));
  await kase.passTo(at(decidedOn));
  await kase.complete(signe, 'council-decision', { verdict: 'allocate', decidedOn, decisionDnr: 'KS 8/2028' });
  await kase.complete(signe, 'post-notice', { approvedOn: decidedOn, postedOn: decidedOn });
  await kase.passTo(at(addDays(decidedOn, 30)));
  await kase.complete(signe, 'confirm-legal-force', { nobody: 'yes' });
  const signedOn = localDate(kase.now);
  const after = (months: number) => addMonths(signedOn, months);
  const days = { permitBy: after(6), startBy: after(12), completeBy: after(30), moveInBy: after(32) };
  await kase.complete(signe, 'sign-agreement', { ...SIGNED, signedOn, ...days });
}

function nextMeeting(today: string): string {
  for (let month = today; ; month = addMonths(`${month.slice(0, 7)}-01`, 1)) {
    const meeting = meetingOf(month);
    if (meeting !== null && meeting >= today) return meeting;
  }
}

test('no condition is lost when a plot that came to nothing is opened again: the same stand at the landowner’s, and the next agreement promises every flat anew', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(ENDINGS) as (keyof typeof ENDINGS)[])),
      fc.constantFrom('contact' as const, 'court' as const),
      fc.nat(90),
      fc.nat(3),
      anySteps,
      async (ending, because, days, lost, steps) => {
        const kase = await plot();
        await toAgreement(kase, [LEASED, LARGE, { ...RENT_CAP, survivesTransfer: 'no' }]);
        const set = JSON.stringify(conditionsOf(kase.state.data));
        await ENDINGS[ending](kase);
        await kase.complete(signe, 'close-check', { nobodyWaits: 'yes' });
        await kase.passTo(kase.now + days * DAY_MS);
        await kase.reopen(signe, because);
        expect(kase.state).toMatchObject({ stage: 'conditions', baton: { unit: 'sbk-mark' } });
        expect(JSON.stringify(conditionsOf(kase.state.data))).toBe(set);
        await kase.resume(lost);
        await agreedAgain(kase);
        const { data } = kase.state;
        for (const [id, flats] of promisesOf(data)) expect(flatCount(data, id)).toMatchObject({ outstanding: flats });
        for (const { party } of Object.values(conditionsOf(data))) expect(party).toBe(data['developer']);
        await walk(kase, steps, stand(conditionIds(kase)));
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);

/** Each of the conditions is there, unless somebody has dropped it before it was decided anew. */
function stand(set: readonly string[]): (kase: MemoryCase) => void {
  return (kase) => {
    const dropped = kase.facts.flatMap((fact) =>
      fact.type === 'Happened' && fact.move === 'drop-condition' ? [fact.input['condition']] : [],
    );
    const there = Object.keys(conditionsOf(kase.relay.state?.data ?? {}));
    expect(set.filter((id) => !there.includes(id) && !dropped.includes(id))).toEqual([]);
  };
}

test('what was announced before a plot was withdrawn stays as it was when it is opened again: the next announcement is another', async () => {
  const kase = await plot();
  await toMethod(kase);
  const announce = async (weight: number, closesOn: string) => {
    await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'comparison' });
    for (const criterion of Object.keys(criteriaOf(kase.state.data)))
      await kase.move(signe, 'drop-criterion', { criterion });
    await kase.move(signe, 'set-criterion', { kind: 'social', weight });
    await kase.move(signe, 'set-criterion', { kind: 'price', weight: 100 - weight });
    const openers = { firstOpener: 'signe', secondOpener: 'bjorn' };
    await kase.complete(signe, 'announce', { ...RULEBOOK, ...openers, closesOn });
  };
  await announce(60, '2026-04-20');
  await kase.move(signe, 'receive-bid', { bid: 'b1' });
  const first = JSON.stringify(announcementsOf(kase.state.data));
  await ENDINGS.withdrawn(kase);
  await kase.complete(signe, 'close-check', { nobodyWaits: 'yes' });
  await kase.reopen(signe, 'contact');
  await kase.complete(johan, 'consultation', { view: 'agrees' });
  await kase.complete(ingrid, 'consultation', { view: 'agrees' });
  await kase.complete(signe, 'set-conditions', { proportionate: 'yes' });
  await announce(80, '2026-06-01');
  expect(JSON.stringify(announcementsOf(kase.state.data).slice(0, 1))).toBe(first);
  expect(announcementsOf(kase.state.data)).toHaveLength(2);
  expect(bidRecords(kase.state.data)).toEqual({});
});

test('a plot whose conditions are over ends again with each of them as it ended, whoever opens it', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase);
  await followUpUntil(kase, '2041-02-02');
  await kase.complete(nadja, 'close-check', { nobodyWaits: 'yes' });
  const over = conditionsOf(kase.relay.state?.data ?? {});
  expect(Object.values(over).map(({ ended }) => ended)).toEqual(['term', 'term']);
  await kase.reopen(nadja, 'contact');
  expect(kase.state).toMatchObject({ stage: 'condition-follow-up', baton: { unit: 'ksf-hallbarhet' } });
  await kase.resume();
  expect(openConditions(kase.state.data)).toEqual([]);
  await kase.complete(nadja, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', data: { conditions: over } });
});

test('an idea that was withdrawn without conditions is an idea again', async () => {
  const kase = await plot();
  await kase.move(signe, 'withdraw-allocation', {});
  await kase.complete(signe, 'confirm-withdrawal', { told: 'yes' });
  await kase.complete(signe, 'close-check', { nobodyWaits: 'yes' });
  await kase.reopen(signe, 'contact');
  expect(kase.state).toMatchObject({ stage: 'idea', baton: { unit: 'sbk-mark' } });
});

test('ground that is sold is not taken back while a lapsed permit is applied for anew: its owner stays bound by every condition', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toTransfer(kase);
  await kase.move(signe, 'extend-exclusivity', { months: 12, cause: 'municipality' });
  await kase.complete(signe, 'sign-transfer', { tenure: 'purchase', signedOn: '2027-01-11' });
  await kase.passTo(at('2028-12-20'));
  await kase.complete(signe, 'after-permit', { then: 'again' });
  expect(kase.state.stage).toBe('permit');
  const bound = JSON.stringify(conditionsOf(kase.state.data));
  for (const [move, input] of [
    ['withdraw-allocation', {}],
    ['developer-withdrew', { on: '2028-12-20' }],
    ['extend-exclusivity', { months: 6, cause: 'court', decisionDnr: 'KS 9/2028' }],
  ] as const)
    await expect(kase.move(signe, move, input)).rejects.toThrow('ground-is-sold');
  // The last day of the sole right that was extended: there is none any more.
  await kase.passTo(at('2029-04-20'));
  expect(kase.state.stage).toBe('permit');
  expect(JSON.stringify(conditionsOf(kase.state.data))).toBe(bound);
});
