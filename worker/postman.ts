import type { Client } from '@temporalio/client';
import { POSTMAN_WORKFLOW_ID, workflowNames } from '../workflows/messages';

/** Starts the postman unless it runs: one per deployment, whichever worker comes first. Another id only in tests. */
export async function ensurePostman(
  client: Client,
  taskQueue: string,
  workflowId: string = POSTMAN_WORKFLOW_ID,
): Promise<void> {
  await client.workflow.start(workflowNames.postman, {
    workflowId,
    taskQueue,
    args: [],
    workflowIdConflictPolicy: 'USE_EXISTING',
    // A round that a killed worker had taken is given to the next one this soon.
    workflowTaskTimeout: '2s',
  });
}
