import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/instant';

/** A timer that runs, for an instant. `woken`: by us, before its time. */
interface Armed {
  readonly at: Instant;
  readonly asleep: CancellationScope;
  woken: boolean;
}

/**
 * One alarm a case. It sleeps until the instant that the state names; instants are absolute, so that work on a case
 * never pushes a deadline forward. It is armed anew only when that instant changes: two events of the history, where
 * waking up for nothing would cost five and a workflow task. A timer that is taken back makes half the promises of a
 * `condition` with a timeout, at every turn of every case.
 */
export class Alarm {
  #at: Instant | null = null;
  #armed: Armed | null = null;
  #goesOn: Promise<void> | null = null;

  /** `ring` hears what has fallen due, and sets the alarm to what comes next. */
  constructor(
    private readonly ring: () => Promise<void>,
    private readonly broken: (fault: unknown) => void,
  ) {}

  /** Null: rings no more, unless it is set again. A timer that runs is left alone until `look`. */
  set(at: Instant | null): void {
    this.#at = at;
    if (at !== null) this.#goesOn ??= this.#run().catch(this.broken);
  }

  /**
   * Takes back a timer of another instant. For when everything rests: a turn that is decided twice may change the instant
   * and change it back.
   */
  look(): void {
    if (this.#at !== null && this.#armed !== null && this.#armed.at !== this.#at) this.#wake();
  }

  /** Rings no more: the clock that rings just when a run leaves is heard by the next one. Always true. */
  hush(): true {
    this.set(null);
    return true;
  }

  /** Of a case that is over: the timer is taken back. */
  async off(): Promise<void> {
    this.hush();
    this.#wake();
    await this.#goesOn;
  }

  #wake(): void {
    if (this.#armed === null) return;
    this.#armed.woken = true;
    this.#armed.asleep.cancel();
  }

  async #run(): Promise<void> {
    while (this.#at !== null) {
      const at = this.#at;
      if (at > Date.now()) {
        const armed: Armed = { at, asleep: new CancellationScope(), woken: false };
        this.#armed = armed;
        try {
          await armed.asleep.run(() => sleep(at - Date.now()));
        } catch (end) {
          // Whoever cancels the whole workflow ends it; to be woken for another instant is none of that.
          if (!isCancellation(end) || !armed.woken) throw end;
        }
        this.#armed = null;
      }
      if (this.#at !== null && this.#at <= Date.now()) await this.ring();
    }
    this.#goesOn = null;
  }
}
