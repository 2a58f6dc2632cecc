import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { type Instant, SECOND_MS } from '../../domain/instant';
import type { CaseState } from '../../domain/kernel/state';
import { CASE_STATE, caseRefOf, caseWorkflowId } from '../../workflows/messages';
import type { Workflows } from './workflows';

const A_PAGE = 1_000;
/** A case that is not in memory is told again from its history first. */
const ANSWER_WITHIN_MS = 5 * SECOND_MS;
/** One attempt may meet a worker that is just being stopped. */
const FAILING_ATTEMPTS = 3;
/** What the server itself notes on a workflow whose tasks fail again and again. */
const PROBLEMS = 'TemporalReportedProblems';

/** The workflows of one task queue: several deployments may share a namespace. */
export function temporalWorkflows(client: Client, taskQueue: string): Workflows {
  return {
    async running() {
      const found = new Map<string, { startedAt: Instant; failing: boolean }>();
      const query = `ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
      for await (const { workflowId, startTime, searchAttributes } of client.workflow.list({
        query,
        pageSize: A_PAGE,
      })) {
        const ref = caseRefOf(workflowId);
        const failing = (searchAttributes[PROBLEMS]?.length ?? 0) > 0;
        if (ref !== null) found.set(ref, { startedAt: startTime.getTime(), failing });
      }
      return found;
    },
    async look(ref) {
      try {
        const { status, startTime, closeTime, raw } = await client.workflow.getHandle(caseWorkflowId(ref)).describe();
        if (status.name !== 'RUNNING') return { kind: 'closed', closedAt: closeTime?.getTime() ?? null };
        const failing = (raw.pendingWorkflowTask?.attempt ?? 0) >= FAILING_ATTEMPTS;
        return { kind: 'runs', failing, startedAt: startTime.getTime() };
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return { kind: 'missing' };
        throw error;
      }
    },
    async numberOf(ref) {
      try {
        const state = await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
          client.workflow.getHandle(caseWorkflowId(ref)).query<CaseState | null>(CASE_STATE),
        );
        return state?.no ?? 0;
      } catch {
        // Failing, or slow to be told again: the other checks speak of that.
        return null;
      }
    },
  };
}
