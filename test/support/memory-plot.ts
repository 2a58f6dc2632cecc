import { localDate, toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS, type CivilDate } from '../../domain/instant';
import type { CodedRecord } from '../../domain/kernel/state';
import { FIRST_DRAFT } from '../../domain/land-rulebook/types';
import type { StartCase } from '../../workflows/messages';
import { MemoryCase, person, startOf } from './memory-case';

/** The people of a plot in memory. */
export const signe = person('signe', 'sbk-mark');
export const siv = person('siv', 'sbk-mark');
export const bjorn = person('bjorn', 'sbk-mark', 'head');
export const frida = person('frida', 'sbk-plan');
export const henrik = person('henrik', 'sbk-bygglov');
export const nadja = person('nadja', 'ksf-hallbarhet');
export const helena = person('helena', 'ksf-juridik', 'head');
export const ingrid = person('ingrid', 'lfa-forvaltning');
export const johan = person('johan', 'soc-utredning');
export const sara = person('sara', 'obo-uthyrning');

/** What the gateway adds to a move that cites the rulebook. */
export const RULEBOOK = {
  rulebook: 'v1',
  rulebookVersion: 1,
  rulebookValidFrom: '2026-01-01',
  rulebookValidUntil: null,
  rulebookTypes: FIRST_DRAFT as unknown as CodedRecord,
} satisfies CodedRecord;

export const LEASED = {
  ...RULEBOOK,
  type: 'lease_to_municipality',
  measure: 'share',
  amount: 10,
  termYears: 12,
  verification: 'lease_list',
  verifier: 'lfa-forvaltning',
  penaltySek: 250_000,
  survivesTransfer: 'yes',
} satisfies CodedRecord;

export const LARGE = {
  ...LEASED,
  type: 'large_flats',
  measure: 'flats',
  amount: 5,
  termYears: 10,
  verification: 'drawings',
} satisfies CodedRecord;

export const RENT_CAP = {
  ...LEASED,
  type: 'rent_cap',
  amount: 20,
  termYears: 15,
  verification: 'rent_statement',
  verifier: 'obo-uthyrning',
} satisfies CodedRecord;

export function plotStart(data: CodedRecord = {}): StartCase {
  return {
    ...startOf('ST-PLAT1'),
    process: 'landAllocation',
    unit: 'sbk-mark',
    data: {
      site: 'Startbanan 5',
      dnr: 'SBK 118/2026',
      district: 'sodra_ladugardsangen',
      planStatus: 'planned',
      homes: 80,
      zonePrice: 2800,
      need: null,
      ...data,
    },
    openedBy: { person: 'signe', unit: 'sbk-mark' },
  };
}

export function plot(data: CodedRecord = {}): Promise<MemoryCase> {
  return new MemoryCase(plotStart(data)).begin();
}

/** Conditions by the rulebook, after both consultations. */
export async function toMethod(kase: MemoryCase, conditions: readonly CodedRecord[] = [LEASED, LARGE]): Promise<void> {
  await kase.complete(signe, 'describe-site', { then: 'conditions' });
  await kase.complete(johan, 'consultation', { view: 'agrees' });
  await kase.complete(ingrid, 'consultation', { view: 'agrees' });
  for (const condition of conditions) await kase.move(signe, 'set-condition', condition);
  await kase.complete(signe, 'set-conditions', { proportionate: 'yes' });
}

/** Allocated directly, with legal force on Friday 3 April 2026 at the earliest (långfredag: Tuesday the 7th). */
export async function toAgreement(kase: MemoryCase, conditions?: readonly CodedRecord[]): Promise<void> {
  await toMethod(kase, conditions);
  await kase.complete(signe, 'choose-method', { ...RULEBOOK, method: 'direct' });
  await decided(kase);
}

export async function decided(kase: MemoryCase): Promise<void> {
  await kase.complete(signe, 'child-impact', { heard: 'school' });
  await kase.passTo(toInstant('2026-03-11', '10:00'));
  await kase.complete(signe, 'council-decision', {
    verdict: 'allocate',
    decidedOn: '2026-03-10',
    decisionDnr: 'KS 429/2026',
  });
  await kase.passTo(toInstant('2026-03-16', '10:00'));
  await kase.complete(signe, 'post-notice', { approvedOn: '2026-03-12', postedOn: '2026-03-13' });
  await kase.passTo(toInstant('2026-04-08', '10:00'));
  await kase.complete(signe, 'confirm-legal-force', { nobody: 'yes' });
}

