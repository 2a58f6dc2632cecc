import type { CivilDate } from '../domain/instant';
import type { CodedRecord } from '../domain/kernel/state';
import { inForceOn } from '../domain/land-rulebook/versions';
import type { RulebookVersion } from '../domain/land-rulebook/types';
import type { Register } from './database';

/** A need that a plot may answer, open as long as its case is. */
export interface OpenNeed {
  readonly ref: string;
  readonly data: CodedRecord;
}

export async function openNeeds({ db }: Register): Promise<readonly OpenNeed[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['ref', 'state'])
    .where('process', '=', 'housingNeed')
    .where('status', '=', 'open')
    .orderBy('ref')
    .execute();
  return rows.map(({ ref, state }) => ({ ref, data: state.data }));
}

/** The version of the rulebook that is in force on a day, by the code that forms and commands name it with. */
export interface RulebookInForce {
  readonly code: string;
  readonly ref: string;
  readonly version: RulebookVersion;
  readonly until: CivilDate | null;
}

export async function rulebooksInForce({ db }: Register, day: CivilDate): Promise<readonly RulebookInForce[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['ref', 'state'])
    .where('process', '=', 'landConditionsRulebook')
    .where('status', '=', 'open')
    .orderBy('ref')
    .execute();
  return rows.flatMap(({ ref, state }) => {
    const found = inForceOn(state.data, day);
    return found === null ? [] : [{ code: `${ref}-v${found.version.version}`, ref, ...found }];
  });
}
