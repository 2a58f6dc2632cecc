/** One at a time, first come first served. A plain `await` of a condition would wake all who wait together. */
export class Line {
  readonly #waiting: (() => void)[] = [];
  #taken = false;

  get isEmpty(): boolean {
    return !this.#taken;
  }

  /** Takes a place at once. Null when it is one's turn, else what resolves when it is; `leave` ends it. */
  enter(): Promise<void> | null {
    if (this.#taken) return new Promise((comes) => this.#waiting.push(comes));
    this.#taken = true;
    return null;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#taken = false;
    else next();
  }
}
