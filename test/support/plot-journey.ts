import { toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS } from '../../domain/instant';
import { conditionsOf } from '../../domain/land-allocation/conditions';
import { FIRST_DRAFT } from '../../domain/land-rulebook/types';
import type { Answers, Colleague } from './colleague';
import type { Stafett } from './stafett';

/** The people of a plot at their desks, each with the own bearer token. */
export interface LandCrew {
  readonly stafett: Stafett;
  /** Landowner. */
  readonly signe: Colleague;
  /** Building permits: the authority. */
  readonly henrik: Colleague;
  /** Holds from the day the building is done. */
  readonly elias: Colleague;
  readonly ingrid: Colleague;
  readonly johan: Colleague;
  readonly helena: Colleague;
  readonly sara: Colleague;
  /** Head of the housing supply. */
  readonly kerstin: Colleague;
}

export function landCrewOf(stafett: Stafett): LandCrew {
  return {
    stafett,
    signe: stafett.as('signe-dal'),
    henrik: stafett.as('henrik-strom'),
    elias: stafett.as('elias-roos'),
    ingrid: stafett.as('ingrid-vall'),
    johan: stafett.as('johan-ek'),
    helena: stafett.as('helena-brandt'),
    sara: stafett.as('sara-kling'),
    kerstin: stafett.as('kerstin-alm'),
  };
}

/** A rulebook in force since 15 February 2037: drafted, consulted, decided on a meeting. Returns its case. */
export async function rulebookInForce({ signe, ingrid, johan, elias, sara }: LandCrew): Promise<string> {
  const ref = await signe.open('landConditionsRulebook', { dnr: 'KS 77/2037', mandate: 'Ta fram ett regelverk.' });
  await signe.complete(ref, 'draft-rulebook');
  for (const one of [johan, ingrid, elias, sara]) await one.complete(ref, 'consultation');
  await signe.complete(ref, 'weigh-answers');
  await signe.complete(ref, 'decide-rulebook', { decidedOn: '2037-02-10', validFrom: '2037-02-15' });
  return ref;
}

export const PLOT: Answers = {
  site: 'Startbanan 5',
  dnr: 'SBK 118/2037',
  district: 'sodra_ladugardsangen',
  planStatus: 'planned',
  homes: '80',
  zonePrice: '2800',
  purpose: 'Hyresrätter med bostadssociala villkor.',
};

export interface Asked {
  readonly type: keyof typeof FIRST_DRAFT;
  readonly measure: 'flats' | 'share';
  readonly amount: number;
  readonly termYears: number;
}

/** Conditions by the rulebook, after both consultations; then directly to the council on 10 March 2037. */
export async function toLegality(
  crew: LandCrew,
  asked: readonly Asked[],
  plot: Answers = PLOT,
  /** A rulebook that goes on when this is decided; without it one of the plot's own, which ends. */
  lasting: string | null = null,
): Promise<string> {
  const { signe, johan, ingrid, stafett } = crew;
  const rulebook = lasting ?? (await rulebookInForce(crew));
  const ref = await signe.open('landAllocation', plot);
  await signe.complete(ref, 'describe-site');
  await johan.complete(ref, 'consultation');
  await ingrid.complete(ref, 'consultation');
  for (const { type, ...one } of asked) {
    const { verification, verifier, penaltySek } = FIRST_DRAFT[type];
    const terms = { amount: String(one.amount), termYears: String(one.termYears), penaltySek: String(penaltySek) };
    const said = { type, measure: one.measure, verification, verifier, ...terms };
    await signe.make(ref, 'set-condition', { rulebook: `${rulebook}-v1`, ...said });
  }
  await signe.complete(ref, 'set-conditions');
  await signe.complete(ref, 'choose-method', { rulebook: `${rulebook}-v1`, method: 'direct' });
  if (lasting === null) {
    // It would be revised every year of the story.
    await signe.complete(rulebook, 'revise-rulebook', { then: 'end' });
    await signe.complete(rulebook, 'close-check');
  }
  await signe.complete(ref, 'child-impact');
  await stafett.passTo('2037-03-11');
  await signe.complete(ref, 'council-decision', { decidedOn: '2037-03-10' });
  await stafett.passTo('2037-03-16');
  await signe.complete(ref, 'post-notice', { approvedOn: '2037-03-12', postedOn: '2037-03-13' });
  return ref;
}

