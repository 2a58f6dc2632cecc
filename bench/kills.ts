import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { newRef } from './rounds';
import type { Side } from './sides';

export type StartWorker = () => Promise<ChildProcess>;

/** Starts a worker in a process of its own; resolves when it polls. */
export async function startWorker(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = fork(path.join(__dirname, 'worker.js'), { env: { ...process.env, ...env }, stdio: 'inherit' });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`The worker ended with ${code}`)));
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

export async function stopWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/**
 * Kills the only worker with a case in its memory, starts another at once as a supervisor does, and sends the next
 * command at once as a person does. Gives ms from the kill to the command's answer, and the worker that runs now.
 */
export async function killedAndBack(
  side: Side,
  worker: ChildProcess,
  start: StartWorker,
): Promise<{ readonly ms: number; readonly worker: ChildProcess }> {
  const ref = newRef(side);
  await side.make('start', ref);
  await side.make('task done', ref);
  const began = performance.now();
  worker.kill('SIGKILL');
  const [next] = await Promise.all([start(), side.make('accept', ref)]);
  const ms = performance.now() - began;
  await side.make('done', ref);
  return { ms, worker: next };
}
