import type { Planned } from './decide';
import type { OpenCase } from './state';

export const FORUM_SCHEDULE = 'forum-schedule';
export const CHIEF_DECIDES = 'forum-chief-decides';

/** What the forum and the chief owed and owe no more, because somebody holds. `but`: the task that was just done. */
export function tasksOfForum(state: OpenCase, because: string, but: string | null = null): readonly Planned[] {
  return Object.values(state.tasks)
    .filter(({ kind, id }) => (kind === FORUM_SCHEDULE || kind === CHIEF_DECIDES) && id !== but)
    .map(({ id: taskId, kind }) => ({ type: 'TaskDropped', taskId, kind, because }));
}
