import type { Command } from '../domain/kernel/commands';
import type { CaseState } from '../domain/kernel/state';
import type { StartCase } from '../workflows/messages';

/** A case goes on where the register left it; a closed one begins with the move that reopens it. */
export function resumedFrom(state: CaseState, reopening: Command | null = null): StartCase {
  const { ref, process, receivedAt, data, daysOff, policies, restrictedTo } = state;
  return {
    ref,
    process,
    receivedAt,
    unit: state.status === 'open' ? state.baton.unit : state.lastHolder,
    data,
    daysOff,
    policies,
    restrictedTo,
    openedBy: null,
    resumed: state,
    reopening,
  };
}
