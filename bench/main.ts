import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { dataConverterFrom } from '../activities/codec';
import { startPostgres } from '../embedded/postgres';
import { startTemporal } from '../embedded/temporal';
import { openRegister } from '../register/database';
import { migrate } from '../register/migrate';
import { importOrganisation } from '../register/organisation-import';
import { bundles, type SideName } from './bundles';
import { killedAndBack, startWorker, stopWorker } from './kills';
import { type Machine, type Measured, report } from './report';
import { type Round, round, type RoundSize } from './rounds';
import { codecSettings, plainSide, type Side, stafettSide } from './sides';

/** `--quick`: is anything badly wrong? Its figures are too few to be written down. */
const quick = process.argv.includes('--quick');
// Many short rounds: a rented machine grows slower and faster by a third within minutes.
const ROUNDS = quick ? 1 : 8;
const KILLS = quick ? 1 : 5;
const SIZE: RoundSize = quick
  ? { alone: 5, stepped: 5, together: 50, atATime: 50 }
  : { alone: 15, stepped: 20, together: 100, atATime: 50 };
const WARM_UP: RoundSize = { alone: 5, stepped: 2, together: 200, atATime: 50 };
const NAMES: readonly SideName[] = ['bare', 'floor', 'stafett'];

const root = path.join(__dirname, '..', '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Everything in a folder of its own, which is removed afterwards. */
async function main(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-bench-'));
  const load = loadavg()[0] ?? 0;
  say('Starting Temporal and PostgreSQL');
  const [temporal, postgres] = await Promise.all([
    startTemporal({ dataDir, binFolder: path.join(root, '.stafett', 'bin'), timeSkipping: false, report: say }),
    startPostgres({ dataDir, password: randomBytes(12).toString('hex') }),
  ]);
  try {
    await migrate(postgres.url);
    const organisation = path.join(root, 'embedded', 'demo', 'organisation.json');
    await importOrganisation(postgres.url, JSON.parse(readFileSync(organisation, 'utf8')));
    const measured = await measure({ dataDir, temporal, postgres });
    const text = report(measured, machineOf(temporal.serverVersion, String(postgres.major), load), sizes());
    say(`\n${text}`);
    if (!quick) writeFileSync(path.join(root, 'bench', 'results.md'), text);
  } finally {
    await Promise.all([postgres.stop(), temporal.stop()]);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Servers {
  readonly dataDir: string;
  readonly temporal: { readonly pid: number; readonly address: string };
  readonly postgres: { readonly pid: number; readonly url: string };
}

async function measure({ dataDir, temporal, postgres }: Servers): Promise<Readonly<Record<SideName, Measured>>> {
  say('Bundling the workflows');
  const files = await bundles(dataDir);
  const connection = await Connection.connect({ address: temporal.address });
  const register = openRegister(postgres.url, { connections: 20 });
  const client = new Client({ connection, dataConverter: dataConverterFrom(codecSettings) });
  const plain = new Client({ connection });
  const sides: Readonly<Record<SideName, Side>> = {
    bare: plainSide('bare', plain, 'bench-bare'),
    floor: plainSide('floor', client, 'bench-floor'),
    stafett: stafettSide(client, 'bench-stafett', register),
  };
  const start = (name: SideName) => () =>
    startWorker({
      BENCH_SIDE: name,
      BENCH_TEMPORAL: temporal.address,
      BENCH_DATABASE: postgres.url,
      BENCH_TASK_QUEUE: `bench-${name}`,
      BENCH_BUNDLE: files[name],
    });
  const workers = { bare: await start('bare')(), floor: await start('floor')(), stafett: await start('stafett')() };
  const rounds: Record<SideName, Round[]> = { bare: [], floor: [], stafett: [] };
  const kills: Record<SideName, number[]> = { bare: [], floor: [], stafett: [] };
  try {
    for (let n = 0; n <= ROUNDS; n++) {
      // Whoever comes later meets a server that keeps more: in turn.
      for (const name of n % 2 === 0 ? NAMES : NAMES.toReversed()) {
        say(n === 0 ? `Warming up ${name}` : `Round ${n} of ${ROUNDS}: ${name}`);
        const pids = { worker: workers[name].pid ?? 0, temporal: temporal.pid, postgres: postgres.pid };
        const given = await round(name === 'bare' ? plain : client, sides[name], pids, n === 0 ? WARM_UP : SIZE);
        if (n > 0) rounds[name].push(given);
      }
    }
    for (const name of ['bare', 'stafett'] as const) {
      for (let n = 1; n <= KILLS; n++) {
        say(`Killing the worker of ${name}, ${n} of ${KILLS}`);
        const back = await killedAndBack(sides[name], workers[name], start(name));
        workers[name] = back.worker;
        kills[name].push(back.ms);
      }
    }
  } finally {
    await Promise.all(NAMES.map((name) => stopWorker(workers[name])));
    await register.close();
    await connection.close();
  }
  return {
    bare: { rounds: rounds.bare, kills: kills.bare },
    floor: { rounds: rounds.floor, kills: kills.floor },
    stafett: { rounds: rounds.stafett, kills: kills.stafett },
  };
}

function sizes(): string {
  return `${ROUNDS} rounds a side, each ${SIZE.alone} cases one at a time, ${SIZE.stepped} step by step, ${SIZE.together} at ${SIZE.atATime} at a time; medians of rounds, ratios within a round, quantiles over all.`;
}

function machineOf(temporal: string, postgres: string, load: number): Machine {
  const all = cpus();
  return {
    cpus: all.length,
    model: all[0]?.model.trim() ?? 'unknown',
    node: process.versions.node,
    temporal,
    postgres,
    on: new Date().toISOString().slice(0, 10),
    load,
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
