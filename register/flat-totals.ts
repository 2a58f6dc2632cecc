import { sql } from 'kysely';
import type { Register } from './database';

/** promised = delivered + outstanding + waived, at every instant: a flat stands in one of the three. */
export interface FlatTotals {
  readonly promised: number;
  readonly delivered: number;
  readonly outstanding: number;
  readonly waived: number;
}

export const NO_FLATS: FlatTotals = { promised: 0, delivered: 0, outstanding: 0, waived: 0 };

/** Per case and condition, for the cases given; what was let go is not promised any more. */
export async function flatTotals(
  { db }: Register,
  refs: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, FlatTotals>>> {
  if (refs.length === 0) return new Map();
  const rows = await db
    .selectFrom('promised_flats')
    .select(['ref', 'condition', ...counts()])
    .where('ref', 'in', [...refs])
    .where('status', '<>', 'released')
    .groupBy(['ref', 'condition'])
    .orderBy('condition')
    .execute();
  const byRef = new Map<string, Map<string, FlatTotals>>();
  for (const { ref, condition, ...totals } of rows) {
    byRef.set(ref, (byRef.get(ref) ?? new Map<string, FlatTotals>()).set(condition, totals));
  }
  return byRef;
}

/** Per need: what has been promised to it, wherever. */
export async function flatsOfNeeds(
  { db }: Register,
  needs: readonly string[],
): Promise<ReadonlyMap<string, FlatTotals>> {
  if (needs.length === 0) return new Map();
  const rows = await db
    .selectFrom('promised_flats')
    .select(['need', ...counts()])
    .where('need', 'in', [...needs])
    .where('status', '<>', 'released')
    .groupBy('need')
    .execute();
  return new Map(rows.flatMap(({ need, ...totals }) => (need === null ? [] : [[need, totals] as const])));
}

export interface PromisedFlat {
  readonly condition: string;
  readonly flat: number;
  readonly need: string | null;
  readonly status: 'outstanding' | 'delivered' | 'waived' | 'released';
}

/** Every flat a case has promised, by condition and number. */
export async function flatsOf({ db }: Register, ref: string): Promise<readonly PromisedFlat[]> {
  return db
    .selectFrom('promised_flats')
    .select(['condition', 'flat', 'need', 'status'])
    .where('ref', '=', ref)
    .orderBy('condition')
    .orderBy('flat')
    .orderBy('promised_no')
    .execute();
}

/** Conditions added up. */
export function sumOf(totals: Iterable<FlatTotals>): FlatTotals {
  return [...totals].reduce(
    (sum, one) => ({
      promised: sum.promised + one.promised,
      delivered: sum.delivered + one.delivered,
      outstanding: sum.outstanding + one.outstanding,
      waived: sum.waived + one.waived,
    }),
    NO_FLATS,
  );
}

function counts() {
  const standing = (status: string) => sql<number>`count(*) filter (where status = ${status})`;
  return [
    sql<number>`count(*)`.as('promised'),
    standing('delivered').as('delivered'),
    standing('outstanding').as('outstanding'),
    standing('waived').as('waived'),
  ] as const;
}
