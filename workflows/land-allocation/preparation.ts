import type { Kase } from '../kase';
import type { Next } from '../tell';

/** A site that may answer a need: on to conditions, or to rest with a reason and a day. */
export async function idea(kase: Kase): Promise<Next> {
  const site = await kase.ask('describe-site');
  return site.then === 'rest' ? resting(kase, String(site.restUntil)) : 'conditions';
}

/** Somebody takes the idea up again on the day that was set. */
export async function resting(kase: Kase, until?: string): Promise<Next> {
  const day = until ?? kase.data.restUntil;
  const again = await kase.ask('take-up-again', typeof day === 'string' ? { due: { on: day } } : {});
  return again.then === 'withdraw' ? 'withdrawn' : 'idea';
}

/** The conditions by the rulebook in force; social services and those who let the flats have their say first. */
export async function conditions(kase: Kase): Promise<Next> {
  await kase.consult(['soc-utredning', 'lfa-forvaltning']);
  await kase.ask('set-conditions');
  return 'method';
}
