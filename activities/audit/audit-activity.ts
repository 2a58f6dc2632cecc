import { heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Register } from '../../register/database';
import type { AuditActivities } from '../../workflows/messages';
import { runAudit } from './run-audit';
import { temporalWorkflows } from './temporal-workflows';

/** The audit as an activity: one attempt that dies is begun again, since looking changes nothing. */
export function auditActivities(deps: {
  readonly register: Register;
  readonly client: Client;
  readonly taskQueue: string;
}): AuditActivities {
  return {
    audit: async (wish) => {
      const workflows = temporalWorkflows(deps.client, deps.taskQueue);
      const { all: _all, ...done } = await runAudit({ register: deps.register, workflows, alive: heartbeat }, wish);
      return done;
    },
  };
}
