import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { type Instant, SECOND_MS } from '../../domain/instant';
import { caseWorkflowId } from '../../workflows/messages';

const POLL_TIMEOUT = 1;
const COMPLETED = 2;
const NOT_FOUND = 5;
/** The server answers a poll after 20 s; a call of ours waits a little longer. */
const POLL_MS = 30 * SECOND_MS;
/** Clocks of two cases differ by as much anyway. */
export const IN_STEP_MS = 2 * SECOND_MS;
/** A case that never gets there has a fault of its own; the others must go on. */
const MOST_TRIES = 10;

/** The server's virtual time of single cases. Each case has one fast-forward at a time; several cases go beside. */
export interface CaseClock {
  /**
   * Moves a case forward until its own clock shows `wanted()`, which is asked again after each move. `closed` when
   * the case has ended, meanwhile or before. Never moves back.
   */
  moveTo(ref: string, wanted: () => Promise<Instant> | Instant): Promise<'moved' | 'closed'>;
}

export function caseClockOf(client: Client, namespace: string): CaseClock {
  const turns = new Map<string, Promise<unknown>>();

  const inTurn = async <T>(ref: string, work: () => Promise<T>): Promise<T> => {
    const mine = (turns.get(ref) ?? Promise.resolve()).then(work, work);
    const settled = mine.catch(() => undefined);
    turns.set(ref, settled);
    try {
      return await mine;
    } finally {
      if (turns.get(ref) === settled) turns.delete(ref);
    }
  };

  const execution = (ref: string) => ({ namespace, workflowExecution: { workflowId: caseWorkflowId(ref) } });

  const timeOf = async (ref: string): Promise<Instant> => {
    const answer = await client.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: caseWorkflowId(ref) },
    });
    const at = answer.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    return at?.seconds == null ? Date.now() : Number(at.seconds) * SECOND_MS + Math.floor((at.nanos ?? 0) / 1e6);
  };

  /** False when the case is closed. */
  const forward = async (ref: string, ms: number): Promise<boolean> => {
    const id = randomUUID();
    await client.workflowService.updateWorkflowExecutionOptions({
      ...execution(ref),
      workflowExecutionOptions: {
        timeSkippingConfig: { enabled: true, fastForwardConfig: { id, duration: msToTs(ms) } },
      },
      updateMask: { paths: ['time_skipping_config'] },
    });
    for (;;) {
      const answer = await client.connection.withDeadline(Date.now() + POLL_MS, () =>
        client.workflowService.pollWorkflowExecutionTimeSkipping({ ...execution(ref), fastForwardId: id }),
      );
      if (answer.fastForwardPollingResult === COMPLETED) return true;
      if (answer.fastForwardPollingResult !== POLL_TIMEOUT) return false;
    }
  };

  return {
    moveTo: (ref, wanted) =>
      inTurn(ref, async () => {
        try {
          for (let tries = 0, reached = 0; tries < MOST_TRIES; tries++) {
            const to = await wanted();
            if (to - reached <= IN_STEP_MS) return 'moved';
            const lag = to - (await timeOf(ref));
            if (lag <= IN_STEP_MS) return 'moved';
            if (await forward(ref, lag)) reached = to;
            else if (await hasEnded(client, ref)) return 'closed';
          }
        } catch (error) {
          if (!isNotFound(error)) throw error;
          return 'closed';
        }
        throw new Error(`${ref} does not reach the displayed clock`);
      }),
  };
}

async function hasEnded(client: Client, ref: string): Promise<boolean> {
  const { status } = await client.workflow.getHandle(caseWorkflowId(ref)).describe();
  return status.name !== 'RUNNING';
}

/** The server's answer about a workflow that is over. */
function isNotFound(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('code' in at && at.code === NOT_FOUND) return true;
  return false;
}
