import { ROUTINE_CLOCK } from './clock';
import type { Fact, FactBody } from './facts';
import type { ClosedCase, OpenCase } from './state';

/** A closed case as a live one: held at once, at the stage that its process says, with all that it knew. */
export function reopened(state: ClosedCase, fact: Extract<FactBody, { type: 'CaseReopened' }> & Fact): OpenCase {
  const { closedAt: _at, closedNo: _no, reason: _reason, lastHolder: _last, ...common } = state;
  return {
    ...common,
    status: 'open',
    no: fact.no,
    stage: fact.stage,
    entry: fact.entry,
    steps: {},
    bounces: {},
    came: null,
    // What led to the end has been dealt with.
    happenings: state.happenings.map((one) => ({ ...one, handled: true })),
    seen: [...state.seen, fact.commandId],
    baton: { unit: fact.unit, person: null, since: fact.at, doing: { kind: 'routine', deadlineId: ROUTINE_CLOCK } },
    tasks: {},
    offer: null,
    forum: null,
    paused: null,
    deadlines: {},
    next: { at: fact.at, deadlineId: ROUTINE_CLOCK, kind: 'rung' },
    undo: null,
  };
}
