import { administrationOf, leadershipOf } from '../kernel/units';

/**
 * Units that the routines name. Such a unit may go up in another of its administration, which then does what the
 * routines ask of it; it is never only closed. A test holds the list against the routines.
 */
export const UNITS_OF_ROUTINES: readonly string[] = [
  'ksf-hallbarhet',
  'ksf-juridik',
  'lfa-forvaltning',
  'lfa-ledning',
  'lfa-matchning',
  'obo-uthyrning',
  'sbk-bygglov',
  'sbk-ledning',
  'sbk-mark',
  'sbk-plan',
  'soc-boendestod',
  'soc-jour',
  'soc-ledning',
  'soc-mottagning',
  'soc-utredning',
];

/** Where applications arrive, where acute need is met, and where the forum is prepared: addressed from outside any routine. */
const WAYS_IN: readonly string[] = ['soc-mottagning', 'soc-jour', 'ksf-forum'];

/** A unit that can neither be closed nor go up in another: leadership, and where things come in. */
export function isFixed(unit: string): boolean {
  return WAYS_IN.includes(unit) || unit === leadershipOf(unit);
}

/** Secrecy ends where the administration ends: a unit can only go up in one of its own. */
export function mayTakeOver(unit: string, successor: string): boolean {
  return unit !== successor && administrationOf(unit) === administrationOf(successor);
}
