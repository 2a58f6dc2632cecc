import type { Fact } from './facts';
import { ROUTINE_CLOCK } from './clock';
import { holdDoing, join, without } from './hold';
import { earliest } from './next-event';
import { handed, isHanded } from './evolve-offers';
import { recorded } from './evolve-records';
import { reopened } from './evolve-reopening';
import type { Process } from './process';
import { stepDone } from './step-done';
import { isPartOfMove, ROUTINE_COMMAND, startsMove, UNDO_ENDS } from './undo';
import type { CaseState, ClosedCase, Deadline, OpenCase, Task, UndoPoint } from './state';

const SEEN_KEPT = 40;

/**
 * Folds one fact into the state. Pure and total over the facts the kernel writes.
 * @throws Error for facts out of order or after the end: the register would refuse them too.
 */
export function evolve(process: Process, state: CaseState | null, fact: Fact): CaseState {
  if (state === null) return opened(fact);
  if (fact.no !== state.no + 1) throw new Error(`Fact ${fact.no} after ${state.no}`);
  if (state.status === 'closed') {
    if (fact.type !== 'CaseReopened') throw new Error('A fact after the end of the case');
    return settled(reopened(state, fact), fact);
  }
  if (fact.type === 'CaseClosed') return closed(state, fact);
  if (fact.type === 'MoveUndone') return undone(state, fact);
  const applied = apply(state, fact);
  const whole: OpenCase = {
    ...applied,
    no: fact.no,
    seen: remember(state.seen, fact.commandId),
    data: process.fold(applied.data, fact, state),
    undo: undoAfter(state, fact),
  };
  return settled(whole, fact);
}

/** Fold of all facts, for the register's rebuild and the auditor's comparison. */
export function fold(process: Process, facts: readonly Fact[]): CaseState | null {
  return facts.reduce<CaseState | null>((state, fact) => evolve(process, state, fact), null);
}

function settled(state: OpenCase, fact: Fact): OpenCase {
  const held = holdDoing(state, fact.at);
  return { ...held, next: earliest(held.deadlines) };
}

function opened(fact: Fact): OpenCase {
  if (fact.type !== 'CaseOpened' || fact.no !== 1) throw new Error('A case begins with CaseOpened');
  const state: OpenCase = {
    v: 1,
    status: 'open',
    ref: fact.ref,
    process: fact.process,
    receivedAt: fact.receivedAt,
    no: 1,
    stage: fact.stage,
    entry: 1,
    epoch: 0,
    steps: {},
    sideSteps: {},
    happenings: [],
    consents: [],
    contacts: [],
    restrictedTo: fact.restrictedTo,
    involved: [fact.unit],
    views: {},
    data: fact.data,
    daysOff: fact.daysOff,
    policies: fact.policies,
    successors: {},
    seen: [fact.commandId],
    bounces: {},
    came: null,
    links: [],
    baton: {
      unit: fact.unit,
      person: null,
      since: fact.at,
      doing: { kind: 'routine', deadlineId: ROUTINE_CLOCK },
    },
    tasks: {},
    offer: null,
    forum: null,
    paused: null,
    deadlines: {},
    next: { at: fact.at, deadlineId: ROUTINE_CLOCK, kind: 'rung' },
    undo: null,
  };
  return settled(state, fact);
}

function closed(state: OpenCase, fact: Extract<Fact, { type: 'CaseClosed' }>): ClosedCase {
  const { baton, tasks: _tasks, offer: _offer, forum: _forum, paused: _paused, ...rest } = state;
  const { deadlines: _deadlines, next: _next, undo: _undo, ...common } = rest;
  return {
    ...common,
    status: 'closed',
    no: fact.no,
    seen: remember(state.seen, fact.commandId),
    closedAt: fact.at,
    closedNo: fact.no,
    reason: fact.reason,
    lastHolder: baton.unit,
  };
}

function undone(state: OpenCase, fact: Extract<Fact, { type: 'MoveUndone' }>): OpenCase {
  if (state.undo === null) throw new Error('Nothing to undo');
  return {
    ...state.undo.before,
    policies: state.policies,
    daysOff: state.daysOff,
    successors: state.successors,
    no: fact.no,
    epoch: state.epoch + 1,
    seen: remember(state.seen, fact.commandId),
    undo: null,
  };
}

function undoAfter(state: OpenCase, fact: Fact): UndoPoint | null {
  if (UNDO_ENDS.has(fact.type)) return null;
  if (state.undo !== null && isPartOfMove(state.undo, fact))
    return { ...state.undo, nos: [state.undo.nos[0], fact.no] };
  if (!startsMove(fact)) return null;
  return {
    commandId: fact.commandId,
    person: fact.by.person,
    at: fact.at,
    nos: [fact.no, fact.no],
    before: withoutTables(state),
  };
}

