import { endOfDay } from '../calendar/stockholm';
import type { Instant } from '../instant';
import type { Fact } from '../kernel/facts';
import type { MoveRow, Process } from '../kernel/process';
import type { Coded, CodedRecord, OpenCase } from '../kernel/state';

/**
 * Sealed bids, as the routine sees them: that one came and when, who opened, never what one says. The words are
 * encrypted before they leave the web client (client/bids/seal.ts) and lie in the register as a text of their fact.
 */
export const OPEN_BIDS = 'open-bids';
export const RECEIVE_BID = 'receive-bid';
/** Somebody tried to open before the hour: refused, and remembered. */
export const OPENED_EARLY = 'open-bids-early';

/** The only stage in which a bid is taken. */
const RECEIVES = 'announced';

const SEALED =
  'Markanvisning, anbud: förseglade till utsatt timme, öppnas av två namngivna personer (OSL 19 kap. 3 §, 31 kap. 16 §)';
const IN_TIME = 'Markanvisning, anbud: det som kommer en sekund för sent öppnas inte';
const EQUAL = 'Regeringsformen 1 kap. 9 §: alla anbudsgivare behandlas lika';

export const BID_MOVES: readonly MoveRow[] = [
  {
    move: RECEIVE_BID,
    // Also when they are being opened and evaluated: whoever comes too late is told so.
    stages: [RECEIVES, 'opening', 'evaluation'],
    who: ['holder', 'registrar'],
    source: IN_TIME,
    label: 'Ta emot ett anbud',
    form: null,
  },
  {
    move: OPENED_EARLY,
    stages: ['announced'],
    who: ['anyone'],
    source: SEALED,
    label: 'Försök att öppna anbuden i förtid',
    form: null,
  },
];

export interface Bid {
  readonly id: string;
  readonly no: number;
  readonly at: Instant;
}

/** What `state.data` says of the bids of the announcement that is out; whatever is missing is none. */
export interface BidsOfCase {
  /** The hour: what comes before it is in time. */
  readonly until: Instant | null;
  /** The people, any two of whom open them together. */
  readonly openers: readonly string[];
  /** In the order they came. */
  readonly bids: readonly Bid[];
  /** How many of them have broken their seal. */
  readonly opened: number;
}

export function bidsOf(data: CodedRecord): BidsOfCase {
  const announcements = Array.isArray(data['announcements']) ? (data['announcements'] as readonly CodedRecord[]) : [];
  const { closesOn, openers } = announcements.at(-1) ?? {};
  const bids = Object.entries(
    (data['bids'] ?? {}) as { readonly [id: string]: { readonly no: number; readonly at: number } },
  );
  return {
    until: typeof closesOn === 'string' ? endOfDay(closesOn) : null,
    openers: names(openers),
    bids: bids.map(([id, { no, at }]) => ({ id, no, at })).toSorted((a, b) => a.no - b.no),
    opened: typeof data['opened'] === 'number' ? data['opened'] : 0,
  };
}

function names(value: Coded | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** How many of the named openers break their seal before anybody can read the bids. */
export const OPENERS_NEEDED = 2;

/** The bids of the announcement that is out have been opened. */
export function isOpened({ data }: { readonly data: CodedRecord }): boolean {
  return bidsOf(data).opened >= OPENERS_NEEDED;
}

/** At the hour the time is over: no bid is taken any more, and the bids may be opened. */
export function isOver(until: Instant, at: Instant): boolean {
  return at >= until;
}

type Asked = Parameters<Process['forbids']>[1];

/** What a bid and an opening must be. Rules about time and person are silent without them, as everywhere. */
export function bidsForbid(state: OpenCase, { move, task, input, at }: Asked): ReturnType<Process['forbids']> {
  const of = bidsOf(state.data);
  if (move === RECEIVE_BID) return bidForbidden(state.stage, of, input, at);
  if (move === 'complete' && task?.kind === OPEN_BIDS) return openingForbidden(of, input, at);
  return null;
}

function bidForbidden(stage: string, { until, bids }: BidsOfCase, input: CodedRecord, at: Instant | undefined) {
  if (until === null) return { rule: 'no-bids-asked-for', source: EQUAL };
  if (stage !== RECEIVES || (at !== undefined && isOver(until, at))) return { rule: 'bid-too-late', source: IN_TIME };
  if (input['bid'] !== undefined && bids.some(({ id }) => id === input['bid']))
    return { rule: 'bid-there-already', source: EQUAL };
  return null;
}

function openingForbidden(of: BidsOfCase, input: CodedRecord, at: Instant | undefined) {
  if (of.until !== null && at !== undefined && !isOver(of.until, at))
    return { rule: 'bids-sealed-until', source: SEALED };
  // Two who open at the same instant both believe to be the first; then nobody would have read the bids.
  const saw = input['opens'];
  if (saw !== undefined && (saw === true) !== of.opened > 0) return { rule: 'opened-meanwhile', source: SEALED };
  return null;
}

/** Keeps each bid that came; a new announcement begins without any. */
export function foldBids(data: CodedRecord, fact: Fact): CodedRecord {
  if (fact.type !== 'Happened' || fact.move !== RECEIVE_BID) return data;
  const bids = (data['bids'] ?? {}) as CodedRecord;
  return { ...data, bids: { ...bids, [String(fact.input['bid'] ?? fact.no)]: { no: fact.no, at: fact.at } } };
}
