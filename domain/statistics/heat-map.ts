import { workingTimeBetween } from '../calendar/working-days';
import type { CivilDate, Instant } from '../instant';

/** One offer as the map counts it, or a case that the forum or the chief gave to another unit: `named`. */
export interface OfferMade {
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  readonly offeredAt: Instant;
  readonly answeredAt: Instant | null;
  readonly status: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'named';
  /** A decline, a give-back, or an offer taken back after a question; the first lack of information is none. */
  readonly bounced: boolean;
}

/** What went from one unit to another in a period. */
export interface Cell {
  readonly from: string;
  readonly to: string;
  /** Cases that changed hands: accepted offers, and holders whom the forum or the chief named. */
  readonly handOvers: number;
  /** Of these, how many were named: nobody was asked, so they count in no time and no share. */
  readonly named: number;
  readonly declined: number;
  /** Of those answered, how many were declined, 0-1; null when nobody has answered. */
  readonly shareDeclined: number | null;
  /** Median working time until it was accepted, all hours of working days, ms; null when nothing was. */
  readonly medianMs: number | null;
}

/** Two units and how often cases bounced between them, either way. Units in order of their ids. */
export interface PingPong {
  readonly units: readonly [string, string];
  readonly bounces: number;
}

export interface HeatMap {
  readonly cells: readonly Cell[];
  readonly pingPong: readonly PingPong[];
}

export function heatMap(offers: readonly OfferMade[], daysOff: readonly CivilDate[]): HeatMap {
  const cells = [...groups(offers, ({ from, to }) => `${from} ${to}`).values()].map((own) => cellOf(own, daysOff));
  const bounced = groups(
    offers.filter((offer) => offer.bounced),
    ({ from, to }) => [from, to].toSorted().join(' '),
  );
  const pairs = [...bounced].map(([key, own]): PingPong => {
    const [a = '', b = ''] = key.split(' ');
    return { units: [a, b], bounces: own.length };
  });
  return {
    cells: cells.toSorted((a, b) => compare(`${a.from} ${a.to}`, `${b.from} ${b.to}`)),
    pingPong: pairs
      .filter(({ bounces }) => bounces > 1)
      .toSorted((a, b) => b.bounces - a.bounces || compare(a.units.join(' '), b.units.join(' '))),
  };
}

function cellOf(offers: readonly OfferMade[], daysOff: readonly CivilDate[]): Cell {
  const accepted = offers.filter(({ status }) => status === 'accepted');
  const named = offers.filter(({ status }) => status === 'named').length;
  const declined = offers.filter(({ status }) => status === 'declined').length;
  const times = accepted.map(({ offeredAt, answeredAt }) =>
    workingTimeBetween(offeredAt, answeredAt ?? offeredAt, daysOff),
  );
  const answered = accepted.length + declined;
  return {
    from: offers[0]?.from ?? '',
    to: offers[0]?.to ?? '',
    handOvers: accepted.length + named,
    named,
    declined,
    shareDeclined: answered === 0 ? null : declined / answered,
    medianMs: median(times),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function groups<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) found.set(keyOf(thing), [...(found.get(keyOf(thing)) ?? []), thing]);
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