/** The rules a case runs by do not change by a move; kept once, they halve what is stored. */
function withoutTables({
  policies: _policies,
  daysOff: _daysOff,
  successors: _successors,
  ...state
}: OpenCase): UndoPoint['before'] {
  return { ...state, undo: null };
}

/** Only what can come twice: the routine's own steps have names. */
function remember(seen: readonly string[], id: string): readonly string[] {
  return seen.at(-1) === id || id.startsWith(ROUTINE_COMMAND) ? seen : [...seen, id].slice(-SEEN_KEPT);
}

type Later = Exclude<Fact, { type: 'CaseOpened' | 'CaseClosed' | 'CaseReopened' | 'MoveUndone' }>;

function apply(state: OpenCase, fact: Fact): OpenCase {
  if (isHanded(fact)) return handed(state, fact);
  const later = fact as Exclude<Later, Parameters<typeof handed>[1]>;
  switch (later.type) {
    case 'StageEntered':
      return {
        ...state,
        stage: later.stage,
        entry: later.entry,
        steps: {},
        happenings: state.happenings.map((h) => (h.interruptTo === later.stage ? { ...h, handled: true } : h)),
      };
    case 'TaskOpened':
      return withClock(
        {
          ...state,
          tasks: { ...state.tasks, [later.task.id]: later.task },
          involved: join(state.involved, later.task.unit),
        },
        later.deadline,
      );
    case 'TaskCompleted':
      return taskDone(state, later);
    case 'TaskDropped':
      return stepDone(withoutTask(state, later.taskId), later.taskId, { no: later.no, at: later.at, outcome: null });
    case 'DateMoved':
      return dateMoved(state, later);
    case 'PersonAssigned':
      return assigned(state, later);
    case 'WaitBegan':
      return withClock(state, later.deadline);
    case 'WaitOver':
    case 'WaitDropped':
      return stepDone({ ...state, deadlines: without(state.deadlines, `d.${later.waitId}`) }, later.waitId, {
        no: later.no,
        at: later.at,
        outcome: {},
      });
    case 'RungReached':
      return climbed(state, later);
    default:
      return recorded(state, later);
  }
}

function withClock(state: OpenCase, deadline: Deadline): OpenCase {
  return { ...state, deadlines: { ...state.deadlines, [deadline.id]: deadline } };
}

function withoutTask(state: OpenCase, taskId: string): OpenCase {
  const task = state.tasks[taskId];
  if (!task) return state;
  return {
    ...state,
    tasks: without(state.tasks, taskId),
    deadlines: without(state.deadlines, task.deadlineId),
  };
}

function taskDone(state: OpenCase, fact: Extract<Fact, { type: 'TaskCompleted' }>): OpenCase {
  const gone = withoutTask(state, fact.taskId);
  const done = stepDone(gone, fact.taskId, { no: fact.no, at: fact.at, outcome: fact.outcome });
  return done;
}

function dateMoved(state: OpenCase, fact: Extract<Fact, { type: 'DateMoved' }>): OpenCase {
  const task = state.tasks[fact.deadline.subject];
  const moved = withClock(state, fact.deadline);
  if (!task) return moved;
  const extensions = task.extensions + (fact.because === 'extended' || fact.because === 'new-date' ? 1 : 0);
  return { ...moved, tasks: { ...moved.tasks, [task.id]: { ...task, extensions, version: task.version + 1 } } };
}

function assigned(state: OpenCase, fact: Extract<Fact, { type: 'PersonAssigned' }>): OpenCase {
  if (fact.taskId === null) return { ...state, baton: { ...state.baton, person: fact.person } };
  const task = state.tasks[fact.taskId];
  if (!task) return state;
  if (fact.how === 'handed-on') return handedOn(state, task, fact);
  const next: Task = { ...task, person: fact.person };
  return { ...state, tasks: { ...state.tasks, [task.id]: next } };
}

/** The new unit owes the answer from now on: its people and heads climb the ladder that runs. */
function handedOn(state: OpenCase, task: Task, { unit, person }: Extract<Fact, { type: 'PersonAssigned' }>): OpenCase {
  const clock = state.deadlines[task.deadlineId];
  return {
    ...state,
    tasks: { ...state.tasks, [task.id]: { ...task, unit, person, version: task.version + 1 } },
    deadlines: clock === undefined ? state.deadlines : { ...state.deadlines, [clock.id]: { ...clock, unit } },
    involved: join(state.involved, unit),
  };
}

function climbed(state: OpenCase, fact: Extract<Fact, { type: 'RungReached' }>): OpenCase {
  const deadline = state.deadlines[fact.deadlineId];
  if (!deadline) return state;
  return withClock(state, { ...deadline, fired: fact.rung, repeatAt: fact.repeatAt });
}
