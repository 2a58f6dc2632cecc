import { randomUUID } from 'node:crypto';
import { localDate } from '../../domain/calendar/stockholm';
import type { OpenCase } from '../../domain/kernel/state';
import { conditionsOf } from '../../domain/land-allocation/conditions';
import { flatCount } from '../../domain/land-allocation/flats';
import { type FlatTotals, flatTotals } from '../../register/flat-totals';
import { MONDAY } from '../support/journey';
import { recordJourney, runsOf } from '../support/histories';
import { verdictOn } from '../support/judged';
import {
  deliver,
  followUpUntil,
  type LandCrew,
  landCrewOf,
  PLOT,
  rulebookInForce,
  toDelivery,
  toLegality,
  toSale,
  toSigned,
} from '../support/plot-journey';
import { type Stafett, startStafett } from '../support/stafett';
import { until } from '../support/until';

/** A run's history stays below this, however long the plot lives (issue 5). */
const MOST_EVENTS_A_RUN = 1000;

function story(title: string, tell: (crew: LandCrew) => Promise<string>): void {
  test(title, async () => {
    const stafett = await startStafett({ at: MONDAY });
    try {
      const ref = await tell(landCrewOf(stafett));
      expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
      expect(await stafett.differences()).toEqual([]);
      const runs = await runsOf(stafett, ref);
      for (const run of runs) expect(run.events?.length).toBeLessThanOrEqual(MOST_EVENTS_A_RUN);
      expect(await verdictOn(stafett)).toEqual([]);
      await recordJourney(stafett, ref, title);
    } finally {
      await stafett.stop();
    }
  });
}

async function dueOn(stafett: Stafett, ref: string, kind: string): Promise<string | null> {
  const state = await stafett.state(ref);
  if (state.status !== 'open') return null;
  const task = Object.values(state.tasks).find((one) => one.kind === kind);
  const due = task === undefined ? undefined : state.deadlines[task.deadlineId]?.dueAt;
  return due === undefined ? null : localDate(due);
}

/** What the register counts of a condition's flats: promised is delivered, outstanding and waived. */
async function ledger({ register }: Stafett, ref: string, condition: string): Promise<FlatTotals | undefined> {
  return (await flatTotals(register, [ref])).get(ref)?.get(condition);
}

async function openState(stafett: Stafett, ref: string): Promise<OpenCase> {
  const state = await stafett.state(ref);
  if (state.status !== 'open') throw new Error(`${ref} is closed`);
  return state;
}

/** What the case waits for; the sole right and the permit are nobody's once the ground is sold and built on. */
async function waitsOf(stafett: Stafett, ref: string): Promise<readonly string[]> {
  const state = await stafett.state(ref);
  const clocks = state.status === 'open' ? Object.values(state.deadlines) : [];
  return clocks.filter(({ about }) => about === 'wait').map(({ policy }) => policy.key);
}

