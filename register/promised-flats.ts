import { sql, type Transaction } from 'kysely';
import type { Fact, FactOf } from '../domain/kernel/facts';
import type { Instant } from '../domain/instant';
import { timestamp } from './database';
import type { NotReserved } from './reservations';
import type { PromisedFlatTable } from './home-tables';
import type { Tables } from './tables';

const ONE_NEED_A_FLAT: NotReserved = {
  rule: 'flat-already-promised',
  source: 'Markanvisning med bostadssociala krav: en lägenhet svarar mot ett behov',
};
const OPEN_NEEDS_ONLY: NotReserved = {
  rule: 'need-not-open',
  source: 'Markanvisning med bostadssociala krav: en lägenhet lovas till ett behov som är öppet',
};
const OWED_ONLY: NotReserved = {
  rule: 'flat-not-outstanding',
  source:
    'Markanvisning med bostadssociala krav: utlovat är levererat, återstående och efterskänkt, varken mer eller mindre',
};

/** The process whose cases are the needs that flats are promised to. */
export const NEED_PROCESS = 'housingNeed';

export type FlatFact = FactOf<'FlatsPromised' | 'FlatsDelivered' | 'FlatsWaived' | 'FlatsReleased'> &
  Pick<Fact, 'no' | 'at'>;

export function isAboutFlats(fact: Fact): fact is Fact & FlatFact {
  return ['FlatsPromised', 'FlatsDelivered', 'FlatsWaived', 'FlatsReleased'].includes(fact.type);
}

/**
 * Writes the ledger of promised flats as the facts say, in their order; such a move is never undone (undo.ts). The
 * unique index is the judge: a rival transaction is waited for, and whoever comes second is told. Returns null when all
 * could stand; the caller rolls back otherwise.
 */
export async function moveFlats(
  tx: Transaction<Tables>,
  ref: string,
  facts: readonly Fact[],
): Promise<NotReserved | null> {
  for (const fact of facts) {
    const refused = isAboutFlats(fact) ? await moveFlatsOf(tx, ref, fact) : null;
    if (refused !== null) return refused;
  }
  return null;
}

async function moveFlatsOf(tx: Transaction<Tables>, ref: string, fact: FlatFact): Promise<NotReserved | null> {
  switch (fact.type) {
    case 'FlatsPromised':
      return promise(tx, ref, fact);
    case 'FlatsDelivered':
      return settle(tx, ref, fact, { status: 'delivered', because: null });
    case 'FlatsWaived':
      return settle(tx, ref, fact, { status: 'waived', because: fact.because });
    case 'FlatsReleased':
      await tx
        .updateTable('promised_flats')
        .set({ status: 'released', because: fact.because, ...settledBy(fact) })
        .where('ref', '=', ref)
        .where('status', '=', 'outstanding')
        .execute();
      return null;
    default:
      return fact satisfies never;
  }
}

async function promise(
  tx: Transaction<Tables>,
  ref: string,
  fact: Extract<FlatFact, { type: 'FlatsPromised' }>,
): Promise<NotReserved | null> {
  const { condition, site, need, no } = fact;
  if (need !== null) {
    const row = await tx.selectFrom('cases').select(['process', 'status']).where('ref', '=', need).executeTakeFirst();
    if (row?.process !== NEED_PROCESS || row.status !== 'open') return OPEN_NEEDS_ONLY;
  }
  const promised = { ref, promised_no: no, condition, site, need, promised_at: timestamp(fact.at) };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('promised_flats')
    .values(
      fact.flats
        .toSorted((a, b) => a - b)
        .map((flat) => ({
          ...promised,
          flat,
          status: 'outstanding',
          settled_no: null,
          settled_at: null,
          because: null,
        })),
    )
    // Any of the two indexes; what was not inserted is what somebody has. In order, or two could wait for each other.
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows) === fact.flats.length ? null : ONE_NEED_A_FLAT;
}

async function settle(
  tx: Transaction<Tables>,
  ref: string,
  fact: Extract<FlatFact, { type: 'FlatsDelivered' | 'FlatsWaived' }>,
  as: Pick<PromisedFlatTable, 'status' | 'because'>,
): Promise<NotReserved | null> {
  const { numUpdatedRows } = await tx
    .updateTable('promised_flats')
    .set({ ...as, ...settledBy(fact) })
    .where('ref', '=', ref)
    .where('condition', '=', fact.condition)
    .where('status', '=', 'outstanding')
    .where('flat', '=', sql<number>`any(${sql.val([...fact.flats])}::integer[])`)
    .executeTakeFirst();
  return Number(numUpdatedRows) === fact.flats.length ? null : OWED_ONLY;
}

function settledBy({ no, at }: { readonly no: number; readonly at: Instant }) {
  return { settled_no: no, settled_at: timestamp(at) };
}
