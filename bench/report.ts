import type { SideName } from './bundles';
import type { Round } from './rounds';
import { type Step, STEPS } from './steps';

export interface Measured {
  readonly rounds: readonly Round[];
  /** ms from kill -9 to the next completed task, each time it was tried. */
  readonly kills: readonly number[];
}

export interface Machine {
  readonly cpus: number;
  readonly model: string;
  readonly node: string;
  readonly temporal: string;
  readonly postgres: string;
  readonly on: string;
  /** Load of the last minute when it began: what else the machine did. */
  readonly load: number;
}

export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Line {
  readonly what: string;
  readonly bare: string;
  readonly floor: string;
  readonly stafett: string;
  readonly goal: string;
}

const ms = (value: number): string => (Number.isNaN(value) ? '' : `${value.toFixed(value < 10 ? 1 : 0)} ms`);

/** The table, as markdown. Every figure is of this run. */
export function report(sides: Readonly<Record<SideName, Measured>>, machine: Machine, sizes: string): string {
  const lines = [...throughput(sides), ...latencies(sides), ...costs(sides), ...afterKill(sides)];
  return `# Bench
Written by \`npm run bench\`; do not edit by hand. A bare 60-line Temporal workflow (\`bench/bare/workflow.ts\`) and Stafett's
kit (\`bench/stafett/workflow.ts\`) on the same case, the same servers, in the same run, turn by turn: start, notify, a task
with a reminder after 14 days, a hand-over with a reminder, accept, done. The bare one notifies with ordinary activities
that do nothing; Stafett writes facts, state, tasks, inbox and outgoing messages to PostgreSQL and encrypts what Temporal
keeps. Neither sends mail here. Bare uses Temporal's own defaults. Between them stands the floor (\`bench/floor/workflow.ts\`):
the same steps that write the very same rows, encrypted, and decide nothing at all.

${machine.on}: ${machine.cpus} CPUs (${machine.model}), load ${machine.load.toFixed(1)} at the start; Node ${machine.node}, Temporal server ${machine.temporal} on SQLite, PostgreSQL ${machine.postgres}. ${sizes}

| | bare | floor | Stafett | goal |
|---|---|---|---|---|
${lines.map((line) => `| ${line.what} | ${line.bare} | ${line.floor} | ${line.stafett} | ${line.goal} |`).join('\n')}

Steps are measured one case at a time with 50 ms between steps. CPU is read from /proc for each process and its children
while 50 cases run at a time; \`client\` is the process that sends the commands. After \`kill -9\` of the only worker a new
one is started at once and the next command is sent at once; the answer includes the new worker's start.
`;
}

function throughput({ bare, floor, stafett }: Readonly<Record<SideName, Measured>>): readonly Line[] {
  const line = (what: string, of: (round: Round) => number): Line => {
    const [b, f, s] = [bare, floor, stafett].map((side) => median(side.rounds.map(of))) as [number, number, number];
    // Within a round, since the machine itself is not the same in the next.
    const times = (side: Measured) =>
      median(side.rounds.map((round, at) => of(round) / of(bare.rounds[at] ?? round))).toFixed(2);
    const goal = `>= 1.0 x bare: ${times(stafett)} x (floor ${times(floor)} x)`;
    return { what, bare: b.toFixed(1), floor: f.toFixed(1), stafett: s.toFixed(1), goal };
  };
  return [
    line('cases/s, one at a time', (round) => round.alonePerSecond),
    line('cases/s, 50 at a time', (round) => round.togetherPerSecond),
  ];
}

function latencies({ bare, floor, stafett }: Readonly<Record<SideName, Measured>>): readonly Line[] {
  const all = (side: Measured, step: Step): readonly number[] => side.rounds.flatMap((round) => round.steps[step]);
  const both = (what: string, q: number, allowed: number): readonly Line[] =>
    STEPS.map((step) => {
      const [b, f, s] = [bare, floor, stafett].map((side) => quantile(all(side, step), q)) as [number, number, number];
      const goal = step === 'start' ? '' : `<= ${allowed} ms above bare: ${(s - b).toFixed(1)} ms`;
      return { what: `${step}, ${what}`, bare: ms(b), floor: ms(f), stafett: ms(s), goal };
    });
  const seen = stafett.rounds.flatMap((round) => round.seen);
  return [
    ...both('p50', 0.5, 10),
    ...both('p99', 0.99, 25),
    {
      what: 'task done to visible in the next inbox, p50 / p99',
      bare: 'no inbox',
      floor: '',
      stafett: `${ms(quantile(seen, 0.5))} / ${ms(quantile(seen, 0.99))}`,
      goal: '<= 250 ms p99',
    },
  ];
}

function costs({ bare, floor, stafett }: Readonly<Record<SideName, Measured>>): readonly Line[] {
  const names = Object.keys(bare.rounds[0]?.cpu ?? {});
  const cpu = (side: Measured, name: string): string => {
    const values = side.rounds.flatMap((round) => round.cpu[name] ?? []);
    return values.length === 0 ? '' : median(values).toFixed(1);
  };
  return [
    ...names.map((name) => ({
      what: `CPU-ms a case, ${name}`,
      bare: cpu(bare, name),
      floor: cpu(floor, name),
      stafett: cpu(stafett, name),
      goal: '',
    })),
    {
      what: 'history events a case',
      bare: String(bare.rounds[0]?.events ?? ''),
      floor: String(floor.rounds[0]?.events ?? ''),
      stafett: String(stafett.rounds[0]?.events ?? ''),
      goal: '',
    },
  ];
}

function afterKill({ bare, stafett }: Readonly<Record<SideName, Measured>>): readonly Line[] {
  const both = (side: Measured): string => `${ms(median(side.kills))} / ${ms(Math.max(...side.kills))}`;
  return [
    {
      what: '`kill -9` of the worker to the next completed task, median / worst',
      bare: both(bare),
      floor: '',
      stafett: both(stafett),
      goal: '<= 1.5 s',
    },
  ];
}
