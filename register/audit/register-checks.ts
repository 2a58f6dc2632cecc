import { type Kysely, type Selectable, sql } from 'kysely';
import type { Found } from '../../domain/audit/found';
import { timestamp } from '../database';
import { differencesOf } from '../differences';
import { rowsByCase } from '../rebuild';
import type { FactTable, Tables } from '../tables';
import { textArray } from '../visible-cases';
import { brokenLinks, type Break, contentBreak, foundBreaks, rowDigests, UNREAD, unverified } from './chains';
import type { Look } from './look';

const CASES_A_READ = 50;

/** What stands written of a case after this look. */
export interface Verified {
  readonly ref: string;
  readonly no: number;
  readonly hash: string;
  readonly rows_digest: string;
}

export interface RegisterChecked {
  readonly found: readonly Found[];
  readonly verified: readonly Verified[];
  /** Damaged: read anew at every look. */
  readonly damaged: readonly string[];
}

/**
 * Facts against their hashes, and rows against their facts. Numbers and links are looked at each time; a case is read
 * when it has new facts or its rows are not what they were, always from its first fact; all of them once a week
 * (`again`).
 */
export async function checkRegister(look: Look): Promise<RegisterChecked> {
  const [links, unread, digests] = [await brokenLinks(look), await unverified(look), await rowDigests(look)];
  const seen = await seenBefore(look);
  const broken = new Map<string, Break>(links.map((one) => [one.ref, one]));
  const toRead = [...new Set([...unread, ...changedRows(digests, seen)])].toSorted();
  const differing: Found[] = [];
  const verified: Verified[] = [];
  for (let from = 0; from < toRead.length; from += CASES_A_READ) {
    const some = toRead.slice(from, from + CASES_A_READ);
    const facts = await factsOf(look, some);
    for (const [ref, rows] of facts) {
      const content = broken.has(ref) ? null : contentBreak(rows, seen.get(ref) ?? null);
      if (content !== null) broken.set(ref, content);
    }
    // Facts that cannot be trusted say nothing about the rows.
    const sound = new Map([...facts].filter(([ref]) => !broken.has(ref)));
    const wrong = await differingRows(look, sound);
    differing.push(...wrong);
    const bad = new Set(wrong.map(({ ref }) => ref));
    for (const [ref, rows] of sound) {
      const last = rows.at(-1);
      if (last !== undefined && !bad.has(ref))
        verified.push({ ref, no: last.no, hash: last.hash, rows_digest: digests.get(ref) ?? UNREAD });
    }
    look.alive();
  }
  const found = [...(await foundBreaks(look, [...broken.values()])), ...differing];
  return { found, verified, damaged: [...broken.keys()] };
}

/** Cases whose rows are not what they were when they were read, or are gone. */
function changedRows(digests: ReadonlyMap<string, string>, seen: ReadonlyMap<string, Verified>): readonly string[] {
  const gone = [...seen.keys()].filter((ref) => !digests.has(ref));
  const other = [...digests].filter(([ref, digest]) => seen.get(ref)?.rows_digest !== digest).map(([ref]) => ref);
  return [...gone, ...other];
}

async function seenBefore(look: Look): Promise<ReadonlyMap<string, Verified>> {
  const rows = await look.tx
    .selectFrom('audit_verified')
    .select(['ref', 'no', 'hash', 'rows_digest'])
    .$if(look.only !== null, (query) => query.where('ref', '=', look.only ?? ''))
    .execute();
  return new Map(rows.map((row) => [row.ref, row]));
}

async function factsOf(
  { tx }: Look,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly Selectable<FactTable>[]>> {
  const rows = await tx
    .selectFrom('facts')
    .selectAll()
    .where(sql<boolean>`ref = any(${textArray(refs)})`)
    .orderBy('ref')
    .orderBy('no')
    .execute();
  return rowsByCase(refs, rows);
}

/** One finding a case, whichever of its rows differ. */
async function differingRows(
  { tx, processByName, world }: Look,
  facts: ReadonlyMap<string, readonly Selectable<FactTable>[]>,
): Promise<readonly Found[]> {
  const byCase = new Map<string, Set<string>>();
  for (const { table, ref, columns, what } of await differencesOf(tx, processByName, facts)) {
    const places = byCase.get(ref) ?? new Set();
    for (const column of columns.length === 0 ? [what] : columns) places.add(`${table}.${column}`);
    byCase.set(ref, places);
  }
  return [...byCase].map(([ref, places]) => ({
    check: 'row-differs',
    ref,
    subject: '',
    since: facts.get(ref)?.at(-1)?.at ?? world.now,
    unit: null,
    values: { columns: [...places].slice(0, 5).join(', ') },
  }));
}

/** Remembers how far each case has been read. Real time. */
export async function rememberVerified(
  db: Kysely<Tables>,
  { verified, damaged }: Pick<RegisterChecked, 'verified' | 'damaged'>,
  realNow: number,
): Promise<void> {
  // How far they had been read is kept: an end that is missing, or written anew, is known by nothing else.
  if (damaged.length > 0)
    await db.updateTable('audit_verified').set({ rows_digest: UNREAD }).where('ref', 'in', damaged).execute();
  for (let from = 0; from < verified.length; from += 500) {
    const rows = verified.slice(from, from + 500).map((one) => ({ ...one, verified_at: timestamp(realNow) }));
    await db
      .insertInto('audit_verified')
      .values(rows)
      .onConflict((c) =>
        c.column('ref').doUpdateSet((e) => ({
          no: e.ref('excluded.no'),
          hash: e.ref('excluded.hash'),
          rows_digest: e.ref('excluded.rows_digest'),
          verified_at: e.ref('excluded.verified_at'),
        })),
      )
      .execute();
  }
}
