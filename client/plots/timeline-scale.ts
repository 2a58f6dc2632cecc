import { daysBetween, partsOf } from '../../domain/calendar/civil-date';
import type { CivilDate } from '../../domain/instant';

/** The dates of one thing that the agreement names: what was agreed, what is expected, what came of it. */
export interface DatedRow {
  readonly label: string;
  readonly contract: CivilDate | null;
  readonly forecast: CivilDate | null;
  readonly outcome: CivilDate | null;
}

export interface Scale {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Per cent from the left; two decimals. */
  at(date: CivilDate): number;
  /** The years whose first day stands on the line, no closer than a telephone can show. */
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** More years than this crowd each other at 390 px. */
const YEARS_SHOWN = 6;
/** Per cent left free at both ends, so that a mark and its halo are whole. */
const MARGIN = 3;

export function datesOf({ contract, forecast, outcome }: DatedRow): readonly CivilDate[] {
  return [contract, forecast, outcome].filter((date): date is CivilDate => date !== null);
}

/** From the first of January of the first year to the last day of the last. Null without dates. */
export function scaleOf(rows: readonly DatedRow[], today: CivilDate): Scale | null {
  const dates = rows.flatMap(datesOf);
  if (dates.length === 0) return null;
  const sorted = [...dates, today].toSorted();
  const first = partsOf(sorted[0] ?? today).year;
  const last = partsOf(sorted.at(-1) ?? today).year + 1;
  const from: CivilDate = `${first}-01-01`;
  const to: CivilDate = `${last}-01-01`;
  const whole = daysBetween(from, to);
  const at = (date: CivilDate) => round(MARGIN + ((100 - 2 * MARGIN) * daysBetween(from, date)) / whole);
  const step = Math.ceil((last - first) / YEARS_SHOWN);
  const years = Array.from({ length: last - first }, (_, n) => first + n)
    .filter((year) => (year - first) % step === 0)
    .map((year) => ({ year, at: at(`${year}-01-01`) }));
  return { from, to, at, years };
}

function round(per: number): number {
  return Math.round(per * 100) / 100;
}

/** How a row stands to its agreement: days after it (less than nothing: before), by what is known best. */
export function daysLate({ contract, forecast, outcome }: DatedRow): number | null {
  const known = outcome ?? forecast;
  return contract === null || known === null ? null : daysBetween(contract, known);
}
