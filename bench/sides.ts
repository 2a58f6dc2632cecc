import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { gatewayTo } from '../client/gateway';
import { startThrough } from '../client/relay-intakes';
import type { Register } from '../register/database';
import { inboxFor } from '../register/inbox';
import { caseWorkflowId } from '../workflows/messages';
import type { SideName } from './bundles';
import { MOVES, RECEIVER, startOf, type Step } from './steps';

/** Invented for the bench; nothing real was ever encrypted with it. */
export const codecSettings = {
  STAFETT_CODEC_KEYS: [{ id: 'bench', keyBase64: Buffer.alloc(32, 5).toString('base64') }],
  TEMPORAL_NAMESPACE: 'default',
};

/** One of those that are compared: the same four steps of the same case. */
export interface Side {
  readonly name: SideName;
  readonly workflowId: (ref: string) => string;
  readonly make: (step: Step, ref: string) => Promise<void>;
  /** Resolves when the next holder's inbox shows the case; null where there is no inbox. */
  readonly seen: ((ref: string) => Promise<void>) | null;
}

/** All sides ask again, with the same id, for as long. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 20;

/** Either of the two that know nothing of people. */
export function plainSide(name: 'bare' | 'floor', client: Client, taskQueue: string): Side {
  const updates = { 'task done': 'completeTask', accept: 'acceptCase', done: 'closeCase' } as const;
  return {
    name,
    workflowId: (ref) => ref,
    make: async (step, ref) => {
      if (step === 'start') {
        await client.workflow.start(`${name}Case`, { workflowId: ref, taskQueue, args: [ref] });
        return;
      }
      const handle = client.workflow.getHandle(ref);
      await patiently(() => handle.executeUpdate(updates[step], { args: [], updateId: `${ref}.${step}` }));
    },
    seen: null,
  };
}

export function stafettSide(client: Client, taskQueue: string, register: Register): Side {
  const start = startThrough(client, taskQueue);
  const gateway = gatewayTo({ client, register, start, clock: { now: Date.now, refresh: async () => Date.now() } });
  return {
    name: 'stafett',
    workflowId: caseWorkflowId,
    make: async (step, ref) => {
      if (step === 'start') return start(ref, startOf(ref));
      const { actor, move, taskId } = MOVES[step];
      const request = { commandId: `${ref}.${step}`, move, taskId, version: null, codes: {}, texts: {} };
      await patiently(async () => {
        const outcome = await gateway.makeMove(actor, ref, request);
        if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      });
    },
    seen: async (ref) => {
      const filter = { list: 'offered', process: 'benchCase', now: Date.now() } as const;
      while (!(await inboxFor(register, RECEIVER, filter)).some((item) => item.ref === ref)) await pause(2);
    },
  };
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    try {
      await work();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(AGAIN_MS);
    }
  }
}
