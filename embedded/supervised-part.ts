import { setTimeout as delay } from 'node:timers/promises';
import type { ServerProcess } from './server-process';
import type { PartName, PartReport } from './state-file';

/** The program of a part has not been built; the other parts run on without it. */
export class MissingPartError extends Error {
  override readonly name = 'MissingPartError';
}

export interface PartSpec {
  readonly name: PartName;
  /** Resolves when the part answers. */
  readonly start: () => Promise<ServerProcess>;
  /** How long it may take to end when asked, before it is killed. */
  readonly stopGraceMs: number;
  readonly onReport: (report: PartReport) => void;
  /** Lines for a person, when something out of the ordinary happened. */
  readonly say: (line: string) => void;
}

const firstPauseMs = 250;
const longestPauseMs = 10_000;
/**
 * A part that has answered and run this long starts over with the shortest pause. Killed every six seconds it is back
 * at once each time; only one that dies as soon as it answers is made to wait longer and longer.
 */
const steadyMs = 2_000;

/** One server that is kept running: started, watched, started again after a growing pause when it dies. */
export class SupervisedPart {
  readonly #spec: PartSpec;
  readonly #stopping = new AbortController();
  #server: ServerProcess | undefined;
  #restarts = 0;
  #lastError: string | undefined;
  #starting: Promise<void> = Promise.resolve();
  #watch: Promise<void> = Promise.resolve();
  #state: PartReport['state'] = 'waiting';

  constructor(spec: PartSpec) {
    this.#spec = spec;
    this.#report('waiting');
  }

  get name(): PartName {
    return this.#spec.name;
  }

  get state(): PartReport['state'] {
    return this.#state;
  }

  get lastError(): string | undefined {
    return this.#lastError;
  }

  /**
   * Starts the part and watches over it from then on.
   * @throws what the first start threw; a later one is only reported and tried again.
   */
  async start(): Promise<void> {
    this.#report('starting');
    try {
      this.#server = await this.#begin();
    } catch (error) {
      this.#fail(error);
      throw error;
    }
    if (this.#stopping.signal.aborted) return;
    this.#report('ready');
    this.#watch = this.#keepRunning(this.#server);
  }

  /** Starts the part; what goes wrong is said and tried again, so that the other parts run on. Never rejects. */
  async startPatiently(): Promise<void> {
    try {
      await this.start();
    } catch (error) {
      this.#spec.say(`${this.name} did not start: ${this.#lastError ?? ''}`);
      if (error instanceof MissingPartError) return;
      this.#watch = this.#keepRunning(undefined);
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.race([this.#starting, delay(this.#spec.stopGraceMs)]);
    await this.#server?.stop(this.#spec.stopGraceMs);
    await this.#watch;
    this.#report('stopped');
  }

  /** When there is no time left for asking. The signal has been sent when this returns. */
  killNow(): void {
    this.#stopping.abort();
    void this.#server?.kill9();
  }

  async #keepRunning(first: ServerProcess | undefined): Promise<void> {
    let server = first;
    let pauseMs = firstPauseMs;
    for (;;) {
      if (server !== undefined) {
        const startedAt = performance.now();
        const ended = await server.exited;
        if (this.#stopping.signal.aborted) return;
        this.#lastError = ended;
        if (performance.now() - startedAt > steadyMs) pauseMs = firstPauseMs;
        this.#spec.say(`${this.name} ${this.#lastError}; starting it again`);
      }
      this.#report('restarting');
      await delay(pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      server = await this.#startAgain();
    }
  }

  async #startAgain(): Promise<ServerProcess | undefined> {
    this.#restarts += 1;
    try {
      const server = await this.#begin();
      this.#server = server;
      if (!this.#stopping.signal.aborted) this.#report('ready');
      return server;
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  async #begin(): Promise<ServerProcess> {
    const start = this.#spec.start();
    this.#starting = start.then(
      () => undefined,
      () => undefined,
    );
    const server = await start;
    // Asked to stop while it was starting: nobody else knows of this process.
    if (this.#stopping.signal.aborted) await server.stop(this.#spec.stopGraceMs);
    return server;
  }

  #fail(error: unknown): void {
    this.#lastError = error instanceof Error ? error.message : String(error);
    this.#report(error instanceof MissingPartError ? 'missing' : 'restarting');
  }

  #report(state: PartReport['state']): void {
    this.#state = state;
    const running = this.#server !== undefined && !this.#server.hasExited() ? { pid: this.#server.pid } : {};
    this.#spec.onReport({
      state,
      ...running,
      restarts: this.#restarts,
      since: new Date().toISOString(),
      ...(this.#lastError === undefined ? {} : { lastError: this.#lastError }),
    });
  }
}
