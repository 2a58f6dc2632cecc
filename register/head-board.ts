import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import type { Register } from './database';
import { inboxFor, itemsOf, type InboxItem } from './inbox';
import { homes, type Home } from './homes';
import { textArray, unitsOf, visibleTo } from './visible-cases';

export interface OfferRow {
  readonly ref: string;
  readonly process: string;
  readonly from: string;
  readonly to: string;
  readonly because: string;
  readonly offeredAt: Instant;
  readonly dueFrom: Instant;
  readonly dueAt: Instant;
}

export interface HeadBoard {
  /** Units the person heads, or stands in for the head of. */
  readonly units: readonly string[];
  /** Held or to be done by a unit, and by nobody in it; soonest to be assigned first. */
  readonly unassigned: readonly InboxItem[];
  /** Offers that our units made and nobody has answered. */
  readonly unanswered: readonly OfferRow[];
  readonly offeredToUs: readonly InboxItem[];
  /** Late things per person; `person` null = nobody's. Most first. */
  readonly overdue: readonly { readonly person: string | null; readonly items: readonly InboxItem[] }[];
  /** Everything that lies in the units, taken or not: what can be given to somebody. */
  readonly all: readonly InboxItem[];
  /** Tasks that only a head or a decider may finish. */
  readonly decisions: readonly InboxItem[];
}

const BOARD_LIMIT = 500;

/** The first screen of a head of unit. Empty lists when the person heads nothing. */
export async function boardForHead(register: Register, actor: Person, now: Instant): Promise<HeadBoard> {
  const units = actor.memberships.filter((m) => m.role !== 'member').map((m) => m.unit);
  const [items, unanswered] = await Promise.all([
    itemsOf(register, actor, units, now, sql`true`, BOARD_LIMIT),
    offersFrom(register, actor, units),
  ]);
  const late = items.filter((item) => item.late);
  const people = [...new Set(late.map((item) => item.person))];
  return {
    units,
    unassigned: items
      .filter((item) => item.person === null && item.reason !== 'offer' && units.includes(item.unit))
      .toSorted((a, b) => (a.assignDueAt ?? a.dueAt) - (b.assignDueAt ?? b.dueAt)),
    unanswered,
    offeredToUs: items.filter((item) => item.reason === 'offer'),
    overdue: people
      .map((person) => ({ person, items: late.filter((item) => item.person === person) }))
      .toSorted((a, b) => b.items.length - a.items.length),
    all: items.filter((item) => item.reason !== 'offer' && units.includes(item.unit)),
    decisions: items.filter((item) => item.needs === 'head' || item.needs === 'decider'),
  };
}

async function offersFrom({ db }: Register, actor: Person, units: readonly string[]): Promise<readonly OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select offers.ref, cases.process, from_unit as "from", to_unit as "to", because, offered_at as "offeredAt",
      offers.due_from as "dueFrom", offers.due_at as "dueAt"
    from offers join cases on cases.ref = offers.ref
    where offers.status = 'open' and from_unit = any(${textArray(units)}) and ${visibleTo(actor)}
    order by offers.due_at, offers.ref
    limit ${BOARD_LIMIT}
  `.execute(db);
  return rows;
}

export interface SearchingHousehold extends InboxItem {
  /** When the present 30 days are over. */
  readonly monthEndsAt: Instant;
  /** When the decision has not been carried out for three months and IVO must be told; null when SOC has no such task. */
  readonly quarterEndsAt: Instant | null;
}

export interface LfaLists {
  readonly offers: readonly InboxItem[];
  /** Fewest days left first. */
  readonly searching: readonly SearchingHousehold[];
  /** Longest vacant first. */
  readonly vacantHomes: readonly Home[];
}

/** The stage and the side task that LFA's first screen is about. */
const MATCHING_STAGE = 'matching';
const IVO_TASK = 'ivo-report';

/** The first screen of LFA: what is offered, who waits for a home, which homes wait for somebody. No names. */
export async function lfaLists(register: Register, actor: Person, now: Instant): Promise<LfaLists> {
  const [offers, held, vacantHomes] = await Promise.all([
    inboxFor(register, actor, { list: 'offered', now }),
    itemsOf(
      register,
      actor,
      unitsOf(actor),
      now,
      sql`item.reason = 'hold' and item.stage = ${MATCHING_STAGE}`,
      BOARD_LIMIT,
    ),
    homes(register, { vacantOnly: true }),
  ]);
  const quarters = await quarterEnds(
    register,
    held.map((item) => item.ref),
  );
  const searching = held
    .map((item) => ({ ...item, monthEndsAt: item.dueAt, quarterEndsAt: quarters.get(item.ref) ?? null }))
    .toSorted(
      (a, b) =>
        Math.min(a.monthEndsAt, a.quarterEndsAt ?? Infinity) - Math.min(b.monthEndsAt, b.quarterEndsAt ?? Infinity),
    );
  return { offers, searching, vacantHomes };
}

async function quarterEnds({ db }: Register, refs: readonly string[]): Promise<ReadonlyMap<string, Instant>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .selectFrom('tasks')
    .select(['ref', 'due_at'])
    .where('ref', 'in', refs)
    .where('kind', '=', IVO_TASK)
    .where('status', '=', 'open')
    .execute();
  return new Map(rows.map((row) => [row.ref, row.due_at]));
}
