import { type Instant, SECOND_MS } from '../../domain/instant';
import type { CaseMode, DemoProgress } from '../../register/demo-settings';

/** The time machine over HTTP. */
export class TimeOf {
  constructor(private readonly web: string) {}

  async now(): Promise<Instant> {
    const answer = await fetch(new URL('/dev/time.json', this.web));
    return Date.parse(((await answer.json()) as { now: string }).now);
  }

  /** Forward to an instant of the displayed clock; nothing when it is already past. */
  async moveTo(at: Instant): Promise<void> {
    const seconds = Math.ceil((at - (await this.now())) / SECOND_MS);
    if (seconds > 0) await this.#post({ for: `PT${seconds}S`, mail: false });
  }

  mark(ref: string, mode: CaseMode | null): Promise<void> {
    return this.#post({ mark: ref, as: mode });
  }

  show(progress: DemoProgress | null): Promise<void> {
    return this.#post({ progress });
  }

  /** Waits while somebody else moves the time. */
  async #post(body: object): Promise<void> {
    for (;;) {
      const answer = await fetch(new URL('/dev/time.json', this.web), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await answer.text();
      if (answer.ok) return;
      if (answer.status !== 409) throw new Error(`/dev/time.json: ${answer.status} ${text.slice(0, 300)}`);
      await new Promise((go) => setTimeout(go, 500));
    }
  }
}
