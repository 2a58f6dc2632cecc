import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { dataConverterFrom } from '../../activities/codec';
import { typedIn } from '../../client/forms/values';
import { slugOf } from '../../client/intake/paths';
import { intakeClock } from '../../client/submit-intake';
import { exampleAnswers } from '../../domain/intake/example';
import { pagesOf } from '../../domain/intake/intake.schema';
import { demoOrganisation } from '../../embedded/demo/organisation';
import { type RunningIdentityProvider, startIdentityProvider } from '../../embedded/identity-provider/server';
import { cachedBundle } from '../../worker/bundle';
import { type CaseWorker, startCaseWorker } from '../../worker/case-worker';
import { caseWorkflowId } from '../../workflows/messages';
import { type FreshRegister, freshRegister, testServer } from '../support/database';
import { TEST_CODEC } from '../support/stafett';
import { until } from '../support/until';
import { WebProcess } from './support/web-process';

const AT_A_TIME = 50;
/** The web process dies when so many have been answered, with the others on their way. */
const KILLED_AFTER = 0.3;

let dataDir: string;
let taskQueue: string;
let fresh: FreshRegister;
let idp: RunningIdentityProvider;
let web: WebProcess;
let native: NativeConnection;
let connection: Connection;
let client: Client;
let worker: CaseWorker | null;

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-storm-'));
  taskQueue = `storm-${randomBytes(6).toString('hex')}`;
  worker = null;
  const secret = randomBytes(24).toString('base64url');
  const address = testServer('TEMPORAL');
  [fresh, idp, native, connection] = await Promise.all([
    freshRegister(),
    startIdentityProvider({
      dataDir,
      organisation: demoOrganisation,
      clientId: 'stafett',
      clientSecret: secret,
      apiClientSecret: randomBytes(24).toString('base64url'),
      cookieKey: randomBytes(24).toString('base64url'),
    }),
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  client = new Client({ connection, dataConverter: dataConverterFrom(TEST_CODEC) });
  web = await WebProcess.begin(dataDir, {
    DATABASE_URL: fresh.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TASK_QUEUE: taskQueue,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_SECRET: secret,
    STAFETT_CODEC_KEYS: TEST_CODEC.STAFETT_CODEC_KEYS.map(({ id, keyBase64 }) => `${id}:${keyBase64}`).join(','),
    STAFETT_DEMO: 'false',
    LOG_LEVEL: 'warn',
  });
});

