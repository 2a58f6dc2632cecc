import type { Instant } from '../instant';
import { ROUTINE_CLOCK, routineClock } from './clock';
import type { Baton, OpenCase } from './state';

/** With the unit among those that have had to do with the case, once. */
export function join(list: readonly string[], unit: string): readonly string[] {
  return list.includes(unit) ? list : [...list, unit];
}

export function without<T>(record: { readonly [id: string]: T }, id: string): { readonly [id: string]: T } {
  const { [id]: _gone, ...rest } = record;
  return rest;
}

/**
 * What the holder must do now: of the holder's open tasks the one due first, else the answer to the offer (or to the
 * receiver's question), else the forum's word, else the wait or the side task's answer that the routine needs, else the
 * routine's own next step: its clock starts the moment
 * nothing else is owed, so there is no instant without a deadline.
 */
export function holdDoing(state: OpenCase, now: Instant): OpenCase {
  const doing = doingOf(state);
  return { ...state, deadlines: clocksFor(state, doing, now), baton: { ...state.baton, doing } };
}

/** The routine's clock runs while it is the routine's turn, and is wound up only then: every fact is folded through here. */
function clocksFor(state: OpenCase, doing: Baton['doing'], now: Instant): OpenCase['deadlines'] {
  const idle = without(state.deadlines, ROUTINE_CLOCK);
  if (doing.kind !== 'routine') return idle;
  return { ...idle, [ROUTINE_CLOCK]: state.deadlines[ROUTINE_CLOCK] ?? routineClock(state, state.baton.unit, now) };
}

function doingOf(state: OpenCase): Baton['doing'] {
  const own = Object.values(state.tasks)
    .filter((task) => !task.side)
    .map((task) => ({ task, due: state.deadlines[task.deadlineId]?.dueAt ?? 0 }))
    .sort((a, b) => a.due - b.due || (a.task.id < b.task.id ? -1 : 1));
  const first = own[0]?.task;
  if (first) return { kind: 'task', taskId: first.id, deadlineId: first.deadlineId };
  if (state.offer) {
    const { id: offerId, question, deadlineId } = state.offer;
    return { kind: 'offer', offerId, deadlineId: question?.deadlineId ?? deadlineId };
  }
  if (state.forum) return { kind: 'forum', deadlineId: state.forum.deadlineId };
  return waited(state)[0] ?? { kind: 'routine', deadlineId: ROUTINE_CLOCK };
}

/** What the holder waits for: the present stage's own before what goes on beside every stage, the earliest first. */
function waited(state: OpenCase): readonly Baton['doing'][] {
  const waits = Object.values(state.deadlines)
    .filter((clock) => clock.about === 'wait')
    .map((clock) => ({ id: clock.subject, what: clock.policy.key, clock }));
  const asked = Object.values(state.tasks)
    .filter((task) => task.side && task.awaited)
    .map((task) => ({ id: task.id, what: task.kind, clock: state.deadlines[task.deadlineId] }));
  const isBeside = (id: string) => Number(!id.startsWith(`${state.entry}.`));
  return [...waits, ...asked]
    .toSorted((a, b) => isBeside(a.id) - isBeside(b.id) || (a.clock?.dueAt ?? 0) - (b.clock?.dueAt ?? 0))
    .map(({ id, what, clock }) => ({ kind: 'wait', waitId: id, what, deadlineId: clock?.id ?? '' }));
}
