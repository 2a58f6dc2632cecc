import type { Kase } from '../kase';
import type { Next } from '../tell';
import { OPENERS_NEEDED } from '../../domain/land-allocation/bids';
import { announcementsOf, bidRecords } from '../../domain/land-allocation/criteria';
import { since } from '../since';

/** A direct allocation skips announcement, bids and evaluation, never the child impact assessment. */
export async function method(kase: Kase): Promise<Next> {
  const chosen = await kase.ask('choose-method');
  return chosen.method === 'direct' ? 'child-impact' : 'announcement';
}

/** Conditions, criteria and weights are put together; with the announcement they stand. */
export async function announcement(kase: Kase): Promise<Next> {
  await kase.ask('announce');
  return 'announced';
}

/** Open for bids until the last hour of the last day. */
export async function announced(kase: Kase): Promise<Next> {
  const { closesOn } = latest(kase);
  await kase.waitUntil('bids', { policy: 'land.bids', on: closesOn });
  return 'opening';
}

/** Two of the named people open what was sealed. Nothing sealed: announced anew, or allocated directly with a motive. */
export async function opening(kase: Kase): Promise<Next> {
  if (Object.keys(bidRecords(kase.data)).length === 0) {
    const then = await kase.ask('after-no-bids');
    if (then.then === 'again') return 'announcement';
    return then.then === 'direct' ? 'child-impact' : 'withdrawn';
  }
  const seals = await Promise.all(
    latest(kase).openers.map((opener, at) =>
      kase.side('open-bids', { of: kase.holder, key: SEALS[at] ?? 'reserve', about: { opener }, awaited: true }),
    ),
  );
  await kase.until(() => seals.filter((seal) => seal.done()).length >= OPENERS_NEEDED);
  kase.drop(['open-bids'], 'opened');
  return 'evaluation';
}

const SEALS = ['first', 'second'] as const;

function latest(kase: Kase) {
  const announcement = announcementsOf(kase.data).at(-1);
  if (announcement === undefined) throw new Error('Nothing is announced');
  return announcement;
}

/** Points for each criterion by people without a conflict; a ranking with reasons. */
export async function evaluation(kase: Kase): Promise<Next> {
  await kase.ask('evaluate');
  return 'child-impact';
}

/** The gate before every decision about land. */
export async function childImpact(kase: Kase): Promise<Next> {
  await kase.ask('child-impact');
  return 'council';
}

/** The council decides on one of its meetings. Three days count: decided, approved, posted. */
export async function allocated(kase: Kase): Promise<Next> {
  // Whoever had it is bound no more; the one who came second is never chosen by itself.
  if (typeof kase.data.boundParty === 'string') await kase.releaseFlats('new-decision');
  const decided = await kase.askPartner('council-decision', { of: 'council' });
  if (decided.verdict === 'refuse') return 'withdrawn';
  if (decided.verdict === 'remand') return 'conditions';
  await kase.ask('post-notice');
  return 'legality';
}

/** Three weeks from the notice anybody in the municipality may ask the court; what needs legal force waits. */
export async function legality(kase: Kase): Promise<Next> {
  await kase.waitUntil('legal-force', { policy: 'appeal.legality', from: since(kase, 'postedOn', 'postedOn') });
  await kase.ask('confirm-legal-force');
  return 'agreement';
}

/** The court is asked every sixty days. A decision that stands goes on; one that is annulled is none. */
export async function appeal(kase: Kase): Promise<Next> {
  for (let check = 1; ; check++) {
    const court = await kase.askPartner('court-verdict', { of: 'court', key: `check${check}` });
    if (court.verdict === 'rejected') return 'agreement';
    if (court.verdict === 'upheld') return 'annulled';
  }
}

export async function annulled(kase: Kase): Promise<Next> {
  const then = await kase.ask('after-annulment');
  return then.then === 'conditions' ? 'conditions' : 'withdrawn';
}
