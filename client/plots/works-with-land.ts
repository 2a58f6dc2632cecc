import { VERIFIER } from '../../domain/land-allocation/codes';
import { administrationOf } from '../../domain/kernel/units';

/** The pages about land stand in the menu of those who work with it, and of those who follow up what was promised. */
export function worksWithLand(units: readonly string[]): boolean {
  return units.some((unit) => ['sbk', 'lfa', 'ksf', 'obo'].includes(administrationOf(unit)) || unit in VERIFIER);
}
