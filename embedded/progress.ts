import type { WriteStream } from 'node:tty';

/** A step is spoken of when it takes longer than this. */
const patienceMs = 1_000;

/**
 * Tells what the start is waiting for. On a terminal one line is rewritten; elsewhere (a log, CI) each long step gets a
 * plain line when it has lasted a second, and one when it is done.
 */
export class Progress {
  readonly #out: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly #running = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(out: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>> = process.stdout) {
    this.#out = out;
    // Whoever read along may have gone (a closed window, `| head`): the servers must still be stopped in order.
    out.on('error', () => undefined);
  }

  /** Shows `title` while the work lasts; the work's result or error is passed on. */
  async step<T>(title: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    this.#running.set(title, startedAt);
    const announce = setTimeout(() => {
      if (this.#out.isTTY !== true) this.line(`${title} ...`);
    }, patienceMs);
    if (this.#out.isTTY === true) this.#timer ??= setInterval(() => this.#redraw(), 200);
    try {
      return await work();
    } finally {
      clearTimeout(announce);
      this.#running.delete(title);
      const tookMs = performance.now() - startedAt;
      if (tookMs > patienceMs) this.line(`${title}: ${(tookMs / 1000).toFixed(1)} s`);
      if (this.#running.size === 0) this.#stopDrawing();
    }
  }

  /** A line that stays. */
  line(text: string): void {
    this.#out.write(`${this.#eraser()}${text}\n`);
  }

  #redraw(): void {
    const now = performance.now();
    const long = [...this.#running].filter(([, startedAt]) => now - startedAt > patienceMs);
    const text = long.map(([title, startedAt]) => `${title} ${Math.floor((now - startedAt) / 1000)} s`).join(' · ');
    this.#out.write(`${this.#eraser()}${text.slice(0, (this.#out.columns ?? 80) - 1)}`);
  }

  #stopDrawing(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#out.write(this.#eraser());
  }

  #eraser(): string {
    return this.#out.isTTY === true ? '\r\u001b[2K' : '';
  }
}
