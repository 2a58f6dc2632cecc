import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SeenCase, SeenTask } from '../../embedded/demo/desk';
import type { Answers } from '../../embedded/demo/example-answers';
import type { Sent, Unanswered } from './tally';

export interface Addresses {
  readonly web: string;
  readonly issuer: string;
}

export interface Move {
  readonly person: string;
  readonly ref: string;
  readonly move: string;
  readonly task: Pick<SeenTask, 'id' | 'version' | 'kind'> | null;
  readonly answers: Answers;
  readonly id?: string;
}

interface Reply {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
}

/** Longer than the gateway waits: a try without an answer by then is lost on the way. */
const TRY_MS = 12_000;
/** The same command id is tried for so long; what has no answer then is an error that a retry does not heal. */
const HEALED_WITHIN_MS = 60_000;
const PAUSE_MS = 200;

/** Sends what people do through the API, again and again with the same id until it is answered, and keeps count. */
export class Sender {
  readonly sent: Sent[] = [];
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(readonly to: Addresses) {}

  async apply(person: string, answers: Answers): Promise<string | null> {
    const id = randomUUID();
    const body = { flow: 'staff', answers };
    const reply = await this.#insist({ id, ref: null, what: 'apply' }, [201, 200], () =>
      this.#try(person, '/api/v1/intakes', body, { 'idempotency-key': id }),
    );
    return typeof reply?.body['ref'] === 'string' ? reply.body['ref'] : null;
  }

  /** True when it was done, false when a rule said no. */
  async move({ person, ref, move, task, answers, id = randomUUID() }: Move): Promise<boolean> {
    const what = task === null ? move : `${move} ${task.kind}`;
    const body = { commandId: id, move, taskId: task?.id ?? null, taskVersion: task?.version ?? null, answers };
    const reply = await this.#insist({ id, ref, what }, [200], () =>
      this.#try(person, `/api/v1/cases/${ref}/moves`, body),
    );
    return reply?.status === 200;
  }

  /** The case as this person sees it; null when it has not begun or is not theirs to see. Reading may be repeated. */
  async see(person: string, ref: string): Promise<SeenCase | null> {
    const end = Date.now() + HEALED_WITHIN_MS;
    for (;;) {
      const reply = await this.#try(person, `/api/v1/cases/${ref}`).catch(() => null);
      if (reply?.status === 200) return reply.body as unknown as SeenCase;
      if (reply?.status === 404) return null;
      if (Date.now() > end) throw new Error(`${person} cannot read ${ref}: ${reply?.status ?? 'no answer'}`);
      await pause(PAUSE_MS);
    }
  }

  async #insist(
    command: Pick<Sent, 'id' | 'ref' | 'what'>,
    fine: readonly number[],
    send: () => Promise<Reply>,
  ): Promise<Reply | null> {
    const began = Date.now();
    const unanswered: Unanswered[] = [];
    const keep = (outcome: Sent['outcome'], rule: string | null, ref: string | null) =>
      void this.sent.push({ ...command, ref, began, ended: Date.now(), outcome, rule, unanswered });
    for (;;) {
      const from = Date.now();
      const reply = await send().catch((error: unknown): Reply => ({ status: 0, body: { title: String(error) } }));
      if (fine.includes(reply.status)) {
        keep('ok', null, typeof reply.body['ref'] === 'string' ? reply.body['ref'] : command.ref);
        return reply;
      }
      // Whoever has nothing to do with a case is told that there is none.
      if (reply.status === 409 || reply.status === 404) {
        keep('refused', String(reply.body['rule'] ?? 'not theirs to see'), command.ref);
        return reply;
      }
      unanswered.push({ from, to: Date.now(), why: `${reply.status} ${String(reply.body['title'] ?? '')}`.trim() });
      if (Date.now() - began > HEALED_WITHIN_MS || [400, 422].includes(reply.status)) {
        keep('not-healed', null, command.ref);
        return null;
      }
      await pause(PAUSE_MS);
    }
  }

  async #try(person: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Reply> {
    const answer = await fetch(new URL(path, this.to.web), {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${await this.#token(person)}`, 'content-type': 'application/json', ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TRY_MS),
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Reply['body']) : {} };
  }

  #token(person: string): Promise<string> {
    const known = this.#tokens.get(person);
    if (known) return known;
    const token = fetch(new URL('/dev/token', this.to.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person }),
    }).then(async (answer) => ((await answer.json()) as { access_token: string }).access_token);
    this.#tokens.set(person, token);
    return token;
  }
}
