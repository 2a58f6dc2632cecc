import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/instant';

/**
 * One alarm a case. It sleeps until the instant that the state names; instants are absolute, so that work on a case
 * never pushes a deadline forward. It is armed anew only when that instant changes: two events of the history, where
 * waking up for nothing would cost five and a workflow task. What is cancelled and set here is less than half of what
 * `condition` with a timeout makes of promises, at every turn of every case (bench/results.md).
 */
export class Alarm {
  #at: Instant | null = null;
  #asleep: CancellationScope | null = null;
  #goesOn: Promise<void> | null = null;

  /** `ring` hears what has fallen due, and ends with `set` when something else is to come. */
  constructor(
    private readonly ring: () => Promise<void>,
    private readonly broken: (fault: unknown) => void,
  ) {}

  set(at: Instant): void {
    if (at === this.#at) return;
    this.#at = at;
    this.#asleep?.cancel();
    this.#goesOn ??= this.#run().catch(this.broken);
  }

  /** Rings no more: the clock that rings just when a run leaves is heard by the next one. Always true. */
  hush(): true {
    this.#at = null;
    return true;
  }

  /** Of a case that is over: what was set is taken back. */
  async off(): Promise<void> {
    this.hush();
    this.#asleep?.cancel();
    await this.#goesOn;
  }

  async #run(): Promise<void> {
    while (this.#at !== null) {
      const armed = this.#at;
      if (armed > Date.now()) {
        const asleep = new CancellationScope();
        this.#asleep = asleep;
        try {
          await asleep.run(() => sleep(armed - Date.now()));
        } catch (woken) {
          // Whoever cancels the whole workflow ends it; to be set to another instant is none of that.
          if (!isCancellation(woken) || this.#at === armed) throw woken;
        }
        this.#asleep = null;
      }
      if (this.#at !== null && this.#at <= Date.now()) await this.ring();
    }
  }
}
