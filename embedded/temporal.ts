import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { freePort, loopback } from './ports';
import { type ServerProcess, pidFileOf, spawnServer, untilReady } from './server-process';
import { findTemporal } from './temporal-binary';

export interface TemporalOptions {
  /** Folder for the database, the log and the pid file. */
  readonly dataDir: string;
  readonly port?: number;
  /** Port of Temporal's own web UI; without one it is not started. */
  readonly uiPort?: number;
  readonly metricsPort?: number;
  /** Lets single workflows be fast-forwarded: for the demo and for tests only. */
  readonly timeSkipping: boolean;
  readonly inMemory?: boolean;
  readonly namespace?: string;
  /** Where a downloaded program is kept; `bin` in the data folder when unset. */
  readonly binFolder?: string;
  readonly report?: (line: string) => void;
}

export interface RunningTemporal extends ServerProcess {
  /** host:port, as TEMPORAL_ADDRESS wants it. */
  readonly address: string;
  readonly uiUrl: string | undefined;
  readonly serverVersion: string;
}

/**
 * Starts Temporal's development server on loopback and waits until it answers. The instance resumes where it was when
 * started again on the same folder (not `inMemory`).
 * @throws NoTemporalError when there is no program to run.
 * @throws ServerStartError when it does not come up.
 */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const folder = path.join(options.dataDir, 'temporal');
  mkdirSync(folder, { recursive: true });
  const binary = await findTemporal({
    configured: process.env['STAFETT_TEMPORAL_BIN'] || undefined,
    binFolder: options.binFolder ?? path.join(options.dataDir, 'bin'),
    path: process.env['PATH'],
    ...(options.report === undefined ? {} : { report: options.report }),
  });
  const port = options.port ?? (await freePort());
  const metricsPort = options.metricsPort ?? (await freePort());
  const address = `${loopback}:${port}`;
  const spec = {
    name: 'Temporal',
    command: binary.file,
    args: serverArguments({ ...options, port, metricsPort }, path.join(folder, 'temporal.db')),
    logFile: path.join(options.dataDir, 'logs', 'temporal.log'),
    pidFile: pidFileOf(options.dataDir, 'temporal'),
    marker: `--ip ${loopback} --port ${port}`,
    stopSignal: 'SIGINT',
  } as const;
  const server = await spawnServer(spec);
  await untilReady(server, spec, () => answers(address, options.namespace ?? 'default'));
  const uiUrl = options.uiPort === undefined ? undefined : `http://${loopback}:${options.uiPort}`;
  return { ...server, address, uiUrl, serverVersion: binary.serverVersion };
}

/** Each flag is there for a measured reason; see docs/adr/006-time-skipping.md. */
function serverArguments(
  options: TemporalOptions & { readonly port: number; readonly metricsPort: number },
  database: string,
): readonly string[] {
  const ui = options.uiPort === undefined ? ['--headless'] : ['--ui-port', String(options.uiPort), '--ui-ip', loopback];
  // Without the two pragmas a third of the throughput; a crash of the process loses nothing with them.
  const storage = options.inMemory
    ? []
    : ['--db-filename', database, '--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'];
  return [
    'server',
    'start-dev',
    '--ip',
    loopback,
    '--port',
    String(options.port),
    '--metrics-port',
    String(options.metricsPort),
    '--log-level',
    'warn',
    ...(options.namespace === undefined || options.namespace === 'default' ? [] : ['--namespace', options.namespace]),
    ...ui,
    ...storage,
    ...[RETRIED_SOON, ...(options.timeSkipping ? timeSkipping : [])].flatMap((value) => [
      '--dynamic-config-value',
      value,
    ]),
  ];
}

/**
 * A workflow task that has timed out three times is given 5 s more, then 10, 20 ... up to ten minutes: a worker killed
 * with such a task in its hands left a person waiting for half a minute (tried, `npm run storm`).
 */
const RETRIED_SOON = 'history.workflowTaskRetryMaxInterval="2s"';

const timeSkipping: readonly string[] = [
  'frontend.WorkflowTimeSkippingEnabled=true',
  // Each skip would take a second.
  'history.timerProcessorMaxTimeShift="10ms"',
  // 200 skips a session are used up by one long case.
  'frontend.WorkflowTimeSkippingMaxSkipPerSession=100000',
  // The second that continue-as-new waits would be jumped over.
  'history.workflowIdReuseMinimalInterval="0s"',
];

/** The port opens before the namespace exists, so the question is put to the namespace. */
async function answers(address: string, namespace: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 500 });
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } finally {
    await connection.close();
  }
}
