import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { AppendBatch, AppendResult } from './messages';

/** What the relay needs of the world. Temporal gives it in relay.ts; the kernel's property tests give it in memory. */
export interface Port {
  readonly now: () => Instant;
  readonly append: (batch: AppendBatch) => Promise<AppendResult>;
  readonly after: (standing: { readonly ref: string; readonly no: number }) => Promise<readonly Fact[]>;
  /** Resolves when everything that was woken has run until it waits again. Called from a microtask only. */
  readonly rest: () => Promise<void>;
  /** Told at each rest when the clocks speak next, changed or not: `tick` is to be called then. Null when nothing is open. */
  readonly wakeAt: (at: Instant | null) => void;
  /**
   * False while a case that ran before a change of the kit is told again up to where it stood then: it must decide what
   * it decided (docs/adr/001). True otherwise.
   */
  readonly since: (change: 'waits-end-with-their-stage' | 'clocks-speak-at-their-moment') => boolean;
}