export async function toSigned(crew: LandCrew, ref: string, months = 24): Promise<void> {
  const { signe, stafett } = crew;
  await stafett.passTo('2037-04-08');
  await signe.complete(ref, 'confirm-legal-force');
  await signe.complete(ref, 'sign-agreement', {
    outcome: 'signed',
    kind: 'reservation',
    signedOn: '2037-04-08',
    exclusivityMonths: String(months),
    permitBy: '2037-12-01',
    startBy: '2038-06-01',
    completeBy: '2039-12-01',
    moveInBy: '2040-02-01',
  });
}

/** The permit and the sale: from now on the conditions bind whoever owns the ground. */
export async function toSale({ signe, henrik, stafett }: LandCrew, ref: string): Promise<void> {
  await stafett.passTo('2037-09-01');
  await signe.complete(ref, 'apply-for-permit', { completeOn: '2037-09-01' });
  await stafett.passTo('2037-10-15');
  await henrik.complete(ref, 'permit-decision', { noticeOn: '2037-10-15' });
  await stafett.passTo('2037-11-20');
  await henrik.complete(ref, 'start-decision');
  await signe.complete(ref, 'sign-transfer', { signedOn: '2037-11-20' });
}

export async function toDelivery(crew: LandCrew, ref: string): Promise<void> {
  const { signe, ingrid, elias, stafett } = crew;
  await toSale(crew, ref);
  await stafett.passTo('2038-03-01');
  await signe.complete(ref, 'construction-started');
  await stafett.passTo('2039-06-01');
  await ingrid.complete(ref, 'prepare-flats');
  await stafett.passTo('2039-10-20');
  await signe.complete(ref, 'construction-completed');
  await elias.accept(ref);
}

/** Hands over so many of the flats that a condition promises. */
export async function deliver(
  { elias, ingrid, stafett }: LandCrew,
  ref: string,
  at: number,
  most: number,
): Promise<void> {
  const { data } = await stafett.state(ref);
  const condition = Object.keys(conditionsOf(data))[at] ?? '';
  for (let flat = 1; flat <= most; flat++) {
    await elias.make(ref, 'offer-flat', { condition, flat: String(1000 + at * 100 + flat) });
    await ingrid.complete(ref, 'answer-flat');
  }
}

/** Every check and every round is held a month before its date, by whoever it belongs to, until a day. */
export async function followUpUntil(crew: LandCrew, ref: string, date: string): Promise<void> {
  const { stafett, ingrid, johan, sara, elias } = crew;
  const desks: Readonly<Record<string, Colleague>> = {
    'lfa-forvaltning': ingrid,
    'soc-utredning': johan,
    'obo-uthyrning': sara,
    'ksf-hallbarhet': elias,
  };
  const end = toInstant(date, '09:00');
  for (;;) {
    const state = await stafett.state(ref);
    if (state.status !== 'open') return;
    const [next] = Object.values(state.tasks)
      .filter(({ kind }) => kind === 'check-condition' || kind === 'follow-up-round')
      .map((task) => ({ task, dueAt: state.deadlines[task.deadlineId]?.dueAt ?? 0 }))
      .filter(({ dueAt }) => dueAt - 32 * DAY_MS <= end)
      .toSorted((a, b) => a.dueAt - b.dueAt);
    if (next === undefined) break;
    const when = next.dueAt - 32 * DAY_MS;
    if (when > (await stafett.now())) await stafett.passToInstant(when);
    const { id, kind, unit } = next.task;
    await desks[unit]?.complete(ref, kind, {}, (task) => task.id === id);
  }
  if (end > (await stafett.now())) await stafett.passToInstant(end);
}
