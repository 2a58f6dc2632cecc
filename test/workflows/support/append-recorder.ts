import {
  type LocalActivityInput,
  type Next,
  proxySinks,
  type Sinks,
  type WorkflowInterceptors,
} from '@temporalio/workflow';
import type { WorkflowOutboundCallsInterceptor } from '@temporalio/workflow';
import type { AppendBatch } from '../../../workflows/messages';

/** What the replayed routine would have written: runs inside the workflow, says each batch to the test. */
export interface AppendSinks extends Sinks {
  readonly appends: { append(batch: AppendBatch): void };
}

const { appends } = proxySinks<AppendSinks>();

export function interceptors(): WorkflowInterceptors {
  return {
    outbound: [
      {
        scheduleLocalActivity(
          input: LocalActivityInput,
          next: Next<WorkflowOutboundCallsInterceptor, 'scheduleLocalActivity'>,
        ) {
          if (input.activityType === 'appendFacts') appends.append(input.args[0] as AppendBatch);
          return next(input);
        },
      },
    ],
  };
}
