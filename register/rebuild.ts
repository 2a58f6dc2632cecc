import { sql, type Insertable, type Selectable, type Transaction } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import { changedOffers, changedTasks, caseRow, type StateChange } from './case-rows';
import { fold } from './append-facts';
import type { Register } from './database';
import { factOf } from './fact-rows';
import { foldReservations } from './fold-reservations';
import type { CaseTable, FactTable, OfferTable, ReservationTable, Tables, TaskTable } from './tables';

/** What the facts of one case give in the current tables. */
export interface CurrentRows {
  readonly cases: readonly Insertable<CaseTable>[];
  readonly tasks: readonly Insertable<TaskTable>[];
  readonly offers: readonly Insertable<OfferTable>[];
  readonly reservations: readonly Insertable<ReservationTable>[];
}

export const CURRENT_TABLES = ['cases', 'tasks', 'offers', 'reservations'] as const;

/** Folds the stored facts of one case into its rows. Pure: the same functions as an append, from nothing. */
export function currentRows(
  processByName: Register['processByName'],
  rows: readonly Selectable<FactTable>[],
): CurrentRows {
  const facts: Fact[] = rows.map(factOf);
  const changes: readonly StateChange[] = fold(processByName, null, facts);
  const last = changes.at(-1);
  const [first] = facts;
  const row = rows.at(-1);
  if (last === undefined || first === undefined || row === undefined) {
    return { cases: [], tasks: [], offers: [], reservations: [] };
  }
  return {
    cases: [caseRow(last.after, first.at, row.hash)],
    tasks: changedTasks(changes),
    offers: changedOffers(changes),
    reservations: foldReservations(row.ref, facts),
  };
}

/** The stored facts of every case, one case at a time, by reference. */
export async function* factsByCase(db: Transaction<Tables>): AsyncGenerator<readonly Selectable<FactTable>[]> {
  const refs = await db.selectFrom('facts').select('ref').distinct().orderBy('ref').execute();
  for (const { ref } of refs) {
    yield await db.selectFrom('facts').selectAll().where('ref', '=', ref).orderBy('no').execute();
  }
}

/**
 * Empties the current tables and folds them again from the facts, in one transaction: whoever reads meanwhile sees the
 * old ones, whoever appends waits. Texts, drafts, messages, homes and intakes are left. Returns how many cases.
 */
export async function rebuild({ db, processByName }: Register): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
    // Readers go on; a select for update, with which every append begins, waits.
    await sql`lock table cases in exclusive mode`.execute(tx);
    for (const table of CURRENT_TABLES) await tx.deleteFrom(table).execute();
    let cases = 0;
    for await (const facts of factsByCase(tx)) {
      const rows = currentRows(processByName, facts);
      for (const row of rows.cases) await tx.insertInto('cases').values(row).execute();
      if (rows.tasks.length > 0)
        await tx
          .insertInto('tasks')
          .values([...rows.tasks])
          .execute();
      if (rows.offers.length > 0)
        await tx
          .insertInto('offers')
          .values([...rows.offers])
          .execute();
      if (rows.reservations.length > 0)
        await tx
          .insertInto('reservations')
          .values([...rows.reservations])
          .execute();
      cases += 1;
    }
    return cases;
  });
}
