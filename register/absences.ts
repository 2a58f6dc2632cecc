import type { Absence } from '../domain/absence/absence';
import type { DutyRow } from '../domain/absence/duty';
import type { Kysely, Selectable } from 'kysely';
import type { Register } from './database';
import type { AbsenceTable } from './staff-tables';
import type { Tables } from './tables';

export function absenceOf(row: Selectable<AbsenceTable>): Absence {
  return {
    id: row.id,
    person: row.person,
    kind: row.kind,
    from: row.from_day,
    to: row.to_day,
    deputy: row.deputy,
    reviewOn: row.review_on,
    endedAt: row.ended_at,
  };
}

/** Every absence that was not taken back, oldest first: also past ones, since a message may speak of then. */
export async function allAbsences(db: Kysely<Tables>): Promise<readonly Absence[]> {
  const rows = await db.selectFrom('absences').selectAll().orderBy('from_day').orderBy('id').execute();
  return rows.map(absenceOf);
}

export async function dutyRoster(db: Kysely<Tables>): Promise<readonly DutyRow[]> {
  const rows = await db.selectFrom('duty_roster').selectAll().orderBy('unit').orderBy('hours').execute();
  return rows.map((row) => ({ unit: row.unit, hours: row.hours, onDuty: row.on_duty }));
}

export async function absenceById({ db }: Pick<Register, 'db'>, id: string): Promise<Absence | null> {
  const row = await db.selectFrom('absences').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : absenceOf(row);
}
