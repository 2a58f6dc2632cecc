/** Who waits for something to become true of the case. The relay wakes them when it does; nothing is polled. */
export class Waits {
  #waits = new Set<Wait>();
  #interrupted: ((stage: string) => void) | null = null;

  /** `entry` is that of the stage that waits, null for what outlives it. */
  until(entry: number | null, ready: () => boolean): Promise<void> {
    return new Promise((wake) => {
      this.#waits.add({ ready, wake, entry });
    });
  }

  /** The next life event that leads elsewhere. */
  interruption(): Promise<string> {
    return new Promise((interrupted) => {
      this.#interrupted = interrupted;
    });
  }

  /**
   * Whoever waited for what is true now. A life event that leads to `stage` goes before what the present one waits for.
   * Returns whether anybody did.
   */
  wake(stage: string | null): boolean {
    let anybody = stage !== null;
    for (const wait of this.#waits) {
      if (stage !== null && wait.entry !== null) this.#waits.delete(wait);
      else if (wait.ready()) {
        this.#waits.delete(wait);
        wait.wake();
        anybody = true;
      }
    }
    if (stage !== null) this.#interrupted?.(stage);
    if (stage !== null) this.#interrupted = null;
    return anybody;
  }

  /** A stage that is left waits no more. */
  leave(entry: number): void {
    for (const wait of this.#waits) if (wait.entry === entry) this.#waits.delete(wait);
  }

  clear(): void {
    this.#waits = new Set();
    this.#interrupted = null;
  }
}

interface Wait {
  readonly ready: () => boolean;
  readonly wake: () => void;
  readonly entry: number | null;
}
