import { setFlagsFromString } from 'node:v8';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { makeActivities } from '../activities';
import type { DeliveryDeps } from '../activities/mail/deliver-mail';
import type { Register } from '../register/database';
import { ensureAuditSchedule } from './audit-schedule';
import { ensurePostman } from './postman';

/** Measured (kit.md): brings `kill -9` to the next completed task from 10.7 s to 1.3 s with one worker. */
const STICKY_QUEUE_TIMEOUT = '500ms';
/** Well above what is active at once: with more active runs than cache, local activities run twice (sdk-rust#1304). */
const CACHED_WORKFLOWS = 2000;
/**
 * Taken at a time. A task's second runs from when it is taken (relay-intakes.ts), so that the rest waits at the server,
 * whose patience is longer: with the SDK's 40, a worker that starts under load lets some run out.
 */
const TASKS_AT_A_TIME = 16;
/**
 * The SDK takes a stack trace of every promise in a workflow (for its `__stack_trace` query) and looks each frame up in
 * the source map: with V8's ten frames that was a third of the workflow thread's time. Three still tell where.
 */
const STACK_FRAMES = 3;
/** Stop within 3 s: activities hear of it almost at once, what has not ended by then is done again elsewhere. */
const GRACE = '200ms';
const FORCE_AFTER = '2800ms';

/** How a worker of cases differs from the SDK's own settings; the bench's floor runs on the same. */
export const TUNED = {
  stickyQueueScheduleToStartTimeout: STICKY_QUEUE_TIMEOUT,
  maxCachedWorkflows: CACHED_WORKFLOWS,
  maxConcurrentWorkflowTaskExecutions: TASKS_AT_A_TIME,
} as const;

/** For the contexts made from now on, which are the workflows'. */
export function shortenStackTraces(): void {
  setFlagsFromString(`--stack-trace-limit=${STACK_FRAMES}`);
}

export interface CaseWorkerDeps extends Pick<DeliveryDeps, 'smtpUrl' | 'sender' | 'atOnce' | 'now' | 'log'> {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dataConverter: DataConverter;
  readonly register: Register;
  readonly bundle: WorkflowBundleOption;
  /** 0 in the suite that forces replay; 2,000 otherwise. */
  readonly cachedWorkflows?: number;
  /** Workflow id of the postman when it is not the deployment's own; null for a worker without mail. Only in tests. */
  readonly postman?: string | null;
  /** Id of the nightly audit's Schedule when it is not the deployment's own; null for none. Only in tests. */
  readonly auditSchedule?: string | null;
}

export interface CaseWorker {
  readonly state: () => ReturnType<Worker['getState']>;
  /** Settles when the worker has stopped; rejects when it could not go on. */
  readonly done: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Runs cases and the postman. The caller owns connection and register, and closes them after `stop`. */
export async function startCaseWorker(deps: CaseWorkerDeps): Promise<CaseWorker> {
  const { connection, namespace, taskQueue, dataConverter, register, bundle, smtpUrl, sender, atOnce, now, log } = deps;
  shortenStackTraces();
  const client = new Client({ connection, namespace, dataConverter });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    dataConverter,
    workflowBundle: bundle,
    activities: makeActivities({ register, client, taskQueue, smtpUrl, sender, atOnce, now, log }),
    ...TUNED,
    maxCachedWorkflows: deps.cachedWorkflows ?? TUNED.maxCachedWorkflows,
    shutdownGraceTime: GRACE,
    shutdownForceTime: FORCE_AFTER,
  });
  const done = worker.run();
  try {
    if (deps.postman !== null) await ensurePostman(client, taskQueue, deps.postman);
    if (deps.auditSchedule !== null) await ensureAuditSchedule(client, taskQueue, deps.auditSchedule);
  } catch (error) {
    // A worker without its postman would look well and send nothing: rather none, and the supervisor tries again.
    worker.shutdown();
    await done;
    throw error;
  }
  return {
    state: () => worker.getState(),
    done,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}
