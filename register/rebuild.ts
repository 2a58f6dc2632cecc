import { sql, type Insertable, type Selectable, type Transaction } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import { beganWith, changedOffers, changedTasks, caseRow, type StateChange } from './case-rows';
import { fold } from './append-facts';
import type { Register } from './database';
import { factOf } from './fact-rows';
import { foldFlats } from './fold-flats';
import { foldReservations } from './fold-reservations';
import type { PromisedFlatTable, ReservationTable } from './home-tables';
import type { CaseTable, FactTable, OfferTable, Tables, TaskTable } from './tables';

/** What the facts of one case give in the current tables. */
export interface CurrentRows {
  readonly cases: readonly Insertable<CaseTable>[];
  readonly tasks: readonly Insertable<TaskTable>[];
  readonly offers: readonly Insertable<OfferTable>[];
  readonly reservations: readonly Insertable<ReservationTable>[];
  readonly promised_flats: readonly Insertable<PromisedFlatTable>[];
}

export const CURRENT_TABLES = ['cases', 'tasks', 'offers', 'reservations', 'promised_flats'] as const;

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
    return { cases: [], tasks: [], offers: [], reservations: [], promised_flats: [] };
  }
  return {
    cases: [{ ...caseRow(last.after, first.at, row.hash), began_with: beganWith(last.after) }],
    tasks: changedTasks(changes),
    offers: changedOffers(changes),
    reservations: foldReservations(row.ref, facts),
    promised_flats: foldFlats(row.ref, facts),
  };
}

/** A case may have a few hundred facts of half a kilobyte. */
const CASES_A_READ = 50;

/** The stored facts of every case, by reference, some cases at a time: a round trip a case would cost more than the fold. */
export async function* factsByCase(
  db: Transaction<Tables>,
): AsyncGenerator<ReadonlyMap<string, readonly Selectable<FactTable>[]>> {
  const refs = (await db.selectFrom('facts').select('ref').distinct().orderBy('ref').execute()).map(({ ref }) => ref);
  for (let from = 0; from < refs.length; from += CASES_A_READ) {
    const some = refs.slice(from, from + CASES_A_READ);
    const rows = await db
      .selectFrom('facts')
      .selectAll()
      .where('ref', 'in', some)
      .orderBy('ref')
      .orderBy('no')
      .execute();
    yield rowsByCase(some, rows);
  }
}

/** Rows of some cases, gathered per case; a case without any has an empty list. */
export function rowsByCase<Row extends { readonly ref: string }>(
  refs: readonly string[],
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const gathered = new Map<string, Row[]>(refs.map((ref) => [ref, []]));
  for (const row of rows) gathered.get(row.ref)?.push(row);
  return gathered;
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
    for await (const some of factsByCase(tx)) {
      for (const facts of some.values()) await insertCurrent(tx, currentRows(processByName, facts));
      cases += some.size;
    }
    return cases;
  });
}

/**
 * The same for one case, when the audit has found its rows to differ. Whoever appends to it meanwhile waits; facts that
 * cannot be folded leave everything as it was.
 */
export async function rebuildCase({ db, processByName, standings }: Register, ref: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('cases').select('ref').where('ref', '=', ref).forUpdate().execute();
    const facts = await tx.selectFrom('facts').selectAll().where('ref', '=', ref).orderBy('no').execute();
    const rows = currentRows(processByName, facts);
    for (const table of CURRENT_TABLES) await tx.deleteFrom(table).where('ref', '=', ref).execute();
    await insertCurrent(tx, rows);
  });
  standings.forget(ref);
}

async function insertCurrent(tx: Transaction<Tables>, rows: CurrentRows): Promise<void> {
  for (const table of CURRENT_TABLES) {
    const values = rows[table];
    if (values.length > 0)
      await tx
        .insertInto(table)
        .values([...values])
        .execute();
  }
}
