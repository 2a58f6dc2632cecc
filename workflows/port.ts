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
}
