import { toInstant } from '../../../domain/calendar/stockholm';
import { conditionsOf } from '../../../domain/land-allocation/conditions';
import { flatCount } from '../../../domain/land-allocation/flats';
import type { MemoryCase } from '../../support/memory-case';
import {
  conditionIds,
  deliver,
  followUpUntil,
  helena,
  ingrid,
  LARGE,
  LEASED,
  nadja,
  plot,
  RENT_CAP,
  sara,
  signe,
  toAgreement,
  toDelivery,
  toFollowUp,
  toTransfer,
} from '../../support/memory-plot';

const at = (date: string) => toInstant(date, '10:00');

function dueOn(kase: MemoryCase, kind: string): string {
  const due = kase.state.deadlines[kase.task(kind)?.deadlineId ?? '']?.dueAt ?? 0;
  return new Date(due).toISOString().slice(0, 10);
}

test('a forecast past the day of the agreement is the holder’s matter the same day', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toTransfer(kase);
  await kase.move(signe, 'report-milestone', { milestone: 'complete', forecast: '2028-11-30' });
  expect(kase.task('answer-forecast')).toBeUndefined();
  await kase.move(signe, 'report-milestone', { milestone: 'complete', forecast: '2029-03-01' });
  expect(kase.task('answer-forecast')).toMatchObject({
    unit: 'sbk-mark',
    about: { contract: '2028-12-01', forecast: '2029-03-01' },
  });
  expect(dueOn(kase, 'answer-forecast')).toBe('2027-01-13');
});

test('six of eight flats are a broken condition: correction in thirty days, a penalty that corrects nothing, and the last two flats do', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase, 6);
  const [leased = '', large = ''] = conditionIds(kase);
  expect(flatCount(kase.state.data, leased)).toMatchObject({
    delivered: [1, 2, 3, 4, 5, 6],
    outstanding: [7, 8],
    waived: [],
  });
  expect(conditionsOf(kase.state.data)[leased]?.state).toBe('breached');
  expect(conditionsOf(kase.state.data)[large]?.state).toBe('on_track');
  await kase.complete(helena, 'demand-correction', { sentOn: '2029-02-01', way: 'signed_letter' });
  expect(dueOn(kase, 'check-correction')).toBe('2029-03-13');
  await expect(kase.complete(ingrid, 'check-correction', { corrected: 'no' })).rejects.toThrow(
    'correction-after-demand',
  );
  await expect(kase.complete(ingrid, 'check-correction', { corrected: 'yes' })).rejects.toThrow(
    'flats-still-outstanding',
  );
  await kase.passTo(at('2029-03-06'));
  await kase.complete(ingrid, 'check-correction', { corrected: 'no' });
  await kase.complete(helena, 'demand-penalty', { amountSek: 500_000, demandedOn: '2029-03-06', paid: 'yes' });
  expect(conditionsOf(kase.state.data)[leased]).toMatchObject({ state: 'breached', ended: null });
  await deliver(kase, leased, 2);
  await kase.complete(ingrid, 'check-after-penalty', { corrected: 'yes' });
  expect(conditionsOf(kase.state.data)[leased]).toMatchObject({ state: 'on_track', ended: null, breaches: 1 });
  expect(kase.task('check-condition')).toBeDefined();
});

test('nobody hands over more flats than were promised, and a refused flat stays outstanding', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toDelivery(kase);
  const [leased = ''] = conditionIds(kase);
  const offer = { condition: leased, flat: '1101', rooms: 2, rent: 9000 };
  await kase.move(nadja, 'offer-flat', offer);
  await kase.complete(ingrid, 'answer-flat', { answer: 'refused', reason: 'defects' });
  expect(flatCount(kase.state.data, leased).outstanding).toHaveLength(8);
  await deliver(kase, leased, 8);
  await expect(kase.move(nadja, 'offer-flat', offer)).rejects.toThrow('more-than-promised');
  expect(flatCount(kase.state.data, leased)).toMatchObject({ outstanding: [], waived: [] });
});

test('a new owner is bound when they have signed, and until then the old one is, also by a breach', async () => {
  const kase = await plot();
  await toAgreement(kase, [LEASED, LARGE, { ...RENT_CAP, survivesTransfer: 'no' }]);
  await toFollowUp(kase);
  const [leased = '', large = '', rent = ''] = conditionIds(kase);
  const old = kase.state.data['boundParty'];
  await kase.passTo(at('2031-02-03'));
  await kase.move(nadja, 'owner-changed', { on: '2031-02-03', soleTrader: 'no' });
  await kase.move(ingrid, 'report-condition-breach', { condition: leased, seenOn: '2031-02-03' });
  expect(kase.state.data).toMatchObject({ boundParty: old, newOwner: expect.stringMatching(/^p\d+$/) });
  expect(kase.task('demand-correction')).toBeDefined();
  expect(conditionsOf(kase.state.data)[leased]?.party).toBe(old);
  await expect(kase.move(nadja, 'owner-changed', { on: '2031-02-03' })).rejects.toThrow('one-owner-at-a-time');
  await kase.complete(signe, 'new-owner-signs', { signed: 'no' });
  expect(kase.task('new-owner-signs')).toBeDefined();
  await kase.complete(signe, 'new-owner-signs', { signed: 'yes', signedOn: '2031-02-03' });
  const now = kase.state.data['boundParty'];
  expect(now).not.toBe(old);
  // What follows the ground binds the new owner; what was promised in person still binds who promised it. None is lost.
  expect(Object.fromEntries(Object.entries(conditionsOf(kase.state.data)).map(([id, one]) => [id, one.party]))).toEqual(
    {
      [leased]: now,
      [large]: now,
      [rent]: old,
    },
  );
});

