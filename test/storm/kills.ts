import { setTimeout as pause } from 'node:timers/promises';
import { type Killable, type Running, until } from '../walk/running';
import type { Window } from './tally';

const WORKER_EVERY_MS = 6_000;
const LOOK_MS = 100;
const WORKERS = ['worker', 'worker-2'] as const;
/** When in the storm each server is killed: between two kills of a worker. */
const SERVERS: readonly (readonly [part: 'temporal' | 'postgres', share: number])[] = [
  ['temporal', 0.35],
  ['postgres', 0.65],
];
/** A command sent in the last moment before everything answered again has this long to hear of it (the gateway's wait). */
const LAST_WAIT_MS = 5_000;

export interface Kills {
  /** When each worker was killed. */
  readonly workers: readonly number[];
  /** How long no worker at all was ready, ms: on a machine too busy to start one in six seconds, much of the storm. */
  readonly nobodyMs: number;
  readonly windows: readonly Window[];
}

/** Kills a worker every six seconds, and each server once, with SIGKILL and without warning. */
export async function killAll(
  running: Running,
  { seconds, workers, parts }: { readonly seconds: number; readonly workers: 1 | 2; readonly parts: readonly string[] },
): Promise<Kills> {
  const begun = Date.now();
  const end = begun + seconds * 1000;
  const windows = Promise.all(
    SERVERS.filter(([part]) => parts.includes(part)).map(async ([part, share]) => {
      await pause(share * seconds * 1000);
      return killServer(running, part);
    }),
  );
  const killed: number[] = [];
  const nobody = withoutWorker(running, end);
  const stillKilling = parts.includes('worker') ? end : begun;
  for (let at = begun + WORKER_EVERY_MS / 2; at < stillKilling; at += WORKER_EVERY_MS) {
    await pause(Math.max(0, at - Date.now()));
    if (running.kill(WORKERS[workers === 2 ? killed.length % 2 : 0] ?? 'worker')) killed.push(Date.now());
  }
  await pause(Math.max(0, end - Date.now()));
  return { workers: killed, windows: await windows, nobodyMs: await nobody };
}

async function withoutWorker(running: Running, end: number): Promise<number> {
  let total = 0;
  for (let before = Date.now(); before < end; ) {
    await pause(LOOK_MS);
    const now = Date.now();
    const { parts } = running.state();
    if (WORKERS.every((name) => parts[name]?.state !== 'ready')) total += now - before;
    before = now;
  }
  return total;
}

async function killServer(running: Running, part: Killable): Promise<Window> {
  const from = Date.now();
  running.kill(part);
  await until(
    `${part} is up again`,
    async () => {
      const now = running.state().parts[part];
      return now?.state === 'ready' && Date.parse(now.since) > from;
    },
    60_000,
  );
  return { part, from, to: Date.now() + LAST_WAIT_MS };
}
