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
/** Ways out of the routine: what lies ahead of where they were taken is never reached. */
const WAYS_OUT: ReadonlySet<string> = new Set(['expired', 'withdrawn', 'terminated']);
const NONE: ReadonlySet<string> = new Set();

/** Stages that a plot goes past: land that is allocated directly is never announced; what came to nothing ends early. */
export function skippedBy({ plot, state, process, facts }: ShownCase): ReadonlySet<string> {
  if (plot === null) return NONE;
  if (WAYS_OUT.has(state.stage)) {
    const entered = new Set(facts.flatMap((fact) => (fact.type === 'StageEntered' ? [fact.stage] : [])));
    const never = process.stages.filter(({ name }) => name !== process.firstStage && !entered.has(name));
    return new Set(never.map(({ name }) => name));
  }
  return plot.plot.method === 'direct' && plot.plot.announcement === null ? OF_A_CHOICE : NONE;
}

/** The plot that answers a need; null when none does yet, and for every other case. */
export function answeringPlot({ state }: ShownCase): string | null {
  const { answeredBy } = state.data;
  return state.process === NEEDS && typeof answeredBy === 'string' ? answeredBy : null;
}
