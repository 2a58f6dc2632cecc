import type { Transaction } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import { timestamp } from './database';
import type { Tables } from './tables';

/** Why something scarce could not be promised; the sentence for people is in the Swedish catalogue. */
export interface NotReserved {
  readonly rule: string;
  readonly source: string;
}

const ONE_A_HOME: NotReserved = {
  rule: 'home-already-reserved',
  source: 'kommunalt kontrakt, matchning: högst en aktiv reservation per bostad',
};
const NOT_TO_LET: NotReserved = {
  rule: 'home-not-available',
  source: 'kommunalt kontrakt, matchning: bostaden ska finnas i bostadsregistret och vara ledig',
};

/** Whether any of the facts can reserve or release a home. */
export function movesReservations(facts: readonly Fact[]): boolean {
  return facts.some(({ type }) => type === 'HomeReserved' || type === 'HomeReleased');
}

/**
 * Reserves and releases homes as the facts say, in the order they say it; such a move is never undone (undo.ts). The partial unique index is the judge:
 * a rival transaction is waited for, and whoever comes second is told. Returns null when all could stand; the caller
 * rolls back otherwise.
 */
export async function moveReservations(
  tx: Transaction<Tables>,
  ref: string,
  facts: readonly Fact[],
): Promise<NotReserved | null> {
  for (const fact of facts) {
    if (fact.type === 'HomeReserved') {
      const refused = await reserve(tx, ref, fact.no, fact.home, fact.at);
      if (refused !== null) return refused;
    } else if (fact.type === 'HomeReleased') {
      await tx
        .updateTable('reservations')
        .set({ released_no: fact.no, released_at: timestamp(fact.at), because: fact.because })
        .where('ref', '=', ref)
        .where('home', '=', fact.home)
        .where('released_no', 'is', null)
        .execute();
    }
  }
  return null;
}

async function reserve(
  tx: Transaction<Tables>,
  ref: string,
  no: number,
  home: string,
  at: number,
): Promise<NotReserved | null> {
  const row = await tx.selectFrom('homes').select('status').where('id', '=', home).forShare().executeTakeFirst();
  if (row?.status !== 'available') return NOT_TO_LET;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reservations')
    .values({ ref, reserved_no: no, home, reserved_at: timestamp(at) })
    .onConflict((c) => c.column('home').where('released_no', 'is', null).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 0n ? ONE_A_HOME : null;
}
