import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Hono } from 'hono';
import { dataConverterFrom } from '../../activities/codec';
import { makeApp } from '../../client/app';
import { operatorOver } from '../../client/audit/operator';
import type { Deps, Env } from '../../client/deps';
import { displayedClock } from '../../client/displayed-clock';
import { gatewayTo } from '../../client/gateway';
import { intakeRoutes } from '../../client/intake/routes';
import { startRelay } from '../../client/relay-intakes';
import { signInAt } from '../../client/sign-in/oidc';
import { toInstant } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import type { Fact } from '../../domain/kernel/facts';
import type { CaseState } from '../../domain/kernel/state';
import { processByName } from '../../domain/processes';
import { readSettingsFor } from '../../domain/settings.schema';
import { demoOrganisation } from '../../embedded/demo/organisation';
import { startIdentityProvider } from '../../embedded/identity-provider/server';
import { startMailbox } from '../../embedded/mailbox/server';
import { caseByRef, factsOf, openCases } from '../../register/cases';
import type { Register } from '../../register/database';
import { type Difference, differences } from '../../register/differences';
import { clockOffset, setClockOffset } from '../../register/displayed-clock';
import { outboxCounts } from '../../register/outbox';
import { cachedBundle } from '../../worker/bundle';
import { type CaseWorker, startCaseWorker } from '../../worker/case-worker';
import { CASE_STATE, caseWorkflowId } from '../../workflows/messages';
import { Colleague } from './colleague';
import { freshRegister, testServer } from './database';
import { startInVirtualTime } from './start-in-virtual-time';
import { until } from './until';
import { awayFromDeadlines, fastForward } from './virtual-time';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

export const ORIGIN = 'http://stafett.test';
const NAMESPACE = 'default';
/** Workflows that are ended at once. */
const AT_A_TIME = 50;
/** Known to all: histories recorded by one run are read by the next. Nothing real was ever encrypted with it. */
export const TEST_CODEC = {
  STAFETT_CODEC_KEYS: [{ id: 'test', keyBase64: Buffer.alloc(32, 7).toString('base64') }],
  TEMPORAL_NAMESPACE: NAMESPACE,
};