afterEach(async () => {
  await web.stop();
  await worker?.stop();
  for (const id of await workflowIds()) {
    await client.workflow
      .getHandle(id)
      .terminate('the test is over')
      .catch(() => undefined);
  }
  await Promise.all([idp.stop(), native.close(), connection.close()]);
  await fresh.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Everything that was ever started for this test, one entry a run. */
async function workflowIds(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` }))
    ids.push(workflowId);
  return ids;
}

async function startWorker(): Promise<void> {
  worker = await startCaseWorker({
    connection: native,
    namespace: 'default',
    taskQueue,
    dataConverter: dataConverterFrom(TEST_CODEC),
    register: fresh.register,
    bundle: await cachedBundle(testServer('DATA')),
    smtpUrl: testServer('SMTP'),
    sender: { from: 'stafett@example.test', publicUrl: web.address },
    atOnce: true,
    now: Date.now,
    log: () => undefined,
    postman: null,
    auditSchedule: null,
  });
}

interface Stormed {
  readonly answers: readonly string[];
  /** Sendings that the dying process never answered, or that found nobody. */
  readonly unanswered: number;
}

/** Sends `times`, 50 on their way at once, kills the web process and starts it again; who got no answer sends again. */
async function storm(times: number, send: () => Promise<string | null>): Promise<Stormed> {
  const answers: string[] = [];
  const restarts: Promise<void>[] = [];
  let unanswered = 0;
  let begun = 0;
  async function caller(): Promise<void> {
    while (begun < times) {
      begun += 1;
      let answer = await send().catch(() => null);
      for (; answer === null; answer = await send().catch(() => null)) {
        unanswered += 1;
        await Promise.all(restarts);
      }
      answers.push(answer);
      if (restarts.length === 0 && answers.length >= times * KILLED_AFTER) restarts.push(web.kill9AndStart());
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, caller));
  await Promise.all(restarts);
  return { answers, unanswered };
}

/** What there is of it afterwards: in the register, and in Temporal. */
async function expectOneCase(ref: string): Promise<void> {
  const { db } = fresh.register;
  const count = async (table: 'intakes' | 'cases') =>
    (await db.selectFrom(table).select('ref').execute()).map((row) => row.ref);
  expect(await count('intakes')).toEqual([ref]);
  expect(await count('cases')).toEqual([]);

  await startWorker();
  await until('the case has begun', async () => {
    const task = await db.selectFrom('tasks').select('id').where('kind', '=', 'first-contact').executeTakeFirst();
    return task !== undefined;
  });
  expect(await count('intakes')).toEqual([ref]);
  expect(await count('cases')).toEqual([ref]);
  const opened = await db.selectFrom('facts').select('ref').where('type', '=', 'CaseOpened').execute();
  expect(opened).toEqual([{ ref }]);
  const members = await db.selectFrom('household_members').select(['ref', 'idx']).orderBy('idx').execute();
  expect(members).toEqual([0, 1, 2].map((idx) => ({ ref, idx })));
  await until('the start is marked', async () => {
    const { started } = await db.selectFrom('intakes').select('started').executeTakeFirstOrThrow();
    return started;
  });
  await until('Temporal lists the case', async () => (await workflowIds()).length > 0);
  expect(await workflowIds()).toEqual([caseWorkflowId(ref)]);
}

const clock = () => intakeClock(Date.now());

test('the same intake sent 1,000 times by the API, 50 at once, without a worker and with the web process killed, is one case with one number', async () => {
  const token = await tokenOf('anna-lind');
  const key = randomUUID();
  const body = JSON.stringify({ answers: exampleAnswers('sv', clock()) });
  const statuses: number[] = [];
  const { answers, unanswered } = await storm(1_000, async () => {
    const response = await fetch(`${web.address}/api/v1/intakes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      body,
    });
    if (response.status === 503) return null;
    statuses.push(response.status);
    return ((await response.json()) as { ref: string }).ref;
  });
  expect(answers).toHaveLength(1_000);
  expect(unanswered).toBeGreaterThan(0);
  expect(statuses.filter((status) => status !== 200)).toEqual([201]);
  const [ref = '', ...others] = new Set(answers);
  expect(others).toEqual([]);
  await expectOneCase(ref);
}, 60_000);

async function tokenOf(person: string): Promise<string> {
  const answer = await fetch(`${idp.issuer}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

test('one filled-in form whose button is pressed again and again while the web process is killed is one case, on one receipt', async () => {
  const applicant = new Applicant(web.address);
  const answers = exampleAnswers('sv', clock());
  for (const { slug, form } of pagesOf('sv', answers, clock())) {
    const fields = Object.keys(form.shape).map((name) => [name, answers[name] ?? '']);
    expect((await applicant.post(slug, typedIn(Object.fromEntries(fields)))).status).toBe(303);
  }
  const check = slugOf('sv', 'check');
  const { answers: receipts, unanswered } = await storm(100, async () => {
    const pressed = await applicant.post(check);
    if (pressed.status === 503) return null;
    const receipt = await fetch(new URL(pressed.headers.get('location') ?? '', web.address), {
      headers: applicant.headers,
    });
    return /ST-[0-9A-Z]{5}/.exec(await receipt.text())?.[0] ?? `no number on ${receipt.url}`;
  });
  expect(receipts).toHaveLength(100);
  expect(unanswered).toBeGreaterThan(0);
  const [ref = '', ...others] = new Set(receipts);
  expect(others).toEqual([]);
  await expectOneCase(ref);
}, 60_000);

/** A browser with the form's own cookie, which presses before it has read what came of it. */
class Applicant {
  #cookie = '';

  constructor(readonly address: string) {}

  get headers(): Readonly<Record<string, string>> {
    return { cookie: this.#cookie, origin: this.address };
  }

  async post(slug: string, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    const headers = { ...this.headers, 'content-type': 'application/x-www-form-urlencoded' };
    const url = `${this.address}/ansok/${slug}`;
    const response = await fetch(url, { method: 'POST', headers, body: body.toString(), redirect: 'manual' });
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return response;
  }
}
