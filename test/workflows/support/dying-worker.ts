import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Reply } from '../../support/colleague';
import { testServer } from '../../support/database';
import { type Stafett, TEST_CODEC } from '../../support/stafett';
import { until } from '../../support/until';

/** Starts a worker that kills itself, or `victim`, as soon as the register has written something. It is ready. */
export async function startDyingWorker(
  stafett: Stafett,
  temporal: string,
  victim?: number,
): Promise<{ readonly died: Promise<unknown>; readonly child: ChildProcess }> {
  const hook = path.join(__dirname, '..', '..', 'support', 'ts-hook.cjs');
  const child = spawn(process.execPath, ['-r', hook, path.join(__dirname, 'worker-that-dies.ts')], {
    env: {
      ...process.env,
      TZ: 'UTC',
      DATABASE_URL: stafett.databaseUrl,
      TEMPORAL: temporal,
      TASK_QUEUE: stafett.taskQueue,
      CODEC_KEY: TEST_CODEC.STAFETT_CODEC_KEYS[0]?.keyBase64 ?? '',
      BUNDLES: testServer('DATA'),
      ...(victim === undefined ? {} : { VICTIM: String(victim) }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const died = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), died]);
  return { died, child };
}

/** The same command again, as a page or a program does it, until it is known to be done. */
export async function untilDone(send: () => Promise<Reply>): Promise<Reply> {
  let reply: Reply = { status: 0, body: {} };
  await until('the command is answered for good', async () => {
    reply = await send();
    return reply.status !== 202 && reply.status !== 503;
  });
  return reply;
}
