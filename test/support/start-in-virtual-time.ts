import type { Client } from '@temporalio/client';
import { type StartRun } from '../../client/relay-intakes';
import type { Instant } from '../../domain/instant';
import { caseWorkflowId, workflowNames } from '../../workflows/messages';
import { fastForward } from './virtual-time';

/** Starts a case at the displayed time: delayed until then, and at once fast-forwarded over the delay. */
export function startInVirtualTime(client: Client, taskQueue: string, now: () => Promise<Instant>): StartRun {
  return async (ref, start, how) => {
    const displayed = await now();
    await client.workflow.start(workflowNames.caseOf(start.process), {
      workflowId: caseWorkflowId(ref),
      taskQueue,
      args: [start],
      startDelay: Math.max(0, displayed - Date.now()),
      workflowIdConflictPolicy: how?.again === true ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
      ...(how === undefined ? {} : { workflowIdReusePolicy: 'ALLOW_DUPLICATE' }),
      workflowTaskTimeout: '2s',
    });
    await fastForward(client, ref, displayed);
  };
}
