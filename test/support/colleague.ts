import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { exampleValues } from '../../client/forms/example-values';
import type { Clock, Env } from '../../client/deps';
import { intakeClock } from '../../client/submit-intake';
import { formOf } from '../../domain/forms/process-forms.schema';
import { exampleAnswers } from '../../domain/intake/example';
import { processByName } from '../../domain/processes';
import { caseByRef } from '../../register/cases';
import type { Register } from '../../register/database';
import { until } from './until';

export type Answers = Readonly<Record<string, string | readonly string[]>>;

export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly dueAt: string;
}

export interface SeenCase {
  readonly process: string;
  readonly stage: string;
  readonly status: string;
  readonly holder: { readonly unit: string; readonly person: string | null };
  readonly offeredTo: string | null;
  readonly tasks: readonly Task[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly view: string | null;
}

interface World {
  readonly app: Hono<Env>;
  readonly register: Register;
  readonly issuer: string;
  readonly clock: Clock;
  readonly origin: string;
}

/** A person of the demo's organisation at work through the API, with a bearer token of the identity provider. */
export class Colleague {
  #token: Promise<string> | null = null;

  constructor(
    readonly id: string,
    private readonly world: World,
  ) {}

  async ask(method: 'GET' | 'POST', path: string, body?: object, headers: Record<string, string> = {}): Promise<Reply> {
    const response = await this.world.app.request(`${this.world.origin}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Reply['body']) };
  }

  token(): Promise<string> {
    this.#token ??= fetch(`${this.world.issuer}/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ person: this.id }),
    }).then(async (answer) => ((await answer.json()) as { access_token: string }).access_token);
    return this.#token;
  }

  /** Types in an application for somebody on the phone, and waits until the case has begun. Returns its reference. */
  async submit(answers: Answers = {}): Promise<string> {
    const ref = await this.send(answers);
    await until(`case ${ref} begins`, async () => {
      const state = await caseByRef(this.world.register, ref);
      return state?.status === 'open' && Object.keys(state.tasks).length > 0;
    });
    return ref;
  }

  /** The same, without waiting for the case. */
  async send(answers: Answers = {}): Promise<string> {
    const now = await this.world.clock.refresh();
    const { status, body } = await this.ask(
      'POST',
      '/intakes',
      { flow: 'staff', answers: { ...exampleAnswers('staff', intakeClock(now)), ...ONE_ADULT, ...answers } },
      { 'idempotency-key': randomUUID() },
    );
    if (status !== 201) throw new Error(`The application was not taken: ${status} ${JSON.stringify(body)}`);
    return String(body['ref']);
  }

  /** Opens a case that begins without an application, and waits until it has begun. Returns its reference. */
  async open(process: string, answers: Answers): Promise<string> {
    const key = { 'idempotency-key': randomUUID() };
    const { status, body } = await this.ask('POST', '/cases', { process, answers }, key);
    if (status !== 201) throw new Error(`${this.id} may not open ${process}: ${status} ${JSON.stringify(body)}`);
    const ref = String(body['ref']);
    await until(`case ${ref} begins`, async () => (await caseByRef(this.world.register, ref))?.status === 'open');
    return ref;
  }

  /** The case as the API shows it. @throws when it does not show it. */
  async see(ref: string): Promise<SeenCase> {
    const { status, body } = await this.ask('GET', `/cases/${ref}`);
    if (status !== 200) throw new Error(`${this.id} does not see ${ref}: ${status}`);
    return body as unknown as SeenCase;
  }

  /** Does a task: the form's own example answers, with what the test says instead. */
  async complete(
    ref: string,
    kind: string,
    answers: Answers = {},
    which: (task: Task) => boolean = () => true,
  ): Promise<void> {
    const task = (await this.see(ref)).tasks.find((one) => one.kind === kind && which(one));
    if (task === undefined) {
      const there = (await this.see(ref)).tasks.map((one) => one.kind);
      throw new Error(`No open task ${kind}: ${there.join(', ')}`);
    }
    await this.done(ref, 'complete', kind, answers, task);
  }

  /** A later date for a task, with a reason. */
  async extend(ref: string, kind: string, date: string): Promise<void> {
    const task = (await this.see(ref)).tasks.find((one) => one.kind === kind) ?? null;
    await this.done(ref, 'extend', 'extend', { until: date }, task);
  }

  accept(ref: string): Promise<void> {
    return this.done(ref, 'accept', null);
  }

  decline(ref: string, answers: Answers = {}): Promise<void> {
    return this.done(ref, 'decline', 'decline', answers);
  }

  /** A move on the case itself. */
  async make(ref: string, move: string, answers: Answers = {}): Promise<void> {
    const { process } = await this.see(ref);
    const row = processByName(process).moves.find((one) => one.move === move);
    return this.done(ref, move, row?.form ?? null, answers);
  }

  /** The move as it was answered, whatever that was. */
  async try(
    ref: string,
    move: string,
    form: string | null,
    answers: Answers = {},
    task: Pick<Task, 'id' | 'version'> | null = null,
    commandId: string = randomUUID(),
  ): Promise<Reply> {
    const now = await this.world.clock.refresh();
    const process = form === null ? null : (await caseByRef(this.world.register, ref))?.process;
    const asked = process == null || form === null ? undefined : formOf(process, form);
    return this.ask('POST', `/cases/${ref}/moves`, {
      commandId,
      move,
      taskId: task?.id ?? null,
      taskVersion: task?.version ?? null,
      answers: { ...(asked === undefined ? {} : exampleValues(asked, now, {})), ...answers },
    });
  }

  private async done(ref: string, move: string, form: string | null, answers: Answers = {}, task: Task | null = null) {
    const { status, body } = await this.try(ref, move, form, answers, task);
    if (status !== 200)
      throw new Error(`${this.id} may not ${move} ${form ?? ''} in ${ref}: ${status} ${JSON.stringify(body)}`);
  }
}

const ONE_ADULT: Answers = { adults: '1', children: '0', urgency: 'normal' };
