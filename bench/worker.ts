import { DefaultLogger, NativeConnection, Runtime, Worker, type WorkerOptions } from '@temporalio/worker';
import { dataConverterFrom } from '../activities/codec';
import { APPEND_STATEMENT_TIMEOUT_MS, openRegister } from '../register/database';
import { appendFacts } from '../register/append-facts';
import { shortenStackTraces, startCaseWorker, TUNED } from '../worker/case-worker';
import type { BareActivities } from './bare/workflow';
import { rowsOfTurns } from './floor/rows';
import type { FloorActivities } from './floor/workflow';
import { benchProcess } from './stafett/process';
import { codecSettings } from './sides';

process.env.TZ = 'UTC';

/** As the product's worker (worker/main.ts). */
const CONNECTIONS = 20;

/** Does nothing: a mail server's time is no part of the comparison, and Stafett's postman is left out too. */
const activities: BareActivities = { notify: async () => undefined };

function need(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is unset`);
  return value;
}

/** One worker of a side in a process of its own, so that its CPU can be read and it can be killed. */
async function main(): Promise<void> {
  // Late workflow tasks are what is measured at 50 at a time; a line for each would drown the table.
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: need('BENCH_TEMPORAL') });
  const taskQueue = need('BENCH_TASK_QUEUE');
  const bundle = { codePath: need('BENCH_BUNDLE') };
  if (need('BENCH_SIDE') === 'bare') {
    return work({ connection, taskQueue, workflowBundle: bundle, activities });
  }
  const register = openRegister(need('BENCH_DATABASE'), {
    connections: CONNECTIONS,
    statementTimeoutMs: APPEND_STATEMENT_TIMEOUT_MS,
    processByName: () => benchProcess,
  });
  const dataConverter = dataConverterFrom(codecSettings);
  if (need('BENCH_SIDE') === 'floor') {
    shortenStackTraces();
    const rows = await rowsOfTurns();
    const writes: FloorActivities = {
      writeRows: async (ref, turn) => void (await appendFacts(register, rows(ref, turn))),
    };
    return work({ connection, taskQueue, workflowBundle: bundle, activities: writes, dataConverter, ...TUNED });
  }
  const { done } = await startCaseWorker({
    connection,
    namespace: 'default',
    taskQueue,
    bundle,
    dataConverter,
    register,
    smtpUrl: 'smtp://127.0.0.1:9',
    sender: { from: 'bench@example.test', publicUrl: 'http://127.0.0.1' },
    atOnce: false,
    now: Date.now,
    log: () => undefined,
    postman: null,
    auditSchedule: null,
  });
  process.send?.('ready');
  await done;
}

async function work(options: WorkerOptions): Promise<void> {
  const worker = await Worker.create(options);
  process.send?.('ready');
  await worker.run();
}

// A killed bench leaves no worker behind.
process.on('disconnect', () => process.exit(1));
if (require.main === module) void main();
