import type { Instant } from '../instant';
import type { CodedRecord } from '../kernel/state';
import type { CheckKey } from './checks';

/** Something that is not as it must be, as one look saw it. Codes only: the sentence is put together where it is read. */
export interface Found {
  readonly check: CheckKey;
  /** Null when it is about something that is no case: a workflow without one, an intake that never began. */
  readonly ref: string | null;
  /** Tells two findings of one check in one case apart: a task, a message, a person; '' = the case itself. */
  readonly subject: string;
  /** Since when it has been so, case time. */
  readonly since: Instant;
  /** The unit whose head must see to it; null = whoever looks after the system. */
  readonly unit: string | null;
  /** What the sentence is filled with: `unit`, `person`, `task`, `on`, `no`, ... */
  readonly values: CodedRecord;
}

/** How two looks know that they have seen the same thing. */
export function sameness({ check, ref, subject }: Pick<Found, 'check' | 'ref' | 'subject'>): string {
  return `${check} ${ref ?? ''} ${subject}`;
}
