import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino, type Logger } from 'pino';
import { dataConverterFrom } from '../activities/codec';
import { readSettingsFor, SettingsError, type WorkerSettings } from '../domain/settings.schema';
import { APPEND_STATEMENT_TIMEOUT_MS, openRegister, type Register } from '../register/database';
import { outboxCounts } from '../register/outbox';
import { cachedBundle } from './bundle';
import { startCaseWorker } from './case-worker';
import { type PartHealth, serveHealth } from './health';

// The host's zone leaks into the workflow sandbox; all reckoning is in frozen tables over UTC.
process.env.TZ = 'UTC';

const LONGEST_PAUSE_MS = 2_000;
/** Local activities that append at the same time; each holds a connection for some milliseconds. */
const CONNECTIONS = 20;

/** Waits for a server that is not up yet, for as long as it takes: the supervisor or an operator is starting it. */
async function connect(settings: WorkerSettings, log: Logger, stopped: AbortSignal): Promise<NativeConnection | null> {
  for (let wait = 100; !stopped.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await NativeConnection.connect({ address: settings.TEMPORAL_ADDRESS });
    } catch (error) {
      log.warn({ error: (error as Error).name }, 'Temporal does not answer yet');
      await pause(wait, undefined, { signal: stopped }).catch(() => undefined);
    }
  }
  return null;
}

/** Whether the register answers, and what waits in its outbox. A mail server that is away shows as a growing number. */
async function registerHealth(register: Register): Promise<Readonly<Record<string, PartHealth>>> {
  try {
    const { waiting, refused, uncertain } = await outboxCounts(register);
    const mail = `${waiting} waiting, ${refused} refused, ${uncertain} uncertain`;
    return { register: { ok: true, state: 'answers' }, mail: { ok: true, state: mail } };
  } catch {
    return { register: { ok: false, state: 'does not answer' } };
  }
}

async function run(settings: WorkerSettings): Promise<void> {
  const log = pino({ level: settings.LOG_LEVEL, base: { part: 'worker' } });
  installRuntime(log);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());

  const register = openRegister(settings.DATABASE_URL, {
    connections: CONNECTIONS,
    statementTimeoutMs: APPEND_STATEMENT_TIMEOUT_MS,
    onConnectionLost: (error) => log.warn({ error: error.name }, 'a register connection broke'),
  });
  const [bundle, connection] = await Promise.all([
    cachedBundle(settings.STAFETT_DATA),
    connect(settings, log, stopping.signal),
  ]);
  if (connection === null) return register.close();

  const worker = await startCaseWorker({
    connection,
    register,
    bundle,
    namespace: settings.TEMPORAL_NAMESPACE,
    taskQueue: settings.TEMPORAL_TASK_QUEUE,
    dataConverter: dataConverterFrom(settings),
    smtpUrl: settings.SMTP_URL,
    sender: { from: settings.MAIL_FROM, publicUrl: settings.PUBLIC_URL },
    atOnce: settings.STAFETT_DEMO,
    now: Date.now,
    log: (event, fields) => log.info(fields, event),
  });
  const health =
    settings.WORKER_HEALTH_PORT === undefined
      ? null
      : await serveHealth(settings.WORKER_HEALTH_PORT, async () => ({
          worker: { ok: worker.state() === 'RUNNING', state: worker.state() },
          ...(await registerHealth(register)),
        }));
  log.info({ taskQueue: settings.TEMPORAL_TASK_QUEUE }, 'worker runs');
  stopping.signal.addEventListener('abort', () => void worker.stop().catch(() => undefined));
  if (stopping.signal.aborted) await worker.stop();
  try {
    await worker.done;
  } finally {
    health?.close();
    health?.closeAllConnections();
    await connection.close();
    await register.close();
  }
}

/** The SDK's own lines go through ours; its signal handling is off, since we stop in our own order. */
function installRuntime(log: Logger): void {
  const line = (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') => (message: string) => log[level](message);
  Runtime.install({
    shutdownSignals: [],
    logger: {
      log: (level, message) => log[level.toLowerCase() as 'info'](message),
      trace: line('trace'),
      debug: line('debug'),
      // Routine lines of the SDK are for whoever looks closely; its meta may quote arguments, so it is left out.
      info: line('debug'),
      warn: line('warn'),
      error: line('error'),
    },
  });
}

async function main(): Promise<void> {
  try {
    await run(readSettingsFor('worker', process.env));
  } catch (error) {
    process.stderr.write(`${error instanceof SettingsError ? error.message : (error as Error).stack}\n`);
    // Connections may still be open: the supervisor is waiting for the exit.
    process.exit(1);
  }
}

if (require.main === module) void main();
