import type { CivilDate } from '../domain/instant';
import type { Register } from './database';
import { storable } from './storable';

/** A member of a household, as only the register knows them. `idx` 0 is the applicant. */
export interface HouseholdMember {
  readonly idx: number;
  readonly adult: boolean;
  readonly name: string;
  /** As written, any separators; stored as digits. Null when not given. */
  readonly personNumber: string | null;
  /** `YYYY-MM`. */
  readonly birthYearMonth: string | null;
  readonly sex: string | null;
  /** Where a child lives: code of the intake form. */
  readonly residence: string | null;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
}

/** The row of a member; the surname is the last word of the name. */
export function memberRow(ref: string, member: HouseholdMember) {
  const name = storable(member.name).trim().replace(/\s+/g, ' ');
  const surname = name.slice(name.lastIndexOf(' ') + 1);
  return {
    ref,
    idx: member.idx,
    adult: member.adult,
    name,
    surname,
    name_key: nameKey(name),
    surname_key: nameKey(surname),
    person_number: member.personNumber?.replace(/\D/g, '') || null,
    birth_year_month: member.birthYearMonth,
    sex: member.sex,
    residence: member.residence,
    from_day: member.from,
    to_day: member.to,
  };
}

/** A name as it is searched for: small letters, one way of writing å. */
export function nameKey(name: string): string {
  return storable(name).normalize('NFC').toLocaleLowerCase('sv');
}

/** Writes a member as given now: somebody who came, or a value that was wrong. */
export async function saveHouseholdMember({ db }: Register, ref: string, member: HouseholdMember): Promise<void> {
  const { ref: _ref, idx: _idx, ...row } = memberRow(ref, member);
  await db
    .insertInto('household_members')
    .values({ ref, idx: member.idx, ...row })
    .onConflict((c) => c.columns(['ref', 'idx']).doUpdateSet(row))
    .execute();
}

/** The household in order, those who left too. Ask `access` before showing it. */
export async function householdOf({ db }: Register, ref: string): Promise<readonly HouseholdMember[]> {
  const rows = await db.selectFrom('household_members').selectAll().where('ref', '=', ref).orderBy('idx').execute();
  return rows.map((row) => ({
    idx: row.idx,
    adult: row.adult,
    name: row.name,
    personNumber: row.person_number,
    birthYearMonth: row.birth_year_month,
    sex: row.sex,
    residence: row.residence,
    from: row.from_day,
    to: row.to_day,
  }));
}
