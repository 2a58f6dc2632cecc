/** One at a time, first come first served. A plain `await` of a condition would wake all who wait together. */
export class Line {
  #last: Promise<void> = Promise.resolve();
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Resolves when it is one's turn, with what ends it. The place in the line is taken at once. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let next = (): void => undefined;
    this.#last = new Promise((done) => {
      next = done;
    });
    this.#length += 1;
    await before;
    return () => {
      this.#length -= 1;
      next();
    };
  }
}
