import type { CivilDate } from '../instant';
import type { CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import type { Milestone } from './codes';
import { withEntry } from './conditions';

/** What the agreement says of a day, what the developer expects, and what came of it. */
export interface Dates {
  readonly contract: CivilDate | null;
  readonly forecast: CivilDate | null;
  readonly outcome: CivilDate | null;
}

export function datesOf(data: CodedRecord, milestone: Milestone): Dates {
  const dates = recordIn(recordIn(data, 'milestones'), milestone);
  const of = (key: keyof Dates) => (typeof dates[key] === 'string' ? dates[key] : null);
  return { contract: of('contract'), forecast: of('forecast'), outcome: of('outcome') };
}

export function withMilestone(data: CodedRecord, milestone: string, change: Partial<Dates>): CodedRecord {
  const known = datesOf(data, milestone as Milestone);
  return withEntry(data, 'milestones', milestone, { ...known, ...change });
}

/** A forecast that goes past the day of the agreement. */
export function isPastContract({ contract, forecast }: Dates): boolean {
  return contract !== null && forecast !== null && forecast > contract;
}
