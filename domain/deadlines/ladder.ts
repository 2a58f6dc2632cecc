import type { CivilDate, Instant } from '../instant';
import type { Policy } from './policy';

/** Who is told. `system-owner` only for `routine.continues` (kit.md: a wedged routine is seen like any stalled person). */
export type RungRecipient =
  | 'holder'
  | 'holder-and-deputy'
  | 'head-of-unit'
  | 'duty-head'
  | 'head-of-department'
  | 'head-of-administration-and-forum'
  | 'system-owner';

/** One step of the escalation: told once, at `at`. It never changes the holder. */
export type Rung = {
  /** 1, 2, 3 ... in order of time. */
  readonly no: number;
  readonly at: Instant;
  readonly to: RungRecipient;
  /** Share of the time used, when the rung is a share. */
  readonly percent?: number;
};

export function ladderFor(_input: {
  readonly policy: Policy;
  readonly start: Instant;
  readonly dueAt: Instant;
  readonly daysOff: readonly CivilDate[];
}): readonly Rung[] {
  throw new Error('Not yet');
}

/** The next daily reminder to the head of administration: next working day, same local time. */
export function reminderAfterLastRung(_lastAt: Instant, _daysOff: readonly CivilDate[]): Instant {
  throw new Error('Not yet');
}
