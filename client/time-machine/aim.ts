import { type Instant, SECOND_MS } from '../../domain/instant';
import { nextOf } from '../../domain/kernel/next-event';
import type { OpenCase } from '../../domain/kernel/state';

/**
 * A fast-forward that ends within seconds of an open timer lets the case jump to the timer after it (tried: 119 of 156
 * deadlines late). So no target lies this close to one.
 */
export const CLEAR_MS = 60 * SECOND_MS;

/** The first instant at or after `wanted` with no event of the case within {@link CLEAR_MS}. */
export function aim(state: OpenCase, wanted: Instant): Instant {
  const events = Object.values(state.deadlines)
    .flatMap((clock) => [...clock.rungs.slice(clock.fired).map((rung) => rung.at), nextOf(clock)?.at ?? 0])
    .toSorted((a, b) => a - b);
  return events.reduce((at, event) => (Math.abs(event - at) < CLEAR_MS ? event + CLEAR_MS : at), wanted);
}