test('a breach that is never mended leads through correction and penalty to termination, and every condition ends with it', async () => {
  const kase = await plot({ need: 'ST-NEED1' });
  await toAgreement(kase);
  await toFollowUp(kase, 6);
  await kase.complete(helena, 'demand-correction', { sentOn: '2029-02-01', way: 'signed_letter' });
  await kase.passTo(at('2029-03-06'));
  await kase.complete(ingrid, 'check-correction', { corrected: 'no' });
  await kase.complete(helena, 'demand-penalty', { amountSek: 500_000, demandedOn: '2029-03-06', paid: 'no' });
  await kase.complete(ingrid, 'check-after-penalty', { corrected: 'no' });
  await kase.complete(helena, 'decide-termination', { decision: 'new_demand', decisionDnr: 'KS 1/2029' });
  await kase.complete(helena, 'demand-correction', { sentOn: '2029-03-06', way: 'server' });
  await kase.passTo(at('2029-04-10'));
  await kase.complete(ingrid, 'check-correction', { corrected: 'no' });
  await kase.complete(helena, 'demand-penalty', { amountSek: 500_000, demandedOn: '2029-04-10', paid: 'no' });
  await kase.complete(ingrid, 'check-after-penalty', { corrected: 'no' });
  await kase.complete(helena, 'decide-termination', { decision: 'terminate', decisionDnr: 'KS 2/2029' });
  expect(kase.state.stage).toBe('terminated');
  expect(Object.values(conditionsOf(kase.state.data)).map(({ ended }) => ended)).toEqual(['terminated', 'terminated']);
  await kase.complete(nadja, 'reclaim-land', { reclaimedOn: '2029-04-10' });
  await kase.complete(nadja, 'close-check', { nobodyWaits: 'yes' });
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'terminated' });
});

test('in a bankruptcy conditions and penalties are claims, and the conditions are followed up as before', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase);
  await kase.move(nadja, 'bankruptcy', { on: '2029-02-01', claimsBy: '2029-03-15' });
  expect(dueOn(kase, 'file-claims')).toBe('2029-03-15');
  await kase.complete(helena, 'file-claims', { filedOn: '2029-02-01', amountSek: 500_000 });
  expect(Object.values(kase.state.tasks).filter(({ kind }) => kind === 'check-condition')).toHaveLength(2);
});

test('a condition is let go only by a decision, and then nobody is asked about it any more', async () => {
  const kase = await plot();
  await toAgreement(kase);
  await toFollowUp(kase, 6);
  const [leased = ''] = conditionIds(kase);
  await kase.move(nadja, 'ask-waiver', { condition: leased });
  await kase.complete(helena, 'decide-waiver', { decision: 'refused', decisionDnr: 'KS 3/2029' });
  expect(conditionsOf(kase.state.data)[leased]).toMatchObject({ state: 'breached', ended: null });
  await kase.move(nadja, 'ask-waiver', { condition: leased });
  await kase.complete(helena, 'decide-waiver', { decision: 'waived', decisionDnr: 'KS 4/2029' });
  expect(conditionsOf(kase.state.data)[leased]).toMatchObject({ state: 'waived', ended: 'waived' });
  expect(flatCount(kase.state.data, leased)).toMatchObject({ outstanding: [], waived: [7, 8] });
  expect(Object.values(kase.state.tasks).filter(({ about }) => about['condition'] === leased)).toEqual([]);
});

test('a rent cap is followed up for fifteen years by the housing company, and the case is not closed before', async () => {
  const kase = await plot();
  await toAgreement(kase, [RENT_CAP]);
  await toFollowUp(kase);
  await followUpUntil(kase, '2043-06-01');
  expect(kase.task('check-condition')).toMatchObject({ unit: 'obo-uthyrning', about: { year: 15 } });
  await expect(kase.complete(sara, 'check-condition', { outcome: 'on_track', seenOn: '2043-06-01' })).rejects.toThrow(
    'not-yet',
  );
  expect(kase.task('close-check')).toBeUndefined();
});

test('what is broken in the last year is not over with the term', async () => {
  const kase = await plot();
  await toAgreement(kase, [LARGE]);
  await toFollowUp(kase);
  await followUpUntil(kase, '2038-06-01');
  const [large = ''] = conditionIds(kase);
  await kase.passTo(at('2039-01-15'));
  await kase.complete(ingrid, 'check-condition', { outcome: 'breached', seenOn: '2039-01-15' });
  expect(conditionsOf(kase.state.data)[large]).toMatchObject({ state: 'breached', ended: null, checkedYear: 10 });
  await kase.complete(nadja, 'follow-up-round', {});
  expect(kase.task('close-check')).toBeUndefined();
  await kase.complete(helena, 'demand-correction', { sentOn: '2039-01-15', way: 'server' });
  await kase.complete(ingrid, 'check-correction', { corrected: 'yes' });
  expect(conditionsOf(kase.state.data)[large]).toMatchObject({ state: 'met', ended: 'term' });
});
