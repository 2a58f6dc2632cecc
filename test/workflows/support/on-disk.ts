import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Register } from '../../../register/database';
import { testServer } from '../../support/database';

/**
 * Every row of every table that is not PostgreSQL's own, as text: what a dump of the database holds. `bytea` is written
 * in hexadecimal, as `pg_dump` does; that program itself is missing beside the PostgreSQL that npm brings.
 */
export async function dumpOf({ db }: Register): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')
    union all select 'pg_catalog.pg_largeobject'`.execute(db);
  const rows = await Promise.all(
    tables.rows.map(({ name }) => sql<{ row: string }>`select t::text as row from ${sql.raw(name)} as t`.execute(db)),
  );
  return rows.flatMap((one) => one.rows.map(({ row }) => row)).join('\n');
}

/**
 * Those of the words that stand anywhere in the files of the database, its write-ahead log and Temporal's own store:
 * more than any dump, for rows that were changed or deleted lie there too, and so do indexes and logs. Only what
 * PostgreSQL has compressed (values over two thousand bytes) is legible in the rows alone.
 */
export async function wordsOnDisk({ db }: Register, words: readonly string[]): Promise<readonly string[]> {
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ folder: string; own: string }>`
    select current_setting('data_directory') as folder, oid::text as own
    from pg_database where datname = current_database()`.execute(db);
  const { folder = '', own = '' } = rows[0] ?? {};
  const others = readdirSync(path.join(folder, 'base'))
    .filter((name) => name !== own)
    .map((name) => path.join(folder, 'base', name));
  const found = new Set<string>();
  for (const file of new Set([...filesIn(folder, others), ...filesIn(testServer('DATA'), others)])) {
    const bytes = bytesOf(file);
    for (const word of words) if (bytes.includes(word)) found.add(word);
  }
  return [...found];
}

function filesIn(folder: string, but: readonly string[]): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (but.includes(at)) return [];
    if (entry.isDirectory()) return filesIn(at, but);
    return entry.isFile() ? [at] : [];
  });
}

/** Servers that run remove files of theirs at any time. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
