import { partsOf } from './calendar/civil-date';
import type { CivilDate } from './instant';

/** Somebody of the household. `birth` is `YYYY-MM`; null = not known, counted as two years or older. */
export interface Resident {
  readonly adult: boolean;
  readonly birth: string | null;
  /** `visits` do not live there; half of the time counts. */
  readonly residence: 'full' | 'half' | 'visits';
}

export type Overcrowding = 'overcrowded' | 'not-overcrowded' | 'needs-review' | 'out-of-scope';

const NOT_COUNTED_BEFORE_YEARS = 2;
const ADULT_YEARS = 18;
const MOST_IN_A_BEDROOM = 2;

/**
 * The plan's own measure (insatsområde 4; domain.md D0): a family with children in which three or more share a bedroom,
 * children under two not counted, kitchen and living room no bedrooms. `rooms` as a Swedish flat is advertised; one room
 * means that a person must look at it. `on` is the local day it is judged.
 */
export function overcrowding(household: readonly Resident[], rooms: number, on: CivilDate): Overcrowding {
  const living = household.filter((one) => one.residence !== 'visits');
  if (!living.some((one) => isChild(one, on))) return 'out-of-scope';
  const counted = living.filter((one) => one.adult || !isUnder(one, NOT_COUNTED_BEFORE_YEARS, on)).length;
  const bedrooms = Math.max(0, rooms - 1);
  if (counted <= MOST_IN_A_BEDROOM * bedrooms) return 'not-overcrowded';
  return bedrooms === 0 ? 'needs-review' : 'overcrowded';
}

/** ÖBO's letting policy: most persons by area in square metres. */
const OBO_MOST: readonly (readonly [upToSqm: number, persons: number])[] = [
  [50, 3],
  [70, 4],
  [90, 6],
  [110, 8],
  [120, 10],
];

/** Most persons that ÖBO accepts; null above the largest flat its policy names. */
export function oboMaxPersons(sqm: number): number | null {
  return OBO_MOST.find(([upTo]) => sqm <= upTo)?.[1] ?? null;
}

/** How many live there, visits apart. */
export function residents(household: readonly Resident[]): number {
  return household.filter((one) => one.residence !== 'visits').length;
}

function isChild(one: Resident, on: CivilDate): boolean {
  return !one.adult && (one.birth === null || isUnder(one, ADULT_YEARS, on));
}

/** By the month: the birthday itself is not known, so it counts from the first day of its month. */
function isUnder({ birth }: Resident, years: number, on: CivilDate): boolean {
  if (birth === null) return false;
  const { year, month } = partsOf(on);
  const [bornYear = 0, bornMonth = 1] = birth.split('-').map(Number);
  return (year - bornYear) * 12 + (month - bornMonth) < years * 12;
}
