import { startClock } from './clock';
import type { Planned } from './decide';
import type { OpenCase, Task } from './state';

/** A task with its clock. `offset`: how many facts of the same batch stand before it. */
export function openedTask(
  state: OpenCase,
  wish: Pick<Task, 'id' | 'kind' | 'unit' | 'side' | 'needs'> &
    Partial<Pick<Task, 'awaited' | 'person' | 'notBefore' | 'party' | 'about'>> & {
      readonly policy: string;
      readonly start?: number;
      readonly until?: { at: number; explanation: string };
      readonly from?: { no: number; field: string };
    },
  now: number,
  offset = 0,
): Planned {
  const deadline = startClock(state, {
    id: `d.${wish.id}`,
    about: 'task',
    subject: wish.id,
    unit: wish.unit,
    policy: wish.policy,
    start: wish.start ?? now,
    ...(wish.until ? { until: wish.until } : {}),
    ...(wish.from ? { from: wish.from } : {}),
  });
  return {
    type: 'TaskOpened',
    deadline,
    task: {
      id: wish.id,
      kind: wish.kind,
      version: 1,
      unit: wish.unit,
      person: wish.person ?? null,
      side: wish.side,
      awaited: wish.awaited ?? false,
      needs: wish.needs,
      notBefore: wish.notBefore ?? null,
      deadlineId: deadline.id,
      openedAt: now,
      openedNo: state.no + 1 + offset,
      party: wish.party ?? null,
      about: wish.about ?? {},
      extensions: 0,
    },
  };
}
