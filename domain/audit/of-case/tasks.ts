import type { Instant } from '../../instant';
import type { Person } from '../../kernel/actor';
import { ASSIGN, refusalOf } from '../../kernel/may';
import type { Process } from '../../kernel/process';
import type { OpenCase, Task } from '../../kernel/state';
import type { Found } from '../found';
import { type CaseCheck, isLifted, NAMERS, type World } from '../world';
import { canAct } from './holders';

/** Refusals that speak of who somebody is. All others (too early, something first) pass by themselves. */
const OF_ROLES: ReadonlySet<string> = new Set([
  'not-yours',
  'needs-head',
  'needs-decider',
  'needs-director',
  'assigned-to-another',
  'decider-not-proposer',
  'another-decider',
]);

/** Nobody in the organisation may finish it by the case's own rules: the task would wait for ever. */
export const taskUnfinishable: CaseCheck = (state, world, { process }) =>
  unfinishable(state, world, process)
    // Whoever is asked to name what happens answers for the others; that there is such a one is asked all the same.
    .filter((task) => !isLifted(state) || NAMERS.has(task.kind))
    .filter((task) => !barredByNames(state, world, process, task))
    .map((task) => found(state, task, 'task-unfinishable'));

/** Somebody has the role, but the case is restricted and none of those named has. */
export const nobodyNamedCanAct: CaseCheck = (state, world, { process }) =>
  unfinishable(state, world, process)
    .filter((task) => barredByNames(state, world, process, task))
    .map((task) => found(state, task, 'nobody-named-can-act'));

function found(state: OpenCase, task: Task, check: Found['check']): Found {
  const values = { unit: task.unit, task: task.kind };
  return { check, ref: state.ref, subject: task.id, since: task.openedAt, unit: task.unit, values };
}

function unfinishable(state: OpenCase, world: World, process: Process): readonly Task[] {
  return Object.values(state.tasks).filter(
    (task) =>
      task.kind !== ASSIGN &&
      // A holding unit without anybody is a finding of its own, for the whole case.
      (task.unit !== state.baton.unit || canAct(world, task.unit)) &&
      !somebodyMay(state, world, process, task),
  );
}

function barredByNames(state: OpenCase, world: World, process: Process, task: Task): boolean {
  return state.restrictedTo !== null && somebodyMay({ ...state, restrictedTo: null }, world, process, task);
}

function somebodyMay(state: OpenCase, world: World, process: Process, task: Task): boolean {
  const row = process.moves.find((one) => one.move === 'complete');
  if (row === undefined) return false;
  const able = [...(world.inUnit.get(task.unit) ?? []), ...(task.needs === 'decider' ? world.deciders : [])];
  // What has a first day of its own is asked about as of that day.
  const at = Math.max(world.now, task.notBefore ?? 0);
  return able.some((person) => mayOnce(state, process, row, task, person, at));
}

/** Whoever has it in hand may be gone: that is a finding of its own, and the head gives it to another. */
function mayOnce(
  state: OpenCase,
  process: Process,
  row: Process['moves'][number],
  task: Task,
  person: Person,
  at: Instant,
): boolean {
  const free: OpenCase = task.side
    ? { ...state, tasks: { ...state.tasks, [task.id]: { ...task, person: null } } }
    : { ...state, baton: { ...state.baton, person: null } };
  const refusal = refusalOf(process, free, row, free.tasks[task.id] ?? task, person, at);
  return refusal === null || !OF_ROLES.has(refusal.rule);
}
