import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ServerSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly uid?: number;
  readonly gid?: number;
  readonly logFile: string;
  /** Remembers the process, so that a later start finds what a `kill -9` left over. */
  readonly pidFile: string;
  /** Text that stands in the command line of no process but this one: its data folder, or its ports. */
  readonly marker: string;
  readonly stopSignal?: NodeJS.Signals;
  /** A Node process of ours: it gets a channel and ends by itself when we die. */
  readonly followsParent?: boolean;
}

export interface ServerProcess {
  readonly pid: number;
  /** Settles, with words for the state file, when the process has ended for whatever reason. */
  readonly exited: Promise<string>;
  hasExited(): boolean;
  /** Asks the process to end and kills it when `graceMs` have passed; resolves when it is gone. */
  stop(graceMs?: number): Promise<void>;
  /** What a crash does: no chance to tidy up. Resolves when it is gone. */
  kill9(): Promise<void>;
}

export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
}

/** Where a server's process is remembered in a data folder. */
export function pidFileOf(dataDir: string, name: string): string {
  return path.join(dataDir, 'pids', `${name}.json`);
}

const logLimitBytes = 10_000_000;

/** Starts a server in a process group of its own, so that Ctrl-C reaches us alone and we stop the parts in order. */
export async function spawnServer(spec: ServerSpec): Promise<ServerProcess> {
  await stopLeftOver(spec.pidFile);
  mkdirSync(path.dirname(spec.logFile), { recursive: true });
  mkdirSync(path.dirname(spec.pidFile), { recursive: true });
  const log = openSync(spec.logFile, sizeOf(spec.logFile) > logLimitBytes ? 'w' : 'a');
  const child = spawn(spec.command, [...spec.args], {
    detached: true,
    stdio: spec.followsParent ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...(spec.cwd === undefined ? {} : { cwd: spec.cwd }),
    env: { ...process.env, ...spec.env },
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
  });
  closeSync(log);
  const pid = await pidOf(child, spec);
  writeFileSync(spec.pidFile, JSON.stringify({ pid, marker: spec.marker }));
  return handleOf(child, pid, spec);
}

function pidOf(child: ChildProcess, spec: ServerSpec): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new ServerStartError(`${spec.name} could not be started: ${error.message}`));
    });
    child.once('spawn', () => {
      resolve(child.pid ?? 0);
    });
  });
}

function handleOf(child: ChildProcess, pid: number, spec: ServerSpec): ServerProcess {
  let ended = false;
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      ended = true;
      rmSync(spec.pidFile, { force: true });
      resolve(signal === null ? `ended with code ${code ?? '?'}` : `ended by ${signal}`);
    });
  });
  const kill9 = async (): Promise<void> => {
    if (!ended) signalGroup(pid, 'SIGKILL');
    await exited;
  };
  return {
    pid,
    exited,
    hasExited: () => ended,
    kill9,
    stop: async (graceMs = 5_000) => {
      if (ended) return;
      child.kill(spec.stopSignal ?? 'SIGTERM');
      const timer = new AbortController();
      const late = delay(graceMs, 'late' as const, { signal: timer.signal }).catch(() => 'stopped' as const);
      if ((await Promise.race([exited, late])) === 'late') await kill9();
      timer.abort();
    },
  };
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is already gone, which is what was wanted.
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines of a log, for the one sentence a person gets when a server does not start. */
export function lastLines(logFile: string, count = 5): string {
  if (sizeOf(logFile) === 0) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Waits until `probe` answers true.
 * @throws ServerStartError with the end of the log when the server ends or does not answer in time.
 */
export async function untilReady(
  server: ServerProcess,
  spec: Pick<ServerSpec, 'name' | 'logFile'>,
  probe: () => Promise<boolean>,
  timeoutMs = 30_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    if (server.hasExited()) {
      throw new ServerStartError(`${spec.name} ${await server.exited}. Its log says:\n${lastLines(spec.logFile)}`);
    }
    if (await probe().catch(() => false)) return;
    if (performance.now() > deadline) {
      await server.kill9();
      throw new ServerStartError(`${spec.name} did not answer in ${timeoutMs / 1000} s; see ${spec.logFile}`);
    }
    await delay(20);
  }
}

/** The command line of a running process; empty when there is none. */
export async function commandLineOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  const { stdout } = await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim();
}

/**
 * Whether a process has given everything back. Its command line is gone a moment before its ports are free, so that is
 * not enough to start another one on them.
 */
function isOver(pid: number): boolean {
  try {
    if (process.platform === 'linux') {
      const isZombie = /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      // The first thread may be dead while others still hold what all of them share.
      return isZombie && readdirSync(`/proc/${pid}/task`).length === 1;
    }
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

export interface RememberedProcess {
  readonly pid: number;
  readonly marker: string;
}

/** The process a pid file tells of, if it runs and is ours: a recycled pid has another command line. */
export async function rememberedProcess(pidFile: string): Promise<RememberedProcess | undefined> {
  let remembered: RememberedProcess;
  try {
    remembered = JSON.parse(readFileSync(pidFile, 'utf8')) as RememberedProcess;
  } catch {
    return undefined;
  }
  const commandLine = await commandLineOf(remembered.pid);
  return commandLine !== '' && commandLine.includes(remembered.marker) ? remembered : undefined;
}

/** Ends a server that an earlier, killed run of ours left behind. Resolves when it is gone. */
export async function stopLeftOver(pidFile: string): Promise<boolean> {
  const leftOver = await rememberedProcess(pidFile);
  if (leftOver === undefined) return false;
  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    signalGroup(leftOver.pid, signal);
    const deadline = performance.now() + 3_000;
    while (performance.now() < deadline) {
      if (isOver(leftOver.pid)) return true;
      await delay(25);
    }
  }
  throw new ServerStartError(`process ${leftOver.pid} of an earlier run cannot be stopped`);
}
