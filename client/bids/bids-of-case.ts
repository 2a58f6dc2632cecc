import { type BidsOfCase, bidsOf, OPEN_BIDS, RECEIVE_BID } from '../../domain/land-allocation/bids';
import { type OpenedBid, readBid } from '../../domain/land-allocation/bid.schema';
import type { Fact } from '../../domain/kernel/facts';
import type { CaseState } from '../../domain/kernel/state';
import type { StoredText } from '../../register/texts';
import type { OpenersKeys } from './openers-keys';
import type { Half, Opener, SealedBid } from './seal';

/** Where a bid's words lie: texts of the facts, by these names. None of them is shown in a case's time line. */
export const SEALED_TEXT = 'sealedBid';
const HALF_TEXT = 'half.';
const OPENED_TEXT = 'bid.';

export function isSealedText(field: string): boolean {
  return field === SEALED_TEXT || field.startsWith(HALF_TEXT) || field.startsWith(OPENED_TEXT);
}

/** What a sealed bid is bound to. */
export function aboutBid(ref: string, bid: string): string {
  return `${ref}|${bid}`;
}

export function halfText(bid: string, opener: string): string {
  return `${HALF_TEXT}${bid}.${opener}`;
}

export function openedText(bid: string): string {
  return `${OPENED_TEXT}${bid}`;
}

export interface CaseBids extends BidsOfCase {
  /** Who of the openers have broken their seal. */
  readonly brokenBy: readonly string[];
  /** Bid -> its envelope. */
  readonly sealed: ReadonlyMap<string, SealedBid>;
  /** Bid and opener -> the halves that the first opener passed on. */
  readonly passed: ReadonlyMap<string, Half>;
  /** Bid -> its words, once two have opened it. */
  readonly read: ReadonlyMap<string, OpenedBid>;
}

/** Everything of the bids that stand now; a new announcement's bids only. */
export function caseBids(state: CaseState, facts: readonly Fact[], texts: ReadonlyMap<string, StoredText>): CaseBids {
  const of = bidsOf(state.data);
  const ids = new Set(of.bids.map(({ id }) => id));
  const words = (fact: Fact | undefined, field: string): string | null => {
    const hash = fact !== undefined && 'texts' in fact ? fact.texts[field] : undefined;
    return hash === undefined ? null : (texts.get(hash)?.body ?? null);
  };
  const sealed = new Map<string, SealedBid>();
  const passed = new Map<string, Half>();
  const read = new Map<string, OpenedBid>();
  const brokenBy: string[] = [];
  for (const fact of facts) {
    if (fact.type === 'Happened' && fact.move === RECEIVE_BID) {
      const id = String(fact.input['bid'] ?? '');
      const envelope = ids.has(id) ? words(fact, SEALED_TEXT) : null;
      if (envelope !== null) sealed.set(id, JSON.parse(envelope) as SealedBid);
    }
    if (fact.type === 'TaskCompleted' && fact.kind === 'announce') brokenBy.length = 0;
    if (fact.type !== 'TaskCompleted' || fact.kind !== OPEN_BIDS) continue;
    if ('person' in fact.by) brokenBy.push(fact.by.person);
    for (const field of Object.keys(fact.texts)) {
      const body = words(fact, field);
      if (body === null) continue;
      if (field.startsWith(HALF_TEXT)) passed.set(field.slice(HALF_TEXT.length), JSON.parse(body) as Half);
      const bid = field.startsWith(OPENED_TEXT) ? field.slice(OPENED_TEXT.length) : null;
      if (bid !== null && ids.has(bid)) read.set(bid, readBid(body));
    }
  }
  return { ...of, brokenBy, sealed, passed, read };
}

/**
 * The keys that the next bid is sealed to: those of the bids that lie there, or each opener's newest. Null when an
 * opener has made none, with who.
 */
export async function keysOfOpeners(
  keys: OpenersKeys,
  { openers, sealed }: CaseBids,
): Promise<{ readonly ready: readonly Opener[]; readonly without: readonly string[] }> {
  const first = sealed.values().next().value;
  const found = await Promise.all(
    openers.map(async (person) => {
      const keyId = first?.halves.find((half) => half.of === person)?.sealed.keyId;
      return { person, opener: keyId === undefined ? await keys.of(person) : await keys.known(person, keyId) };
    }),
  );
  return {
    ready: found.flatMap(({ opener }) => (opener === null ? [] : [opener])),
    without: found.flatMap(({ person, opener }) => (opener === null ? [person] : [])),
  };
}
