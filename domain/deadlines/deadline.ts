import type { CivilDate, Instant } from '../instant';
import type { Policy } from './policy';

/** When something must be done, and the sum that led there, in Swedish for the person who reads the page. */
export type Deadline = { readonly dueAt: Instant; readonly explanation: string };

export function computeDeadline(_input: {
  readonly policy: Policy;
  readonly start: Instant;
  readonly daysOff: readonly CivilDate[];
}): Deadline {
  throw new Error('Not yet');
}

export function computeUntil(_input: { readonly policy: Policy; readonly at: Instant }): Deadline {
  throw new Error('Not yet');
}
