import type { Kase } from '../kase';
import { THE_END, type Next } from '../tell';
import { tellNeeds } from './needs';

/** Month 24 and no permit: the ground comes back to the reserve, and the need gets a new holder and a new day. */
export async function expired(kase: Kase): Promise<Next> {
  return nothingCameOfIt(kase, 'expired', 'return-land');
}

/** Taken back, refused, or never taken up again. */
export async function withdrawn(kase: Kase): Promise<Next> {
  return nothingCameOfIt(kase, 'withdrawn', 'confirm-withdrawal');
}

/** The agreement is rescinded, or a lapsed permit is not renewed: the ground is taken back. */
export async function terminated(kase: Kase): Promise<Next> {
  return nothingCameOfIt(kase, 'terminated', 'reclaim-land');
}

/** Whoever waits hears of it the same day, before anybody has done the paperwork. */
async function nothingCameOfIt(kase: Kase, reason: string, paperwork: string): Promise<Next> {
  kase.drop(OF_NO_USE, reason);
  await kase.releaseFlats(reason);
  await tellNeeds(kase, 'allocation-ended');
  await kase.ask(paperwork);
  return over(kase, reason);
}

/** What nobody owes when the allocation is over. */
const OF_NO_USE = [
  'prepare-flats',
  'answer-forecast',
  'answer-flat',
  'exclusivity-runs-out',
  'check-condition',
  'decide-waiver',
  'new-owner-signs',
];

export async function over(kase: Kase, reason: string): Promise<Next> {
  await kase.close(reason);
  return THE_END;
}
