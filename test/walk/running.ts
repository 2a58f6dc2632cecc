import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export const KILLABLE = ['worker', 'web', 'temporal', 'postgres'] as const;
export type Killable = (typeof KILLABLE)[number];

interface State {
  readonly address: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<string, { readonly state: string; readonly pid?: number; readonly since: string }>>;
}

/** The product as `npm start` runs it, on a data folder of its own and without the demo's cases. */
export class Running {
  readonly dataDir = mkdtempSync(path.join(os.tmpdir(), 'stafett-walk-'));
  #process: ChildProcess | undefined;

  /** `workers`: how many the supervisor runs. */
  async start(workers: 1 | 2 = 1): Promise<this> {
    const port = await freePort();
    this.#process = spawn(process.execPath, ['embedded/start.mjs', '--empty'], {
      env: { ...process.env, STAFETT_DATA: this.dataDir, STAFETT_PORT: String(port), STAFETT_WORKERS: String(workers) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await until('the product answers', () => this.ready(), 120_000);
    return this;
  }

  state(): State {
    return JSON.parse(readFileSync(path.join(this.dataDir, 'state.json'), 'utf8')) as State;
  }

  get web(): string {
    return this.state().address;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.state().ports['identity-provider']}`;
  }

  async ready(): Promise<boolean> {
    try {
      const answer = await fetch(new URL('/readyz', this.web));
      return ((await answer.json()) as { ready: boolean }).ready;
    } catch {
      return false;
    }
  }

  /** kill -9, no warning; the supervisor must notice by itself. */
  /** False when it does not run just now. */
  kill(part: Killable | 'worker-2'): boolean {
    const { pid } = this.state().parts[part] ?? {};
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    return pid !== undefined;
  }

  async displayedNow(): Promise<number> {
    const answer = await fetch(new URL('/dev/time.json', this.web));
    return Date.parse(((await answer.json()) as { now: string }).now);
  }

  async stop(): Promise<void> {
    const running = this.#process;
    if (running === undefined) return;
    const exited = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGINT');
    await exited;
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export async function until(what: string, holds: () => Promise<boolean>, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${withinMs / 1000} s in vain until ${what}`);
    await new Promise((go) => setTimeout(go, 100));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
