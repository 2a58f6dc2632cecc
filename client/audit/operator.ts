import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { SECOND_MS } from '../../domain/instant';
import type { OpenCase } from '../../domain/kernel/state';
import {
  AUDIT_WORKFLOW_ID,
  type AuditDone,
  type AuditWish,
  caseWorkflowId,
  workflowNames,
} from '../../workflows/messages';
import type { StartRun } from '../relay-intakes';
import { resumedFrom } from '../resume-case';

/** What the audit's pages ask of Temporal beside moves. */
export interface Operator {
  /** Starts the workflow of an open case from what the register holds; one that runs is ended by that. */
  restart(state: OpenCase): Promise<void>;
  /** Ends a workflow that belongs to no case. */
  stop(ref: string): Promise<void>;
  /** Looks again; null when it takes longer than a person waits. It goes on then. */
  audit(wish: AuditWish): Promise<AuditDone | null>;
}

/** How long a page waits for the look to end. Real time. */
const WAIT_MS = 8 * SECOND_MS;

export function operatorOver(deps: {
  readonly client: Client;
  readonly taskQueue: string;
  readonly start: StartRun;
}): Operator {
  const { client, taskQueue, start } = deps;
  return {
    restart: (state) => start(state.ref, resumedFrom(state), { again: true }),
    async stop(ref) {
      try {
        await client.workflow.getHandle(caseWorkflowId(ref)).terminate('the audit: no such case in the register');
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    async audit(wish) {
      const about = wish.only ?? 'all';
      const handle = await client.workflow.start(workflowNames.audit, {
        // Two who press at once share one look; several deployments may share a namespace.
        workflowId: `${AUDIT_WORKFLOW_ID}:${taskQueue}:${about}`,
        taskQueue,
        args: [wish],
        workflowIdConflictPolicy: 'USE_EXISTING',
      });
      const patience = new Promise<null>((enough) => setTimeout(enough, WAIT_MS, null).unref());
      return Promise.race([handle.result() as Promise<AuditDone>, patience]);
    },
  };
}
