import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { gatewayTo } from '../client/gateway';
import { startThrough } from '../client/relay-intakes';
import type { Person } from '../domain/kernel/actor';
import type { Register } from '../register/database';
import { inboxFor } from '../register/inbox';
import { caseWorkflowId } from '../workflows/messages';
import type { SideName } from './bundles';

/** Invented for the bench; nothing real was ever encrypted with it. */
export const codecSettings = {
  STAFETT_CODEC_KEYS: [{ id: 'bench', keyBase64: Buffer.alloc(32, 5).toString('base64') }],
  TEMPORAL_NAMESPACE: 'default',
};

export const STEPS = ['start', 'task done', 'accept', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** One of the two that are compared: the same four steps of the same case. */
export interface Side {
  readonly name: SideName;
  readonly workflowId: (ref: string) => string;
  readonly make: (step: Step, ref: string) => Promise<void>;
  /** Resolves when the next holder's inbox shows the case; null where there is no inbox. */
  readonly seen: ((ref: string) => Promise<void>) | null;
}

/** Both sides ask again, with the same id, for as long. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 20;

export function bareSide(client: Client, taskQueue: string): Side {
  const updates = { 'task done': 'completeTask', accept: 'acceptCase', done: 'closeCase' } as const;
  return {
    name: 'bare',
    workflowId: (ref) => ref,
    make: async (step, ref) => {
      if (step === 'start') {
        await client.workflow.start('bareCase', { workflowId: ref, taskQueue, args: [ref] });
        return;
      }
      const handle = client.workflow.getHandle(ref);
      await patiently(() => handle.executeUpdate(updates[step], { args: [], updateId: `${ref}.${step}` }));
    },
    seen: null,
  };
}

const member = (id: string, unit: string): Person => ({
  kind: 'person',
  id,
  memberships: [{ unit, role: 'member' }],
  roles: [],
});
const giver = member('anna-lind', 'soc-mottagning');
const receiver = member('johan-ek', 'soc-utredning');

export function stafettSide(client: Client, taskQueue: string, register: Register): Side {
  const start = startThrough(client, taskQueue);
  const gateway = gatewayTo({ client, register, start, clock: { now: Date.now, refresh: async () => Date.now() } });
  const moves = {
    'task done': { actor: giver, move: 'complete', taskId: '1.work' },
    accept: { actor: receiver, move: 'accept', taskId: null },
    done: { actor: receiver, move: 'complete', taskId: '1.close-check' },
  } as const;
  return {
    name: 'stafett',
    workflowId: caseWorkflowId,
    make: async (step, ref) => {
      if (step === 'start') return start(ref, startOf(ref));
      const { actor, move, taskId } = moves[step];
      const request = { commandId: `${ref}.${step}`, move, taskId, version: null, codes: {}, texts: {} };
      await patiently(async () => {
        const outcome = await gateway.makeMove(actor, ref, request);
        if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      });
    },
    seen: async (ref) => {
      const filter = { list: 'offered', process: 'benchCase', now: Date.now() } as const;
      while (!(await inboxFor(register, receiver, filter)).some((item) => item.ref === ref)) await pause(2);
    },
  };
}

function startOf(ref: string): Parameters<ReturnType<typeof startThrough>>[1] {
  return {
    ref,
    process: 'benchCase',
    receivedAt: Date.now(),
    unit: 'soc-mottagning',
    data: { adults: 1 },
    daysOff: [],
    policies: {},
    restrictedTo: null,
    openedBy: null,
    resumed: null,
    reopening: null,
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
