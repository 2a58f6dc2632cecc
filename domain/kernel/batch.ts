import type { Instant } from '../instant';
import type { By } from './actor';
import type { Planned } from './decide';
import { pingPongDue } from './decide-forum';
import { assignmentDue } from './decide-holding';
import { evolve } from './evolve';
import type { Fact } from './facts';
import type { Process } from './process';
import type { CaseState, OpenCase } from './state';

interface Stamp {
  readonly at: Instant;
  readonly by: By;
  readonly commandId: string;
}

/**
 * Numbers what is decided and adds what must stand beside it: a purpose that has bounced too often goes to the forum, a
 * case without a person gives its head the task to assign. A wait that is over and a rung keep their own instant as time. `state` is the fold of it all.
 */
export function batch(
  process: Process,
  before: CaseState,
  planned: readonly Planned[],
  stamp: Stamp,
): { readonly facts: readonly Fact[]; readonly state: CaseState } {
  const facts: Fact[] = [];
  let current: CaseState = before;
  const add = (plan: Planned) => {
    const { ownAt, ...body } = plan;
    const fact = {
      ...body,
      no: current.no + 1,
      at: ownAt ?? stamp.at,
      by: stamp.by,
      commandId: stamp.commandId,
    } as Fact;
    facts.push(fact);
    current = evolve(process, current, fact);
  };
  planned.forEach(add);
  if (facts.length > 0 && isOpen(current)) pingPongDue(process, current, stamp.at).forEach(add);
  if (facts.length > 0 && isOpen(current)) assignmentDue(current, stamp.at).forEach(add);
  return { facts, state: current };
}

function isOpen(state: CaseState): state is OpenCase {
  return state.status === 'open';
}
