import { ROUTINE_CLOCK } from './clock';
import type { Baton, OpenCase } from './state';

export function without<T>(record: { readonly [id: string]: T }, id: string): { readonly [id: string]: T } {
  const { [id]: _gone, ...rest } = record;
  return rest;
}

/**
 * What the holder must do now: of the holder's open tasks the one due first, else the answer to the offer, else the
 * wait, else the routine's own next step. The routine's clock runs only in the last case.
 * @throws Error when the holder would owe nothing at all.
 */
export function holdDoing(state: OpenCase): OpenCase {
  const doing = doingOf(state);
  const deadlines = doing.kind === 'routine' ? state.deadlines : without(state.deadlines, ROUTINE_CLOCK);
  return { ...state, deadlines, baton: { ...state.baton, doing } };
}

function doingOf(state: OpenCase): Baton['doing'] {
  const own = Object.values(state.tasks)
    .filter((task) => !task.side)
    .map((task) => ({ task, due: state.deadlines[task.deadlineId]?.dueAt ?? 0 }))
    .sort((a, b) => a.due - b.due || (a.task.id < b.task.id ? -1 : 1));
  const first = own[0]?.task;
  if (first) return { kind: 'task', taskId: first.id, deadlineId: first.deadlineId };
  if (state.offer) return { kind: 'offer', offerId: state.offer.id, deadlineId: state.offer.deadlineId };
  const wait = Object.values(state.deadlines).find((d) => d.about === 'wait');
  if (wait) return { kind: 'wait', waitId: wait.subject, what: wait.policy.key, deadlineId: wait.id };
  if (!state.deadlines[ROUTINE_CLOCK]) throw new Error('A holder who owes nothing');
  return { kind: 'routine', deadlineId: ROUTINE_CLOCK };
}
