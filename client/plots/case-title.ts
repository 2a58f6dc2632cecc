import type { ShownCase } from '../cases/load-case';
import { plotWords } from '../words/plots';
import { NEEDS } from './load-plots';
import { RULEBOOKS } from './rulebooks';

/** What a case about land is called by those who work with it: the site, or the homes that are needed; null for others. */
export function titleOf({ plot, state }: ShownCase): string | null {
  if (plot !== null) return plot.plot.site;
  if (state.process === RULEBOOKS) return plotWords.rulebook.title;
  const { flatsNeeded, rooms } = state.data;
  return state.process === NEEDS && typeof flatsNeeded === 'number' && typeof rooms === 'number'
    ? plotWords.needs.homes(flatsNeeded, rooms)
    : null;
}

const OF_A_CHOICE: ReadonlySet<string> = new Set(['announced', 'evaluation']);
const NONE: ReadonlySet<string> = new Set();

/** Land that is allocated directly is never announced, and nothing is evaluated. */
export function skippedBy({ plot }: ShownCase): ReadonlySet<string> {
  return plot?.plot.method === 'direct' && plot.plot.announcement === null ? OF_A_CHOICE : NONE;
}

/** The plot that answers a need; null when none does yet, and for every other case. */
export function answeringPlot({ state }: ShownCase): string | null {
  const { answeredBy } = state.data;
  return state.process === NEEDS && typeof answeredBy === 'string' ? answeredBy : null;
}
