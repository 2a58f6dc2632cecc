import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, loopback } from '../../embedded/ports';
import { commandLineOf } from '../../embedded/server-process';
import { stopLeftOvers } from '../../embedded/single-start';
import { readState, type SupervisorState } from '../../embedded/state-file';
import { findTemporal } from '../../embedded/temporal-binary';

const root = path.join(__dirname, '../..');
// Each test starts everything once or twice, on machines of every speed.
jest.setTimeout(120_000);

let dataDir: string;
let port: number;
let temporal: string;
const started: Started[] = [];

beforeAll(async () => {
  temporal = (await findTemporal({ path: process.env['PATH'], binFolder: path.join(root, '.stafett', 'bin') })).file;
});
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-start-'));
  port = await freePort();
});
afterEach(async () => {
  for (const one of started.splice(0)) await one.end();
  // Also after a test that failed between a kill and the start that cleans up after it.
  await stopLeftOvers(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
});

/** `npm start` with what it has said so far. */
class Started {
  said = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(extra: Readonly<Record<string, string>>, args: readonly string[]) {
    // Without the demo's cases: this is about the parts.
    const env = {
      STAFETT_DATA: dataDir,
      STAFETT_PORT: String(port),
      STAFETT_DEMO: 'false',
      STAFETT_TEMPORAL_BIN: temporal,
    };
    this.#child = spawn(process.execPath, ['embedded/start.mjs', ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...env, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.said += text.toString();
      });
    }
    this.#ended = once(this.#child, 'close');
    started.push(this);
  }

  /** Resolves when it has said this; fails with all it said when it ends first. */
  async says(text: string): Promise<void> {
    while (!this.said.includes(text)) {
      const news = await Promise.race([
        this.#ended.then(() => 'ended'),
        once(this.#child.stdout ?? this.#child, 'data'),
      ]);
      if (news === 'ended' && !this.said.includes(text))
        throw new Error(`It ended without saying "${text}":\n${this.said}`);
    }
  }

  async ends(): Promise<number | null> {
    await this.#ended;
    return this.#child.exitCode;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.signal('SIGINT');
    await this.#ended;
  }
}

function npmStart(extra: Readonly<Record<string, string>> = {}, ...args: string[]): Started {
  return new Started(extra, args);
}

/** The state file as soon as it is so. */
async function stateWhen(so: (state: SupervisorState) => boolean): Promise<SupervisorState> {
  for (;;) {
    const state = readState(dataDir);
    if (state !== undefined && so(state)) return state;
    await delay(50);
  }
}

const pidsOf = (state: SupervisorState): number[] =>
  Object.values(state.parts).flatMap((part) => (part.pid === undefined ? [] : [part.pid]));

async function stillRunning(pids: readonly number[]): Promise<readonly string[]> {
  return (await Promise.all(pids.map(commandLineOf))).filter((line) => line !== '');
}

describe('npm start', () => {
  test('brings every part up, says where, starts again what dies, and stops without leaving a process', async () => {
    const first = npmStart();
    await first.says(`Stafett: http://${loopback}:${port}`);
    expect((await fetch(`http://${loopback}:${port}/healthz`)).status).toBe(200);

    const second = npmStart();
    expect(await second.ends()).toBe(0);
    expect(second.said).toContain(`Stafett already runs`);
    expect(second.said).toContain(`http://${loopback}:${port}`);

    const before = await stateWhen((state) => pidsOf(state).length === 6);
    for (const pid of pidsOf(before)) process.kill(pid, 'SIGKILL');
    const after = await stateWhen((state) =>
      Object.values(state.parts).every((part) => part.state === 'ready' && part.restarts === 1),
    );
    expect(Object.keys(after.parts).toSorted()).toEqual([
      'identity-provider',
      'mailbox',
      'postgres',
      'temporal',
      'web',
      'worker',
    ]);
    expect((await fetch(`http://${loopback}:${port}/healthz`)).status).toBe(200);

    const askedAt = performance.now();
    first.signal('SIGINT');
    first.signal('SIGINT');
    expect(await first.ends()).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(5_000);
    expect(await stillRunning([...pidsOf(before), ...pidsOf(after)])).toEqual([]);
  });

  test('what a kill -9 left over is stopped by the next start, never doubled', async () => {
    const first = npmStart();
    await first.says('Stafett: ');
    const before = await stateWhen((state) => pidsOf(state).length === 6);
    first.signal('SIGKILL');
    await first.ends();

    const second = npmStart();
    await second.says('Stafett: ');
    expect(await stillRunning(pidsOf(before))).toEqual([]);
    const after = await stateWhen((state) => pidsOf(state).length === 6);
    expect(after.ports).toEqual(before.ports);
    second.signal('SIGINT');
    expect(await second.ends()).toBe(0);
    expect(await stillRunning(pidsOf(after))).toEqual([]);
  });

  test('a port that another program uses is said in one sentence', async () => {
    const other = createServer().listen(port, loopback);
    const start = npmStart();
    expect(await start.ends()).toBe(1);
    other.close();
    expect(start.said).toContain(
      `Port ${port} is used by another program: stop it, or choose another port with STAFETT_PORT=7200 npm start.`,
    );
  });

  test('the demo is refused on an outside Temporal server, and starting afresh is not done unasked', async () => {
    const demo = npmStart({ STAFETT_DEMO: 'true', TEMPORAL_ADDRESS: `${loopback}:7233` });
    expect(await demo.ends()).toBe(1);
    expect(demo.said).toContain('STAFETT_DEMO: refused together with TEMPORAL_ADDRESS');
    writeFileSync(path.join(dataDir, 'secrets.json'), '{}');
    const reset = npmStart({}, '--reset');
    expect(await reset.ends()).toBe(1);
    expect(reset.said).toContain('Nothing was deleted');
  });
});
