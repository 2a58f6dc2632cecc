import { sql, type Selectable, type Transaction } from 'kysely';
import type { Register } from './database';
import { canonical } from './hash-chain';
import { CURRENT_TABLES, type CurrentRows, currentRows, factsByCase, rowsByCase } from './rebuild';
import type { FactTable, Tables } from './tables';
import { textArray } from './visible-cases';

export type CurrentTable = (typeof CURRENT_TABLES)[number];

/** A row of a current table that is not what the facts give. */
export interface Difference {
  readonly table: CurrentTable;
  readonly ref: string;
  /** Task, offer or number of the reserving fact; empty for the case itself. */
  readonly id: string;
  readonly what: 'missing' | 'should-not-be' | 'differs';
  /** Columns that differ. */
  readonly columns: readonly string[];
}

type Row = { readonly [column: string]: unknown };

/** Compares every row of the current tables with what the facts give. Changes nothing. */
export async function differences(register: Register): Promise<readonly Difference[]> {
  return inSnapshot(register, (tx) => differencesIn(tx, register.processByName));
}

/** Reads as the register was at one moment, however long it takes, while cases go on. */
export function inSnapshot<T>({ db }: Register, read: (tx: Transaction<Tables>) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`set local statement_timeout = 0`.execute(tx);
      // Between two reads there may be much to fold.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
      return read(tx);
    });
}

export async function differencesIn(
  tx: Transaction<Tables>,
  processByName: Register['processByName'],
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const refs = new Set<string>();
  for await (const some of factsByCase(tx)) {
    found.push(...(await differencesOf(tx, processByName, some)));
    for (const ref of some.keys()) refs.add(ref);
  }
  for (const table of CURRENT_TABLES) {
    const rows = (await tx.selectFrom(table).select('ref').distinct().execute()).filter(({ ref }) => !refs.has(ref));
    found.push(...rows.map(({ ref }) => ({ table, ref, id: '', what: 'should-not-be' as const, columns: [] })));
  }
  return found;
}

/** The same for some cases, whose facts are given. */
export async function differencesOf(
  tx: Transaction<Tables>,
  processByName: Register['processByName'],
  some: ReadonlyMap<string, readonly Selectable<FactTable>[]>,
): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  const refs = [...some.keys()];
  if (refs.length === 0) return [];
  const expected = new Map(refs.map((ref) => [ref, expectedOf(processByName, some.get(ref) ?? [])]));
  for (const table of CURRENT_TABLES) {
    const rows = await standingRows(tx, table, refs, expected);
    for (const [ref, standing] of rowsByCase(refs, rows)) {
      const wanted = expected.get(ref)?.[table] ?? [];
      found.push(...compare(table, ref, wanted as readonly unknown[] as readonly Row[], standing));
    }
  }
  return found;
}

/** A case's state comes as the text it was written as: nearly always it is the very text that the fold gives. */
async function standingRows(
  tx: Transaction<Tables>,
  table: CurrentTable,
  refs: readonly string[],
  expected: ReadonlyMap<string, CurrentRows | null>,
): Promise<readonly (Row & { readonly ref: string })[]> {
  if (table !== 'cases') return tx.selectFrom(table).selectAll().where('ref', 'in', refs).execute();
  const folded = [...expected.values()].find((rows) => rows !== null && rows.cases.length > 0)?.cases[0];
  const columns = Object.keys(folded ?? { ref: '' }).map((column) =>
    AS_TEXT.has(column) ? sql`${sql.ref(column)}::text as ${sql.ref(column)}` : sql.ref(column),
  );
  const { rows } = await sql<Row & { readonly ref: string }>`
    select ${sql.join(columns)} from cases where ref = any(${textArray(refs)})
  `.execute(tx);
  return rows;
}

const AS_TEXT: ReadonlySet<string> = new Set(['state', 'began_with']);

/** Null when the facts cannot be folded: they give no rows, and every standing row is then named. */
function expectedOf(
  processByName: Register['processByName'],
  facts: readonly Selectable<FactTable>[],
): CurrentRows | null {
  try {
    return currentRows(processByName, facts);
  } catch {
    return null;
  }
}

function compare(table: CurrentTable, ref: string, expected: readonly Row[], standing: readonly Row[]): Difference[] {
  const found: Difference[] = [];
  const left = new Map(standing.map((row) => [idOf(table, row), row]));
  for (const row of expected) {
    const id = idOf(table, row);
    const stands = left.get(id);
    left.delete(id);
    if (stands === undefined) {
      found.push({ table, ref, id, what: 'missing', columns: [] });
      continue;
    }
    const columns = Object.keys(row).filter(
      (column) =>
        row[column] !== stands[column] && comparable(row[column], column) !== comparable(stands[column], column),
    );
    if (columns.length > 0) found.push({ table, ref, id, what: 'differs', columns });
  }
  for (const id of left.keys()) found.push({ table, ref, id, what: 'should-not-be', columns: [] });
  return found;
}

function idOf(table: CurrentTable, row: Row): string {
  if (table === 'cases') return '';
  if (table === 'promised_flats') return `${String(row['promised_no'])}/${String(row['flat'])}`;
  return String(table === 'reservations' ? row['reserved_no'] : row['id']);
}

/** A value to be written and the same value read back, made alike: dates are instants, json is a value. */
function comparable(value: unknown, column: string): string {
  if (value instanceof Date) return String(value.getTime());
  if ((column === 'state' || column === 'began_with') && typeof value === 'string') return canonical(JSON.parse(value));
  return canonical(value);
}