story(
  'eighty rentals live seventeen years with their conditions: six of eight flats, correction, penalty, a new owner, and every year a check by a person',
  async (crew) => {
    const { stafett, signe, ingrid, helena, elias } = crew;
    const ref = await toLegality(crew, [
      { type: 'lease_to_municipality', measure: 'share', amount: 10, termYears: 12 },
      { type: 'large_flats', measure: 'flats', amount: 5, termYears: 10 },
      { type: 'rent_cap', measure: 'share', amount: 20, termYears: 14 },
    ]);
    expect((await stafett.state(ref)).data['legalForceOn']).toBe('2037-04-07');
    await toSigned(crew, ref);
    expect((await stafett.state(ref)).data['exclusiveUntil']).toBe('2039-04-08');
    await toDelivery(crew, ref);
    expect(await stafett.state(ref)).toMatchObject({ stage: 'delivery', baton: { unit: 'ksf-hallbarhet' } });
    expect(await waitsOf(stafett, ref)).toEqual([]);
    await deliver(crew, ref, 0, 6);
    await deliver(crew, ref, 1, 5);
    await stafett.passTo('2040-01-16');
    await elias.complete(ref, 'deliver-flats', { firstMoveIn: '2040-01-16' });
    const { data } = await stafett.state(ref);
    const [leased = '', large = '', rent = ''] = Object.keys(conditionsOf(data));
    expect(flatCount(data, leased)).toMatchObject({ delivered: [1, 2, 3, 4, 5, 6], outstanding: [7, 8] });
    expect(Object.values(conditionsOf(data)).map(({ state }) => state)).toEqual(['breached', 'on_track', 'on_track']);

    await helena.complete(ref, 'demand-correction', { sentOn: '2040-01-16' });
    expect(await dueOn(stafett, ref, 'check-correction')).toBe('2040-02-27');
    await stafett.passTo('2040-02-17');
    await ingrid.complete(ref, 'check-correction', { corrected: 'no' });
    await helena.complete(ref, 'demand-penalty', { paid: 'yes' });
    await ingrid.complete(ref, 'check-after-penalty', { corrected: 'no' });
    expect(conditionsOf((await stafett.state(ref)).data)[leased]).toMatchObject({ state: 'breached', ended: null });
    await helena.complete(ref, 'decide-termination', { decision: 'new_demand' });
    await helena.complete(ref, 'demand-correction', { sentOn: '2040-02-17' });
    await deliver(crew, ref, 0, 2);
    await ingrid.complete(ref, 'check-correction', { corrected: 'yes' });

    await followUpUntil(crew, ref, '2042-01-20');
    const old = (await stafett.state(ref)).data['boundParty'];
    // Another build of the worker takes over while somebody is at it: the command is neither lost nor done twice.
    const upgraded = stafett.upgrade();
    const commandId = randomUUID();
    const changed = { on: '2042-01-20', name: 'Närkes Hem AB', orgNumber: '559999-0008' };
    await until('the change of owner is done', async () => {
      const { status } = await elias.try(ref, 'owner-changed', 'owner-changed', changed, null, commandId);
      return status === 200;
    });
    await upgraded;
    expect((await stafett.facts(ref)).filter((fact) => fact.commandId === commandId)).toHaveLength(1);
    expect((await stafett.state(ref)).data['boundParty']).toBe(old);
    expect(await dueOn(stafett, ref, 'new-owner-signs')).toBe('2042-02-19');
    await signe.complete(ref, 'new-owner-signs', { signed: 'yes', signedOn: '2042-01-20' });
    const now = (await stafett.state(ref)).data['boundParty'];
    expect(now).not.toBe(old);
    expect(Object.values(conditionsOf((await stafett.state(ref)).data)).map(({ party }) => party)).toEqual([
      now,
      now,
      now,
    ]);

    await followUpUntil(crew, ref, '2054-01-20');
    await elias.complete(ref, 'close-check');
    expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'conditions_over' });
    const facts = await stafett.facts(ref);
    const checks = facts.filter((fact) => fact.type === 'TaskCompleted' && fact.kind === 'check-condition');
    expect(checks).toHaveLength(12 + 10 + 14);
    expect(checks.every(({ by }) => 'person' in by)).toBe(true);
    expect(new Set([leased, large, rent]).size).toBe(3);
    const hands = new Set(facts.flatMap(({ by }) => ('person' in by ? [by.person] : [])));
    expect([...hands].toSorted()).toEqual([
      'elias-roos',
      'helena-brandt',
      'henrik-strom',
      'ingrid-vall',
      'johan-ek',
      'sara-kling',
      'signe-dal',
    ]);
    // Nobody was late in seventeen years.
    const late = facts.flatMap((fact) =>
      fact.type === 'RungReached' && fact.to === 'head-of-unit' ? [`${fact.kind} ${localDate(fact.at)}`] : [],
    );
    expect(late).toEqual([]);
    expect((await runsOf(stafett, ref)).length).toBeGreaterThan(1);
    return ref;
  },
);

story(
  'a sole right that runs out takes the ground back by itself, and the need that waited gets a new holder and a new day',
  async (crew) => {
    const { stafett, signe, ingrid, johan, kerstin } = crew;
    const need = await ingrid.open('housingNeed', {
      targetGroup: 'large_families',
      flatsNeeded: '5',
      rooms: '4',
      maxRent: '11000',
      neededBy: '2040-01-01',
      evidence: 'Februari månads sammanställning.',
    });
    await ingrid.complete(need, 'review-need', { outcome: 'still_open', reviewOn: '2039-12-01' });
    const ref = await toLegality(crew, [{ type: 'large_flats', measure: 'flats', amount: 5, termYears: 10 }], {
      ...PLOT,
      need,
    });
    await toSigned(crew, ref);
    await until(
      'the need has heard of the agreement',
      async () => (await stafett.state(need)).data['answeredBy'] === ref,
    );
    const delay = { months: '12', cause: 'developer', reasons: 'Byggherren har inte sökt lov.' };
    const own = await signe.try(ref, 'extend-exclusivity', 'extend-exclusivity', delay);
    expect([own.status, own.body['rule']]).toEqual([409, 'delay-is-the-developers']);
    await signe.extend(ref, 'apply-for-permit', '2039-04-08');
    await stafett.passTo('2039-01-02');
    await signe.complete(ref, 'exclusivity-runs-out');
    await stafett.passTo('2039-04-08', '23:50');
    expect((await stafett.state(ref)).stage).toBe('permit');
    await stafett.passTo('2039-04-09', '00:10');
    expect((await stafett.state(ref)).stage).toBe('expired');
    await until('the need has heard that the plot came to nothing', async () => {
      const state = await stafett.state(need);
      return state.stage === 'new-holder';
    });
    expect(await stafett.state(need)).toMatchObject({ baton: { unit: 'lfa-forvaltning' } });
    expect(await dueOn(stafett, need, 'name-need-holder')).toBe('2039-04-25');
    await kerstin.complete(need, 'name-need-holder', { unit: 'soc-utredning', reviewOn: '2039-10-03' });
    await johan.accept(need);
    expect(await stafett.state(need)).toMatchObject({ stage: 'open-need', baton: { unit: 'soc-utredning' } });
    expect(await dueOn(stafett, need, 'review-need')).toBe('2039-10-03');
    await signe.complete(ref, 'return-land');
    await signe.complete(ref, 'close-check');
    expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'expired' });
    return ref;
  },
);

