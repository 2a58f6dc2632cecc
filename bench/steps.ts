import type { Person } from '../domain/kernel/actor';
import type { StartCase } from '../workflows/messages';

/** The bench's case as people move it: who does what, and what it starts with. */
export const STEPS = ['start', 'task done', 'accept', 'done'] as const;
export type Step = (typeof STEPS)[number];

const member = (id: string, unit: string): Person => ({
  kind: 'person',
  id,
  memberships: [{ unit, role: 'member' }],
  roles: [],
});
const GIVER = member('anna-lind', 'soc-mottagning');
export const RECEIVER = member('johan-ek', 'soc-utredning');

export const MOVES = {
  'task done': { actor: GIVER, move: 'complete', taskId: '1.work' },
  accept: { actor: RECEIVER, move: 'accept', taskId: null },
  done: { actor: RECEIVER, move: 'complete', taskId: '1.close-check' },
} as const satisfies Record<Exclude<Step, 'start'>, object>;

export function startOf(ref: string): StartCase {
  return {
    ref,
    process: 'benchCase',
    receivedAt: Date.now(),
    unit: 'soc-mottagning',
    data: { adults: 1 },
    daysOff: [],
    policies: {},
    restrictedTo: null,
    openedBy: null,
    resumed: null,
    reopening: null,
  };
}
