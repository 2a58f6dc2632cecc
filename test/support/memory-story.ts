import { localDate, toInstant } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import type { CodedRecord } from '../../domain/kernel/state';
import { type MemoryCase, person } from './memory-case';

/** The people of a case in memory, one a unit. */
export const anna = person('anna', 'soc-mottagning');
export const johan = person('johan', 'soc-utredning');
export const birgitta = person('birgitta', 'soc-ledning', 'head', ['decider']);
export const petra = person('petra', 'lfa-matchning');
export const ingrid = person('ingrid', 'lfa-forvaltning');
export const elin = person('elin', 'soc-boendestod');

export const INVESTIGATED = {
  needEstablished: 'yes',
  rooms: 2,
  maxRent: 8000,
  accessibility: 'none',
  noGo: [],
  startDate: '2026-05-01',
  supportLevel: '1',
  ownEfforts: 'enough',
  economy: 'can_pay',
  debts: 'none',
  childrenHeard: 'no_children',
  proposal: 'approve',
} as const;

export async function toInvestigation(kase: MemoryCase): Promise<void> {
  await kase.begin();
  await kase.complete(anna, 'first-contact', { next: 'investigate', urgency: 'normal', supportLevel: '1' });
  await kase.move(johan, 'accept');
}

export async function toMatching(kase: MemoryCase, found: CodedRecord = {}): Promise<void> {
  await toInvestigation(kase);
  await kase.complete(johan, 'investigate', { ...INVESTIGATED, ...found });
  await kase.complete(birgitta, 'sign-decision', { verdict: 'approve' });
  await kase.move(petra, 'accept');
}

/** A home of two rooms is found, seen and wanted; every adult lets the landlord have the names. */
export async function toContract(kase: MemoryCase, found: CodedRecord = {}): Promise<void> {
  await toMatching(kase, found);
  await kase.complete(petra, 'find-home', { found: 'yes', home: 'H-1', homeRooms: 2, homeSqm: 55, homeRent: 7000 });
  await kase.complete(petra, 'arrange-viewing', { viewingOn: '2026-03-05' });
  await kase.complete(johan, 'reach-person', { answer: 'yes' });
  await kase.complete(johan, 'collect-consent', { consent: 'given' });
}

/** Moved in on Monday 16 March 2026, and taken over by the support. */
export async function toTenancy(
  kase: MemoryCase,
  found: CodedRecord = {},
  lease: CodedRecord = { fixedTerm: 'no' },
): Promise<void> {
  await toContract(kase, found);
  await kase.complete(petra, 'landlord-answer', { answer: 'accepted', answeredBy: 'phone' });
  await kase.complete(petra, 'sign-sublease', { signedBy: 'all_adults', signedOn: '2026-03-10', ...lease });
  await kase.complete(petra, 'waiver', { state: 'approved' });
  await kase.complete(petra, 'move-in', { movedInOn: '2026-03-16', inspected: 'yes', keysHandedOver: 'yes' });
  await kase.move(elin, 'accept');
}

/** Every follow-up held a day before its date, at support level 0. */
export async function throughFollowUps(kase: MemoryCase): Promise<void> {
  while (kase.task('follow-up') !== undefined) {
    await kase.passTo(atNoon(dueOn(kase, 'follow-up') ?? ''));
    await kase.complete(elin, 'follow-up', { held: 'yes', goesWell: 'yes', rentPaid: 'yes', supportLevel: '0' });
  }
}

export function atNoon(date: CivilDate): Instant {
  return toInstant(date, '12:00');
}

/** The local day on which the open task of a kind is due; null when there is none. */
export function dueOn(kase: MemoryCase, kind: string): CivilDate | null {
  const clock = kase.state.deadlines[kase.task(kind)?.deadlineId ?? ''];
  return clock === undefined ? null : localDate(clock.dueAt);
}