story(
  'a decision that the court annuls goes back to the conditions; nobody bids, nobody meets in July, and when the winner leaves there is a new decision',
  async (crew) => {
    const { stafett, signe, johan, ingrid } = crew;
    const rulebook = await rulebookInForce(crew);
    const asked = { type: 'large_flats', measure: 'flats', amount: 5, termYears: 10 } as const;
    const ref = await toLegality(crew, [asked], PLOT, rulebook);
    await signe.make(ref, 'appeal-filed', { filedOn: '2037-03-16' });
    await stafett.passTo('2037-05-14');
    await signe.complete(ref, 'court-verdict', { verdict: 'upheld', on: '2037-05-12' });
    await signe.complete(ref, 'after-annulment', { then: 'conditions' });
    for (const one of [johan, ingrid]) await one.complete(ref, 'consultation');
    await signe.complete(ref, 'set-conditions');
    const cited = { rulebook: `${rulebook}-v1` };
    await signe.complete(ref, 'choose-method', { ...cited, method: 'comparison' });
    await signe.make(ref, 'set-criterion', { kind: 'social', weight: '100' });
    const openers = { firstOpener: 'signe-dal', secondOpener: 'viktor-hed' };
    await signe.complete(ref, 'announce', { ...cited, ...openers, closesOn: '2037-06-30' });
    await stafett.passTo('2037-06-30', '23:50');
    expect((await stafett.state(ref)).stage).toBe('announced');
    await stafett.passTo('2037-07-01', '00:10');
    await signe.complete(ref, 'after-no-bids', { then: 'direct' });
    await signe.complete(ref, 'child-impact');
    await stafett.passTo('2037-07-15');
    const task = (await signe.see(ref)).tasks.find((one) => one.kind === 'council-decision') ?? null;
    const july = await signe.try(ref, 'complete', 'council-decision', { decidedOn: '2037-07-14' }, task);
    expect([july.status, july.body['rule']]).toEqual([409, 'on-a-meeting-day']);
    await stafett.passTo('2037-08-12');
    await signe.complete(ref, 'council-decision', { decidedOn: '2037-08-11' });
    await stafett.passTo('2037-08-17');
    await signe.complete(ref, 'post-notice', { approvedOn: '2037-08-13', postedOn: '2037-08-14' });
    expect((await stafett.state(ref)).data['legalForceOn']).toBe('2037-09-04');
    await stafett.passTo('2037-09-07');
    await signe.complete(ref, 'confirm-legal-force');
    await signe.make(ref, 'developer-withdrew', { on: '2037-09-07' });
    expect(await stafett.state(ref)).toMatchObject({ stage: 'council', baton: { unit: 'sbk-mark' } });
    return ref;
  },
);

