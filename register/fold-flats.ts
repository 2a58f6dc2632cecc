import type { Insertable } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import { timestamp } from './database';
import { type FlatFact, isAboutFlats } from './promised-flats';
import type { PromisedFlatTable } from './home-tables';

type Row = Insertable<PromisedFlatTable>;

/** What moveFlats leaves in the table, folded from a case's facts without one. */
export function foldFlats(ref: string, facts: readonly Fact[]): readonly Row[] {
  let rows: readonly Row[] = [];
  for (const fact of facts) if (isAboutFlats(fact)) rows = afterFact(ref, rows, fact);
  return rows;
}

function afterFact(ref: string, rows: readonly Row[], fact: FlatFact): readonly Row[] {
  switch (fact.type) {
    case 'FlatsPromised':
      return [...rows, ...promised(ref, fact)];
    case 'FlatsDelivered':
      return settled(rows, fact, 'delivered', null, (row) => isAmong(row, fact));
    case 'FlatsWaived':
      return settled(rows, fact, 'waived', fact.because, (row) => isAmong(row, fact));
    case 'FlatsReleased':
      return settled(rows, fact, 'released', fact.because, () => true);
    default:
      return fact satisfies never;
  }
}

function promised(ref: string, fact: Extract<FlatFact, { type: 'FlatsPromised' }>): readonly Row[] {
  return fact.flats.map((flat) => ({
    ref,
    promised_no: fact.no,
    condition: fact.condition,
    site: fact.site,
    flat,
    need: fact.need,
    promised_at: timestamp(fact.at),
    status: 'outstanding',
    settled_no: null,
    settled_at: null,
    because: null,
  }));
}

function settled(
  rows: readonly Row[],
  fact: FlatFact,
  status: Row['status'],
  because: string | null,
  concerns: (row: Row) => boolean,
): readonly Row[] {
  return rows.map((row) =>
    row.status === 'outstanding' && concerns(row)
      ? { ...row, status, because, settled_no: fact.no, settled_at: timestamp(fact.at) }
      : row,
  );
}

function isAmong(row: Row, fact: { readonly condition: string; readonly flats: readonly number[] }): boolean {
  return row.condition === fact.condition && fact.flats.includes(row.flat);
}
