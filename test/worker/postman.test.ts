import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { dataConverterFrom } from '../../activities/codec';
import { type RunningMailbox, startMailbox } from '../../embedded/mailbox/server';
import { timestamp } from '../../register/database';
import { cachedBundle } from '../../worker/bundle';
import { type CaseWorker, startCaseWorker } from '../../worker/case-worker';
import { type FreshRegister, freshRegister, testServer } from '../support/database';

const NAMESPACE = 'default';
const unique = randomBytes(4).toString('hex');
const postman = `postman-${unique}`;
const dataConverter = dataConverterFrom({
  STAFETT_CODEC_KEYS: [{ id: 'k1', keyBase64: randomBytes(32).toString('base64') }],
  TEMPORAL_NAMESPACE: NAMESPACE,
});

let fresh: FreshRegister;
let mailbox: RunningMailbox;
let dataDir: string;
let native: NativeConnection;
let connection: Connection;
let client: Client;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-postman-'));
  const address = testServer('TEMPORAL');
  [fresh, mailbox, native, connection] = await Promise.all([
    freshRegister(),
    startMailbox({ dataDir }),
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  client = new Client({ connection, namespace: NAMESPACE, dataConverter });
}, 60_000);

afterAll(async () => {
  await client.workflow.getHandle(postman).terminate('the test is over');
  await Promise.all([fresh.drop(), mailbox.stop(), connection.close(), native.close()]);
  rmSync(dataDir, { recursive: true, force: true });
});

async function startWorker(): Promise<CaseWorker> {
  return startCaseWorker({
    connection: native,
    namespace: NAMESPACE,
    taskQueue: `postman-${unique}`,
    dataConverter,
    register: fresh.register,
    bundle: await cachedBundle(dataDir),
    smtpUrl: mailbox.smtpUrl,
    sender: { from: 'stafett@example.test', publicUrl: 'http://localhost:7100' },
    atOnce: true,
    now: Date.now,
    log: () => undefined,
    postman,
    auditSchedule: null,
  });
}

async function say(no: number): Promise<void> {
  const now = timestamp(Date.now());
  await fresh.register.db
    .insertInto('messages')
    .values({
      id: `ST-7F3K2/${no}/1/x`,
      ref: 'ST-7F3K2',
      no,
      seq: 1,
      kind: 'new-task',
      recipient: JSON.stringify({ kind: 'unit', unit: 'soc-mottagning' }),
      role: 'unit',
      address: 'soc-mottagning@example.test',
      acute: true,
      due_at: null,
      said_at: now,
      created_at: now,
      not_before: now,
      mail_id: null,
      last_error: null,
      reported_at: null,
    })
    .execute();
}

async function untilArrived(mails: number): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const there = (await (await fetch(`${mailbox.httpUrl}/messages`)).json()) as unknown[];
    if (there.length >= mails) return expect(there).toHaveLength(mails);
    if (Date.now() > until) throw new Error(`${there.length} of ${mails} mails arrived`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('the postman delivers what cases have written, and the next worker goes on where one stopped', async () => {
  const first = await startWorker();
  await say(1);
  await untilArrived(1);
  const stopping = Date.now();
  await first.stop();
  expect(Date.now() - stopping).toBeLessThan(2_000);

  await say(2);
  const second = await startWorker();
  await untilArrived(2);
  await second.stop();
  const { status, historyLength } = await client.workflow.getHandle(postman).describe();
  expect(status.name).toBe('RUNNING');
  expect(historyLength).toBeLessThan(40);
}, 60_000);

test('what Temporal keeps of it is encrypted', async () => {
  const history = await client.workflow.getHandle(postman).fetchHistory();
  const payloads = (history.events ?? []).flatMap(
    (event) => event.activityTaskScheduledEventAttributes?.input?.payloads ?? [],
  );
  expect(payloads.length).toBeGreaterThan(0);
  for (const payload of payloads) {
    expect(Buffer.from(payload.metadata?.['encoding'] ?? []).toString()).toBe('binary/encrypted');
  }
});

test('a warm start reads the bundle it has built before', async () => {
  const { codePath } = await cachedBundle(dataDir);
  const built = await readFile(codePath, 'utf8');
  // Whoever built it again would put its own in this one's place.
  await writeFile(codePath, 'as it was');
  expect(await cachedBundle(dataDir)).toEqual({ codePath });
  expect((await readFile(codePath, 'utf8')).slice(0, 20)).toBe('as it was');
  await writeFile(codePath, built);
});