story(
  'a permit that nobody used lapses; a new owner who will not sign leaves the old one bound; one condition is let go by decision; and after bankruptcy and a breach that is never mended the ground is taken back',
  async (crew) => {
    const { stafett, signe, henrik, elias, ingrid, helena } = crew;
    const ref = await toLegality(crew, [
      { type: 'lease_to_municipality', measure: 'share', amount: 10, termYears: 12 },
      { type: 'large_flats', measure: 'flats', amount: 5, termYears: 10 },
    ]);
    await toSigned(crew, ref);
    await toSale(crew, ref);
    await ingrid.complete(ref, 'prepare-flats');
    await signe.extend(ref, 'construction-started', '2039-12-01');
    // Legal force on 13 November 2037; two years without a beginning, and a Sunday does not move that.
    await stafett.passTo('2039-11-13', '23:50');
    expect((await stafett.state(ref)).stage).toBe('construction');
    await stafett.passTo('2039-11-14', '00:10');
    expect(await stafett.state(ref)).toMatchObject({ stage: 'permit-over', baton: { unit: 'sbk-mark' } });
    await stafett.passTo('2039-11-15');
    // Lawyers and somebody outside are asked what to do: one answers, and nobody goes on without the other too early.
    const question = { until: '2039-11-29', question: 'Kan byggherren hållas till avtalet?' };
    await signe.make(ref, 'consult', { ...question, units: ['ksf-juridik'], parties: ['ext-annan'] });
    await helena.complete(ref, 'consultation', { view: 'agrees_with_changes' });
    const silent = (await signe.see(ref)).tasks.find(({ kind }) => kind === 'consultation') ?? null;
    const goOn = () => signe.try(ref, 'go-on-without', 'go-on-without', {}, silent);
    const early = await goOn();
    expect([early.status, early.body['rule']]).toEqual([409, 'time-to-answer']);
    await signe.complete(ref, 'after-permit', { then: 'again' });
    const sold = await signe.try(ref, 'withdraw-allocation', 'withdraw-allocation');
    expect([sold.status, sold.body['rule']]).toEqual([409, 'ground-is-sold']);
    await signe.complete(ref, 'apply-for-permit', { completeOn: '2039-11-15' });
    await stafett.passTo('2039-11-30');
    expect((await goOn()).status).toBe(200);
    await stafett.passTo('2039-12-20');
    await henrik.complete(ref, 'permit-decision', { noticeOn: '2039-12-20' });
    await stafett.passTo('2040-01-20');
    await henrik.complete(ref, 'start-decision');
    await signe.complete(ref, 'construction-started', { startedOn: '2040-01-20' });
    // The day of the agreement is gone with the first permit: nobody is late because of it.
    expect(await dueOn(stafett, ref, 'construction-completed')).toBe('2043-01-20');
    await stafett.passTo('2041-06-03');
    await signe.complete(ref, 'construction-completed', { finalDecisionOn: '2041-06-03' });
    await elias.accept(ref);
    await deliver(crew, ref, 0, 6);
    await deliver(crew, ref, 1, 4);
    await elias.complete(ref, 'deliver-flats', { firstMoveIn: '2041-06-03' });
    const [leased = '', large = ''] = Object.keys(conditionsOf((await stafett.state(ref)).data));
    const standing = async (id: string) => conditionsOf((await stafett.state(ref)).data)[id];
    expect([(await standing(leased))?.state, (await standing(large))?.state]).toEqual(['breached', 'breached']);

    const old = (await stafett.state(ref)).data['boundParty'];
    const buyer = { on: '2041-06-03', name: 'Närkes Hem AB', orgNumber: '559999-0008' };
    await elias.make(ref, 'owner-changed', buyer);
    await signe.complete(ref, 'new-owner-signs', { signed: 'no' });
    expect((await stafett.state(ref)).data['boundParty']).toBe(old);
    expect(await dueOn(stafett, ref, 'new-owner-signs')).toBe('2041-07-03');
    await helena.complete(ref, 'demand-correction', { sentOn: '2041-06-03' }, ({ id }) => id.includes(leased));
    expect((await standing(leased))?.party).toBe(old);

    await elias.make(ref, 'ask-waiver', { condition: large });
    await helena.complete(ref, 'decide-waiver', { decision: 'refused' });
    expect(await standing(large)).toMatchObject({ state: 'breached', ended: null });
    await elias.make(ref, 'ask-waiver', { condition: large });
    await helena.complete(ref, 'decide-waiver', { decision: 'waived' });
    expect(await standing(large)).toMatchObject({ state: 'waived', ended: 'waived' });
    expect(await ledger(stafett, ref, large)).toEqual({ promised: 5, delivered: 4, outstanding: 0, waived: 1 });

    await elias.make(ref, 'bankruptcy', { on: '2041-06-03', claimsBy: '2041-08-01' });
    expect(await dueOn(stafett, ref, 'file-claims')).toBe('2041-08-01');
    await helena.complete(ref, 'file-claims', { filedOn: '2041-06-03' });
    expect(await dueOn(stafett, ref, 'check-condition')).toBe('2042-06-03');

    await stafett.passTo('2041-07-04');
    await ingrid.complete(ref, 'check-correction', { corrected: 'no' });
    await helena.complete(ref, 'demand-penalty', { paid: 'no' });
    await ingrid.complete(ref, 'check-after-penalty', { corrected: 'no' });
    expect(await ledger(stafett, ref, leased)).toEqual({ promised: 8, delivered: 6, outstanding: 2, waived: 0 });
    await helena.complete(ref, 'decide-termination', { decision: 'terminate' });
    expect(await stafett.state(ref)).toMatchObject({ stage: 'terminated', baton: { unit: 'ksf-hallbarhet' } });
    expect([(await standing(leased))?.ended, (await standing(large))?.ended]).toEqual(['terminated', 'waived']);
    expect(Object.values((await openState(stafett, ref)).tasks).map(({ kind }) => kind)).toEqual(['reclaim-land']);
    await elias.complete(ref, 'reclaim-land', { reclaimedOn: '2041-07-04' });
    await elias.complete(ref, 'close-check');
    expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'terminated' });
    return ref;
  },
);