export const SIGNED = {
  outcome: 'signed',
  kind: 'reservation',
  signedOn: '2026-04-08',
  exclusivityMonths: 24,
  permitBy: '2026-12-01',
  startBy: '2027-06-01',
  completeBy: '2028-12-01',
  moveInBy: '2029-02-01',
} satisfies CodedRecord;

export async function toTransfer(kase: MemoryCase): Promise<void> {
  await kase.complete(signe, 'sign-agreement', SIGNED);
  await kase.passTo(toInstant('2026-10-01', '10:00'));
  await kase.complete(signe, 'apply-for-permit', { completeOn: '2026-10-01', permitDnr: 'SBN 77/2026' });
  await kase.passTo(toInstant('2026-11-20', '10:00'));
  await kase.complete(henrik, 'permit-decision', { verdict: 'granted', noticeOn: '2026-11-20' });
  await kase.passTo(toInstant('2027-01-11', '10:00'));
  await kase.complete(henrik, 'start-decision', { startDecisionOn: '2027-01-11' });
}

export async function toDelivery(kase: MemoryCase): Promise<void> {
  await toTransfer(kase);
  await kase.complete(signe, 'sign-transfer', { tenure: 'leasehold', signedOn: '2027-01-11' });
  await kase.passTo(toInstant('2027-03-01', '10:00'));
  await kase.complete(signe, 'construction-started', { startedOn: '2027-03-01' });
  await kase.passTo(toInstant('2028-06-01', '10:00'));
  await kase.complete(ingrid, 'prepare-flats', { prepared: 'yes' });
  await kase.passTo(toInstant('2028-11-01', '10:00'));
  await kase.complete(signe, 'construction-completed', { finalDecisionOn: '2028-11-01' });
  await kase.move(nadja, 'accept');
}

/** Every flat that the conditions promise, or so many of the first condition's. */
export async function toFollowUp(kase: MemoryCase, ofFirst = Number.POSITIVE_INFINITY): Promise<void> {
  await toDelivery(kase);
  for (const [at, id] of conditionIds(kase).entries())
    await deliver(kase, id, at === 0 ? ofFirst : Number.POSITIVE_INFINITY);
  await kase.passTo(toInstant('2029-02-01', '10:00'));
  await kase.complete(nadja, 'deliver-flats', { done: 'yes', firstMoveIn: '2029-02-01' });
}

export function conditionIds(kase: MemoryCase): readonly string[] {
  return Object.keys(kase.state.data['conditions'] ?? {});
}

export async function deliver(kase: MemoryCase, condition: string, most: number): Promise<void> {
  const promised = (kase.state.data['flats'] as Record<string, { promised: number[] }>)[condition]?.promised ?? [];
  for (const flat of promised.slice(0, most)) {
    await kase.move(nadja, 'offer-flat', { condition, flat: String(1100 + flat), rooms: 3, rent: 8500 });
    await kase.complete(ingrid, 'answer-flat', { answer: 'accepted' });
  }
}

const VERIFIERS = { 'lfa-forvaltning': ingrid, 'obo-uthyrning': sara, 'soc-utredning': johan, 'ksf-hallbarhet': nadja };

/** Until a day, every check and every round is held a month before its date. */
export async function followUpUntil(kase: MemoryCase, date: CivilDate, outcome = 'on_track'): Promise<void> {
  const end = toInstant(date, '10:00');
  for (;;) {
    if (!kase.relay.isOpen) return;
    const [next] = Object.values(kase.state.tasks)
      .filter(({ kind }) => kind === 'check-condition' || kind === 'follow-up-round')
      .map((task) => ({ task, dueAt: kase.state.deadlines[task.deadlineId]?.dueAt ?? 0 }))
      .filter(({ dueAt }) => dueAt - 30 * DAY_MS <= end)
      .toSorted((a, b) => a.dueAt - b.dueAt);
    if (next === undefined) break;
    await kase.passTo(Math.max(kase.now, next.dueAt - 32 * DAY_MS));
    const actor = VERIFIERS[next.task.unit as keyof typeof VERIFIERS];
    const input =
      next.task.kind === 'check-condition' ? { outcome, evidence: 'lease_list', seenOn: localDate(kase.now) } : {};
    await kase.move(actor, 'complete', input, { task: next.task.id });
  }
  await kase.passTo(end);
}