export interface Mail {
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

export interface StafettOptions {
  /** What the clocks show when it opens. Local date and time in Sweden; in the future. */
  readonly at: readonly [date: CivilDate, time: string];
  /** 0 forces a replay at every step; one case at a time then. */
  readonly cachedWorkflows?: number;
  /** False for a test that runs workers of its own. */
  readonly worker?: boolean;
  /** Id of a Schedule of the nightly audit; without one there is none. */
  readonly auditSchedule?: string;
  /** host:port of a Temporal of the test's own, for one that kills it. */
  readonly temporal?: string;
}

/**
 * One whole Stafett in the test's process on the real servers of global-setup: register, task queue, worker, postman,
 * web client, mailbox and identity provider of its own. Time is the server's virtual time; the displayed clock follows.
 */
export interface Stafett {
  readonly app: Hono<Env>;
  readonly register: Register;
  readonly databaseUrl: string;
  readonly client: Client;
  readonly taskQueue: string;
  readonly smtpUrl: string;
  /** Folder of the keys that open bids. */
  readonly bidKeys: string;
  now(): Promise<Instant>;
  /** Somebody who has signed in. */
  as(person: string): Colleague;
  /** Moves every open case and the displayed clock to a local time in Sweden. */
  passTo(date: CivilDate, time?: string): Promise<void>;
  passToInstant(at: Instant): Promise<void>;
  state(ref: string): Promise<CaseState>;
  facts(ref: string): Promise<readonly Fact[]>;
  /** What the workflow itself holds. */
  workflowState(ref: string): Promise<CaseState>;
  /** Every mail that has arrived over SMTP, once nothing waits to be sent; oldest first. */
  mails(): Promise<readonly Mail[]>;
  mailServer(mode: 'none' | 'down'): Promise<void>;
  /** Rows of the register that are not what the facts give. */
  differences(): Promise<readonly Difference[]>;
  startWorker(): Promise<CaseWorker>;
  /** Stops every worker and starts one of a changed build: the same routines, other words in them. */
  upgrade(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStafett(options: StafettOptions): Promise<Stafett> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-whole-'));
  const taskQueue = `stafett-${randomBytes(6).toString('hex')}`;
  const postman = `postman-${taskQueue}`;
  const secret = randomBytes(24).toString('base64url');
  const address = options.temporal ?? testServer('TEMPORAL');
  const [fresh, mailbox, idp, native, connection, bundle] = await Promise.all([
    freshRegister({ processByName, connections: 10 }),
    startMailbox({ dataDir }),
    startIdentityProvider({
      dataDir,
      organisation: demoOrganisation,
      clientId: 'stafett',
      clientSecret: secret,
      apiClientSecret: randomBytes(24).toString('base64url'),
      cookieKey: randomBytes(24).toString('base64url'),
      webOrigins: [ORIGIN],
    }),
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
    cachedBundle(testServer('DATA')),
  ]);
  const { register } = fresh;
  const dataConverter = dataConverterFrom(TEST_CODEC);
  const client = new Client({ connection, namespace: NAMESPACE, dataConverter });
  await setClockOffset(register, toInstant(...options.at) - Date.now());
  const clock = displayedClock(() => clockOffset(register));
  await clock.refresh();

  const start = startInVirtualTime(client, taskQueue, () => clock.refresh());
  const gateway = gatewayTo({ client, register, clock, start });
  const relay = startRelay({ register, tell: gateway.makeSystemMove, now: Date.now, start });
  const settings = readSettingsFor('web', {
    DATABASE_URL: fresh.url,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_TASK_QUEUE: taskQueue,
    OIDC_ISSUER: idp.issuer,
    OIDC_CLIENT_SECRET: secret,
    PUBLIC_URL: ORIGIN,
    STAFETT_CODEC_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    STAFETT_DEMO: 'true',
    MAILBOX_URL: mailbox.httpUrl,
    STAFETT_BID_KEYS: path.join(dataDir, 'bid-keys'),
  });
  const deps: Deps = {
    register,
    settings,
    clock,
    now: () => clock.now(),
    gateway,
    operator: operatorOver({ client, taskQueue, start }),
    oidc: signInAt(settings),
    kick: relay.kick,
    log: { error: (details, message) => console.error(message, details), warn: () => undefined },
  };
  const app = makeApp(deps, [(given) => intakeRoutes(given)]);

  const workers: CaseWorker[] = [];
  const startWorker = async (build: Parameters<typeof startCaseWorker>[0]['bundle'] = bundle): Promise<CaseWorker> => {
    const worker = await startCaseWorker({
      connection: native,
      namespace: NAMESPACE,
      taskQueue,
      dataConverter,
      register,
      bundle: build,
      smtpUrl: mailbox.smtpUrl,
      sender: { from: 'stafett@example.test', publicUrl: ORIGIN },
      atOnce: true,
      now: Date.now,
      log: () => undefined,
      postman,
      auditSchedule: options.auditSchedule ?? null,
      ...(options.cachedWorkflows === undefined ? {} : { cachedWorkflows: options.cachedWorkflows }),
    });
    workers.push(worker);
    return worker;
  };
  if (options.worker !== false) await startWorker();

  const stafett: Stafett = {
    app,
    register,
    databaseUrl: fresh.url,
    client,
    taskQueue,
    smtpUrl: mailbox.smtpUrl,
    bidKeys: path.join(dataDir, 'bid-keys'),
    now: () => clock.refresh(),
    as: (person) => new Colleague(person, { app, register, issuer: idp.issuer, clock, origin: ORIGIN }),
    passTo: (date, time = '09:00') => stafett.passToInstant(toInstant(date, time)),
    passToInstant: async (at) => {
      let now = at;
      for (const { ref } of await openCases(register)) {
        const to = awayFromDeadlines(await stafett.state(ref), at);
        await fastForward(client, ref, to);
        now = Math.max(now, to);
      }
      await setClockOffset(register, now - Date.now());
      await clock.refresh();
    },
    state: async (ref) => {
      const state = await caseByRef(register, ref);
      if (state === null) throw new Error(`No case ${ref} in the register`);
      return state;
    },
    facts: (ref) => factsOf(register, ref),
    workflowState: (ref) => client.workflow.getHandle(caseWorkflowId(ref)).query<CaseState>(CASE_STATE),
    mails: async () => {
      await until('nothing waits in the outbox', async () => {
        const { waiting, sending } = await outboxCounts(register);
        return waiting + sending === 0;
      });
      const mails = (await (await fetch(`${mailbox.httpUrl}/messages`)).json()) as Mail[];
      return mails.toReversed();
    },
    mailServer: async (mode) => {
      await fetch(`${mailbox.httpUrl}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ mode }),
      });
    },
    differences: () => differences(register),
    startWorker: () => startWorker(),
    upgrade: async () => {
      const code = await readFile(bundle.codePath, 'utf8');
      const changed = code.replaceAll('Kontrollera om villkoret', 'Se efter om villkoret');
      if (changed === code) throw new Error('The build is the same');
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
      await startWorker({ code: changed });
    },
    stop: async () => {
      await relay.stop();
      await Promise.all(workers.map((worker) => worker.stop()));
      // What still runs would wait on the server for workers that are gone.
      const open = await openCases(register);
      const ids = [postman, ...open.map(({ ref }) => caseWorkflowId(ref))];
      const end = (id: string) => client.workflow.getHandle(id).terminate('the test is over');
      for (let from = 0; from < ids.length; from += AT_A_TIME)
        await Promise.allSettled(ids.slice(from, from + AT_A_TIME).map(end));
      await Promise.all([idp.stop(), mailbox.stop(), connection.close(), native.close()]);
      await fresh.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return stafett;
}
