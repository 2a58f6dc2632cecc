import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort, loopback } from './ports';
import { findPostgres } from './postgres-binaries';
import { type DatabaseUser, databaseFolder, databaseUser, giveTo, reachablePrograms } from './postgres-user';
import {
  pidFileOf,
  type ServerProcess,
  ServerStartError,
  spawnServer,
  stopLeftOver,
  untilReady,
} from './server-process';

const run = promisify(execFile);

export interface PostgresOptions {
  /** Folder for the database, the log and the pid file. */
  readonly dataDir: string;
  /** Of the user `stafett`, which owns the database; a kept folder must be opened with the one it was made with. */
  readonly password: string;
  readonly port?: number;
  /** False for tests: survives a killed process, not a power cut. */
  readonly durable?: boolean;
}

export interface RunningPostgres extends ServerProcess {
  /** Of the database `stafett`, as DATABASE_URL wants it. Its user may create further databases. */
  readonly url: string;
  readonly source: 'system' | 'npm';
  readonly major: number;
}

const databaseName = 'stafett';

/**
 * Starts PostgreSQL on loopback, as an ordinary user also when we are root, and makes the database at the first start.
 * @throws NoPostgresError when there is no program that fits.
 * @throws ServerStartError when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  mkdirSync(options.dataDir, { recursive: true });
  const user = databaseUser();
  const folder = databaseFolder(options.dataDir, user);
  const binaries = findPostgres(process.env['PATH'] ?? '', madeBy(folder));
  const programs = reachablePrograms(binaries.folder, user);
  const pidFile = pidFileOf(options.dataDir, 'postgres');
  await stopLeftOver(pidFile);
  if (madeBy(folder) === undefined) await initialise(programs, folder, options.password, user);
  const port = options.port ?? (await freePort());
  const spec = {
    name: 'PostgreSQL',
    command: path.join(programs, 'postgres'),
    args: ['-D', folder, ...settings(port, options.durable ?? true)],
    cwd: folder,
    ...user,
    logFile: path.join(options.dataDir, 'logs', 'postgres.log'),
    pidFile,
    marker: `-D ${folder}`,
    // "Fast": ends sessions, keeps what was committed.
    stopSignal: 'SIGINT',
  } as const;
  const server = await spawnPatiently(spec, (started) =>
    untilReady(started, spec, () => hasDatabase(address(options.password, port, 'postgres'))),
  );
  return {
    ...server,
    url: address(options.password, port, databaseName),
    source: binaries.source,
    major: binaries.major,
  };
}

function address(password: string, port: number, database: string): string {
  return `postgres://${databaseName}:${password}@${loopback}:${port}/${database}`;
}

function madeBy(folder: string): number | undefined {
  const file = path.join(folder, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

function settings(port: number, durable: boolean): readonly string[] {
  const values = {
    port,
    listen_addresses: loopback,
    // A socket's path may be too long, and nobody needs one.
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // After a crash the whole folder is flushed before the first sign-in: at once, where the system can, not file by file.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Made beside and renamed at the end, so that a start which was interrupted here simply makes it again. */
async function initialise(
  programs: string,
  folder: string,
  password: string,
  user: DatabaseUser | undefined,
): Promise<void> {
  const draft = `${folder}.new`;
  const passwordFile = path.join(draft, 'password');
  const cluster = path.join(draft, 'cluster');
  rmSync(folder, { recursive: true, force: true });
  rmSync(draft, { recursive: true, force: true });
  giveTo(draft, user);
  giveTo(cluster, user);
  writeFileSync(passwordFile, password, { mode: user === undefined ? 0o600 : 0o644 });
  await run(
    path.join(programs, 'initdb'),
    [
      `--pgdata=${cluster}`,
      `--username=${databaseName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { cwd: draft, ...user, timeout: 120_000 },
  ).catch((error: unknown) => {
    throw new ServerStartError(`PostgreSQL's folder could not be made: ${String(error)}`);
  });
  renameSync(cluster, folder);
  rmSync(draft, { recursive: true, force: true });
}

/**
 * After a `kill -9` the dead server's own processes hold its memory a moment longer, and the new one refuses to start
 * until they have noticed.
 */
async function spawnPatiently(
  spec: Parameters<typeof spawnServer>[0],
  ready: (server: ServerProcess) => Promise<void>,
): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt++) {
    const server = await spawnServer(spec);
    try {
      await ready(server);
      return server;
    } catch (error) {
      const held = error instanceof Error && /shared memory block|lock file|in use/.test(error.message);
      if (!held || attempt === 10) throw error;
      await delay(200);
    }
  }
}

/** Answers, and has our database: made here because initdb makes only its own. */
async function hasDatabase(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
