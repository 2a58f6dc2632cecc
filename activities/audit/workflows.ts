import type { Instant } from '../../domain/instant';

/** What Temporal says of one case's workflow. */
export type WorkflowSeen =
  | { readonly kind: 'runs'; readonly failing: boolean; readonly startedAt: Instant }
  | { readonly kind: 'closed'; readonly closedAt: Instant | null }
  | { readonly kind: 'missing' };

/** The running workflows as the audit asks of them. Temporal gives it; a test of ten thousand cases gives its own. */
export interface Workflows {
  /** Every case that runs, with when its run began (real time): visibility, paged once. It may be a second behind. */
  running(): Promise<ReadonlyMap<string, { readonly startedAt: Instant; readonly failing: boolean }>>;
  /** One of them asked for itself: what visibility said may be old. */
  look(ref: string): Promise<WorkflowSeen>;
  /** Number of the last fact that the workflow knows; null when it does not answer in time. */
  numberOf(ref: string): Promise<number | null>;
}
