import { randomUUID } from 'node:crypto';
import type { CodedRecord } from '../../domain/kernel/state';
import type { Answers } from './example-answers';

/** Where the demo's people reach the product and their identity provider. */
export interface Addresses {
  readonly web: string;
  readonly issuer: string;
}

export interface SeenTask {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly unit: string;
  readonly person: string | null;
  readonly side: boolean;
}

/** A case as the API says it; what the demo's people need of it. */
export interface SeenCase {
  readonly ref: string;
  readonly process: string;
  readonly status: 'open' | 'closed';
  readonly stage: string;
  readonly holder: { readonly unit: string; readonly person: string | null };
  readonly offeredTo: string | null;
  readonly tasks: readonly SeenTask[];
  readonly data: CodedRecord;
}

/** The API said no. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`${status} ${body.slice(0, 400)}`);
  }
}

const TOKEN_MS = 30 * 60_000;
const TRIES = 8;
const UNTIL_SEEN_TRIES = 150;

/** Demo people at work: each request with the bearer token of the one who makes it. */
export class Desk {
  readonly #tokens = new Map<string, { readonly token: string; readonly at: number }>();

  constructor(readonly addresses: Addresses) {}

  async seeCase(person: string, ref: string): Promise<SeenCase> {
    return (await this.#ask(person, `/api/v1/cases/${ref}`)) as SeenCase;
  }

  /** Waits until the case has begun and its first task is there for this person. */
  async untilSeen(person: string, ref: string): Promise<void> {
    for (let tries = 0; ; tries++) {
      const seen = await this.seeCase(person, ref).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      });
      if (seen !== null && seen.tasks.some((task) => !task.side)) return;
      if (tries >= UNTIL_SEEN_TRIES) throw new Error(`${person} does not see ${ref}`);
      await new Promise((go) => setTimeout(go, 100));
    }
  }

  /** A new application; the key makes a repeat harmless. Resolves with its reference. */
  async apply(person: string, key: string, flow: 'sv' | 'en' | 'staff', answers: Answers): Promise<string> {
    const body = await this.#ask(person, '/api/v1/intakes', { flow, answers }, { 'idempotency-key': key });
    return (body as { ref: string }).ref;
  }

  /** A case that an official opens; the key makes a repeat harmless. Resolves with its reference when it has begun. */
  async open(person: string, key: string, process: string, answers: Answers): Promise<string> {
    const body = await this.#ask(person, '/api/v1/cases', { process, answers }, { 'idempotency-key': key });
    const { ref } = body as { ref: string };
    await this.untilSeen(person, ref);
    return ref;
  }

  /** A bid, sealed as it comes in. */
  async bid(person: string, ref: string, commandId: string, answers: Answers): Promise<void> {
    await this.#ask(person, `/api/v1/cases/${ref}/bids`, { commandId, answers });
  }

  /** @throws Refused when a rule says no. */
  async move(
    person: string,
    ref: string,
    move: string,
    task: { readonly id: string; readonly version: number } | null,
    answers: Answers,
    commandId: string = randomUUID(),
  ): Promise<void> {
    const body = {
      commandId,
      move,
      taskId: task?.id ?? null,
      taskVersion: task?.version ?? null,
      answers,
    };
    await this.#ask(person, `/api/v1/cases/${ref}/moves`, body);
  }

  /** Sent again while the answer is "not yet": the ids in it make that harmless. */
  async #ask(person: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<unknown> {
    for (let tries = 0; ; tries++) {
      const answer = await fetch(new URL(path, this.addresses.web), {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${await this.#token(person)}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.text();
      const notYet = answer.status === 202 || answer.status === 503;
      if (answer.ok && !notYet) return JSON.parse(text);
      if (!notYet || tries >= TRIES) throw new Refused(answer.status, text);
      await new Promise((go) => setTimeout(go, 250 * (tries + 1)));
    }
  }

  async #token(person: string): Promise<string> {
    const kept = this.#tokens.get(person);
    if (kept !== undefined && Date.now() - kept.at < TOKEN_MS) return kept.token;
    const answer = await fetch(new URL('/dev/token', this.addresses.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    });
    if (!answer.ok) throw new Refused(answer.status, `no token for ${person}`);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    this.#tokens.set(person, { token, at: Date.now() });
    return token;
  }
}
