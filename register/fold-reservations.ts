import type { Insertable } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import { timestamp } from './database';
import type { ReservationTable } from './home-tables';

/** What moveReservations leaves in the table, folded from a case's facts without one. */
export function foldReservations(ref: string, facts: readonly Fact[]): Insertable<ReservationTable>[] {
  let rows: Insertable<ReservationTable>[] = [];
  for (const fact of facts) {
    const released = { released_no: fact.no, released_at: timestamp(fact.at) };
    if (fact.type === 'HomeReserved') {
      rows.push({
        ref,
        reserved_no: fact.no,
        home: fact.home,
        reserved_at: timestamp(fact.at),
        released_no: null,
        released_at: null,
        because: null,
      });
    } else if (fact.type === 'HomeReleased') {
      rows = rows.map((row) =>
        row.home === fact.home && active(row) ? { ...row, ...released, because: fact.because } : row,
      );
    }
  }
  return rows;
}

function active(row: Insertable<ReservationTable>): boolean {
  return row.released_no == null;
}
