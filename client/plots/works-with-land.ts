import { administrationOf } from '../../domain/kernel/units';

/** The pages about land stand in the menu of those who work with it. */
export function worksWithLand(units: readonly string[]): boolean {
  return units.some((unit) => ['sbk', 'lfa', 'ksf', 'obo'].includes(administrationOf(unit)));
}
