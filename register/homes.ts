import type { CivilDate, Instant } from '../domain/instant';
import { timestamp, type Register } from './database';

export interface HomeDetails {
  readonly id: string;
  readonly address: string;
  readonly district: string;
  readonly rooms: number;
  readonly sqm: number;
  /** Kronor a month. */
  readonly rentMonth: number;
  readonly floor: number;
  readonly lift: boolean;
  readonly accessible: boolean;
  readonly landlord: string;
  readonly availableFrom: CivilDate;
  readonly status: 'available' | 'let' | 'withdrawn';
}

export interface Home extends HomeDetails {
  /** Grows with each edit; an edit names the version it saw. */
  readonly version: number;
  /** The case that has it reserved now. */
  readonly reservedFor: string | null;
  readonly reservedAt: Instant | null;
}

/** All homes with their active reservation, by address. `vacantOnly` leaves those that can be reserved now. */
export async function homes(
  { db }: Register,
  filter: { readonly vacantOnly?: boolean } = {},
): Promise<readonly Home[]> {
  let query = homeQuery({ db }).orderBy('homes.available_from').orderBy('homes.id');
  if (filter.vacantOnly === true) {
    query = query.where('homes.status', '=', 'available').where('r.ref', 'is', null);
  }
  return (await query.execute()).map(homeOf);
}

export async function homeById({ db }: Register, id: string): Promise<Home | null> {
  const row = await homeQuery({ db }).where('homes.id', '=', id).executeTakeFirst();
  return row === undefined ? null : homeOf(row);
}

function homeQuery({ db }: Pick<Register, 'db'>) {
  return db
    .selectFrom('homes')
    .leftJoin('reservations as r', (j) => j.onRef('r.home', '=', 'homes.id').on('r.released_no', 'is', null))
    .selectAll('homes')
    .select(['r.ref as reserved_for', 'r.reserved_at']);
}

type HomeRow = Awaited<ReturnType<ReturnType<typeof homeQuery>['execute']>>[number];

function homeOf(row: HomeRow): Home {
  return {
    id: row.id,
    address: row.address,
    district: row.district,
    rooms: row.rooms,
    sqm: row.sqm,
    rentMonth: row.rent_month,
    floor: row.floor,
    lift: row.lift,
    accessible: row.accessible,
    landlord: row.landlord,
    availableFrom: row.available_from,
    status: row.status,
    version: row.version,
    reservedFor: row.reserved_for,
    reservedAt: row.reserved_at,
  };
}

export type HomeSaved = 'saved' | 'taken' | 'changed-by-another' | 'reserved';

/**
 * Enters a home (`version` null) or edits it. A home that somebody has been promised cannot be withdrawn or let away
 * under them: `reserved`. @param by person id. Displayed clock.
 */
export async function saveHome(
  { db }: Register,
  home: HomeDetails,
  edit: { readonly version: number | null; readonly by: string; readonly now: Instant },
): Promise<HomeSaved> {
  const { id, rentMonth, availableFrom, ...rest } = home;
  const row = {
    ...rest,
    rent_month: rentMonth,
    available_from: availableFrom,
    changed_at: timestamp(edit.now),
    changed_by: edit.by,
  };
  if (edit.version === null) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('homes')
      .values({ id, ...row })
      .onConflict((c) => c.column('id').doNothing())
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 0n ? 'taken' : 'saved';
  }
  const seen = edit.version;
  return db.transaction().execute(async (tx): Promise<HomeSaved> => {
    // The row lock keeps a reservation out between the look and the write.
    const standing = await tx.selectFrom('homes').select('version').where('id', '=', id).forUpdate().executeTakeFirst();
    if (standing?.version !== seen) return 'changed-by-another';
    const reserved = await tx
      .selectFrom('reservations')
      .select('ref')
      .where('home', '=', id)
      .where('released_no', 'is', null)
      .executeTakeFirst();
    if (reserved !== undefined && home.status !== 'available') return 'reserved';
    await tx
      .updateTable('homes')
      .set({ ...row, version: seen + 1 })
      .where('id', '=', id)
      .execute();
    return 'saved';
  });
}
