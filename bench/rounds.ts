import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { cpuMs } from './cpu';
import type { Side } from './sides';
import { type Step, STEPS } from './steps';

/** People think between two steps; so each command meets a case that rests. */
const THINK_MS = 50;

/** What one round of one side gave; times in ms. */
export interface Round {
  readonly alonePerSecond: number;
  readonly togetherPerSecond: number;
  readonly steps: Readonly<Record<Step, readonly number[]>>;
  readonly seen: readonly number[];
  /** CPU-ms a case at 50 at a time, per process. */
  readonly cpu: Readonly<Record<string, number | null>>;
  readonly events: number;
}

export interface RoundSize {
  readonly alone: number;
  readonly stepped: number;
  readonly together: number;
  readonly atATime: number;
}

let made = 0;
/** Opaque and never the same twice, also over two runs on one server. */
export function newRef(side: Side): string {
  made += 1;
  return `BN-${side.name}-${process.pid}-${made}`;
}

export async function round(
  client: Client,
  side: Side,
  pids: Readonly<Record<string, number>>,
  size: RoundSize,
): Promise<Round> {
  const alonePerSecond = await perSecond(client, side, size.alone, 1);
  const { steps, seen, events } = await stepByStep(client, side, size.stepped);
  const before = cpuOf(pids);
  const togetherPerSecond = await perSecond(client, side, size.together, size.atATime);
  const after = cpuOf(pids);
  const cpu = Object.fromEntries(
    Object.entries(after).map(([name, ms]) => {
      const began = before[name] ?? null;
      return [name, ms === null || began === null ? null : (ms - began) / size.together];
    }),
  );
  return { alonePerSecond, togetherPerSecond, steps, seen, cpu, events };
}

function cpuOf(pids: Readonly<Record<string, number>>): Record<string, number | null> {
  const { user, system } = process.cpuUsage();
  return {
    ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, cpuMs(pid)])),
    client: (user + system) / 1000,
  };
}

async function whole(client: Client, side: Side): Promise<void> {
  const ref = newRef(side);
  for (const step of STEPS) await side.make(step, ref);
  await client.workflow.getHandle(side.workflowId(ref)).result();
}

async function perSecond(client: Client, side: Side, cases: number, atATime: number): Promise<number> {
  const began = performance.now();
  let left = cases;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await whole(client, side);
    }
  };
  // All lanes end before a fault of one is told: what still runs would meet closed connections.
  const ended = await Promise.allSettled(Array.from({ length: atATime }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return (cases * 1000) / (performance.now() - began);
}

/** One case after the other, each step for itself, with a pause between. `cases` are timed, as many more watched. */
async function stepByStep(
  client: Client,
  side: Side,
  cases: number,
): Promise<Pick<Round, 'steps' | 'seen' | 'events'>> {
  const steps: Record<Step, number[]> = { start: [], 'task done': [], accept: [], done: [] };
  const seen: number[] = [];
  let events = 0;
  const all = side.seen === null ? cases : 2 * cases;
  for (let n = 0; n < all; n++) {
    const ref = newRef(side);
    // Whoever looks into the inbox all the time slows the step down: of two cases one is watched, one is timed.
    const watched = side.seen !== null && n % 2 === 1;
    for (const step of STEPS) {
      const began = performance.now();
      const visible =
        watched && step === 'task done' ? side.seen?.(ref).then(() => seen.push(performance.now() - began)) : undefined;
      await side.make(step, ref);
      if (!watched) steps[step].push(performance.now() - began);
      await visible;
      await pause(THINK_MS);
    }
    const handle = client.workflow.getHandle(side.workflowId(ref));
    await handle.result();
    if (n === 0) events = (await handle.describe()).historyLength;
  }
  return { steps, seen, events };
}
