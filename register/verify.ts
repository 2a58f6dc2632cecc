import type { Selectable, Transaction } from 'kysely';
import type { Register } from './database';
import { differencesIn, inSnapshot } from './differences';
import { factOf } from './fact-rows';
import { chainStart, factHash, textHash } from './hash-chain';
import { factsByCase } from './rebuild';
import type { FactTable, Tables } from './tables';

/** Something that is not as it was written. `where` names the row as a person would look it up. */
export interface Fault {
  readonly where: string;
  readonly what: string;
}

/**
 * Checks the whole register: each case's chain (the first broken fact is named), its numbers, the head the case
 * remembers, each kept text against its salted hash, and every current row against the facts. Changes nothing.
 */
export async function verify(register: Register): Promise<readonly Fault[]> {
  return inSnapshot(register, async (tx) => {
    const faults: Fault[] = [];
    const ends = new Map<string, End>();
    for await (const some of factsByCase(tx)) {
      for (const [ref, facts] of some) {
        const last = facts.at(-1);
        if (last !== undefined) ends.set(ref, last);
        const broken = firstBrokenLink(facts);
        if (broken !== null) faults.push(broken);
      }
    }
    faults.push(...(await lostTails(tx, ends)), ...(await wrongTexts(tx)));
    for (const { table, ref, id, what, columns } of await differencesIn(tx, register.processByName)) {
      const where = `${table} ${ref}${id === '' ? '' : ` ${id}`}`;
      faults.push({ where, what: columns.length > 0 ? `differs from the facts in ${columns.join(', ')}` : what });
    }
    return faults;
  });
}

interface End {
  readonly no: number;
  readonly hash: string;
}

function firstBrokenLink(facts: readonly Selectable<FactTable>[]): Fault | null {
  let previous = chainStart(facts[0]?.ref ?? '');
  let no = 0;
  for (const row of facts) {
    no += 1;
    if (row.no !== no) return { where: `facts ${row.ref}/${no}`, what: `is missing: ${row.no} follows ${no - 1}` };
    const where = `facts ${row.ref}/${row.no}`;
    if (row.prev_hash !== previous) return { where, what: 'is not chained to the fact before it' };
    if (factHash(row.ref, previous, factOf(row)) !== row.hash)
      return { where, what: 'says something else than its hash' };
    previous = row.hash;
  }
  return null;
}

/** A chain cut off at its end looks whole; the case remembers how long it was. */
async function lostTails(tx: Transaction<Tables>, ends: ReadonlyMap<string, End>): Promise<Fault[]> {
  const rows = await tx.selectFrom('cases').select(['ref', 'no', 'head']).execute();
  return rows.flatMap(({ ref, no, head }) => {
    const last = ends.get(ref);
    if ((last?.no ?? 0) < no)
      return [{ where: `facts ${ref}/${(last?.no ?? 0) + 1}`, what: `is missing: the case had ${no} facts` }];
    if (last?.no === no && last.hash !== head)
      return [{ where: `facts ${ref}/${no}`, what: 'is not the fact the case ended with' }];
    return [];
  });
}

async function wrongTexts(tx: Transaction<Tables>): Promise<Fault[]> {
  const rows = await tx
    .selectFrom('texts')
    .select(['hash', 'ref', 'field', 'salt', 'body'])
    .where('body', 'is not', null)
    .execute();
  return rows
    .filter(({ hash, salt, body }) => body !== null && textHash(salt, body) !== hash)
    .map(({ ref, field, hash }) => ({
      where: `texts ${ref} ${field} ${hash.slice(0, 12)}`,
      what: 'says something else than its hash',
    }));
}
