import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';
import type { CaseState } from '../../domain/kernel/state';
import { caseWorkflowId } from '../../workflows/messages';

const {
  FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED: COMPLETED,
  FAST_FORWARD_POLLING_RESULT_POLL_TIMEOUT: AGAIN,
} = temporal.api.enums.v1.FastForwardPollingResult;

/** The case's own clock. Epoch ms; the wall clock until its time was first moved. */
export async function virtualNow(client: Client, ref: string): Promise<Instant> {
  const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution({
    namespace: client.options.namespace,
    execution: { workflowId: caseWorkflowId(ref) },
  });
  const at = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return at ? Number(at.seconds) * SECOND_MS + Math.floor((at.nanos ?? 0) / 1e6) : Date.now();
}

/**
 * Moves one case to an instant; every timer on the way fires in order and its activities run for real. False when the
 * case closed on the way. Never aim within a minute of a deadline ({@link awayFromDeadlines}): the server would jump on
 * to the timer after it.
 */
export async function fastForward(client: Client, ref: string, to: Instant): Promise<boolean> {
  for (;;) {
    const ahead = to - (await virtualNow(client, ref));
    if (ahead <= 0 || (await forward(client, ref, ahead))) return true;
    // A run that went on in another left its fast-forward behind; a closed case has nothing more to wait for.
    const { status } = await client.workflow.getHandle(caseWorkflowId(ref)).describe();
    if (status.name !== 'RUNNING') return false;
  }
}

async function forward(client: Client, ref: string, ahead: number): Promise<boolean> {
  const workflowExecution = { workflowId: caseWorkflowId(ref) };
  const { namespace } = client.options;
  const fastForwardId = randomUUID();
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { id: fastForwardId, duration: msToTs(ahead) },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  for (;;) {
    const { fastForwardPollingResult: result } = await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId,
    });
    if (result === COMPLETED) return true;
    if (result !== AGAIN) return false;
  }
}

/** The wanted instant, or a minute past the last deadline that it would come too near. */
export function awayFromDeadlines(state: CaseState, wanted: Instant): Instant {
  if (state.status !== 'open') return wanted;
  const moments = Object.values(state.deadlines)
    .flatMap((clock) => [clock.dueAt, clock.repeatAt, ...clock.rungs.map((rung) => rung.at)])
    .filter((at): at is Instant => at !== null)
    .toSorted((a, b) => a - b);
  return moments.reduce(
    (at, moment) => (Math.abs(at - moment) < MINUTE_MS ? moment + MINUTE_MS + SECOND_MS : at),
    wanted,
  );
}
