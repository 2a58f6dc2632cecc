import { isIn, type Person } from '../kernel/actor';
import type { Fact } from '../kernel/facts';
import type { Hidden } from '../kernel/process';
import type { CaseState } from '../kernel/state';
import { bidsOf } from './bids';

/** Who evaluates: those who hold the plot while the bids are in. */
const EVALUATES = 'sbk-mark';

/** Moves and tasks that say what a bid is worth. */
const EVALUATION: ReadonlySet<string> = new Set(['score-bid', 'declare-conflict', 'evaluate']);

/**
 * Bids and evaluation are secret until the decision (OSL 19 kap. 3 §, 31 kap. 16 §), also from colleagues who read the
 * rest of the matter: they are for those who evaluate and those who open.
 */
export function hidesOf(state: CaseState, actor: Person): Hidden | null {
  return mayReadBids(state, actor) ? null : HIDDEN;
}

const HIDDEN: Hidden = {
  data: ['points', 'conflicts', 'winner'],
  facts: (fact: Fact) =>
    (fact.type === 'Happened' && EVALUATION.has(fact.move)) ||
    (fact.type === 'TaskCompleted' && EVALUATION.has(fact.kind)),
};

/** Whether a person may read what the opened bids say and how they are judged. */
export function mayReadBids(state: CaseState, actor: Person): boolean {
  return isDecided(state) || isIn(actor, EVALUATES) || bidsOf(state.data).openers.includes(actor.id);
}

/** The council has allocated the land, and the bids of this round are public. */
export function isDecided({ data, stage }: CaseState): boolean {
  return typeof data['developer'] === 'string' && !BEFORE_DECISION.has(stage);
}

const BEFORE_DECISION: ReadonlySet<string> = new Set([
  'conditions',
  'method',
  'announcement',
  'announced',
  'opening',
  'evaluation',
  'child-impact',
  'council',
]);
