import type { Process } from '../kernel/process';

/** What a process need not say about itself unless it is otherwise. */
export const OFFICE_DEFAULTS: Pick<Process, 'forum' | 'neverBounce' | 'mayHold' | 'tookOver' | 'reopensAt'> = {
  forum: true,
  neverBounce: [],
  mayHold: () => true,
  tookOver: null,
  reopensAt: ({ stage, lastHolder }) => ({ stage, unit: lastHolder }),
};
