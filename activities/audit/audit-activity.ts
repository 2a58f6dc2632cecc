import { heartbeat } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import { SECOND_MS } from '../../domain/instant';
import type { Register } from '../../register/database';
import type { AuditActivities } from '../../workflows/messages';
import { runAudit } from './run-audit';
import { temporalWorkflows } from './temporal-workflows';

const BEAT_MS = 10 * SECOND_MS;

/** The audit as an activity: one attempt that dies is begun again, since looking changes nothing. */
export function auditActivities(deps: {
  readonly register: Register;
  readonly client: Client;
  readonly taskQueue: string;
}): AuditActivities {
  return {
    audit: async (wish) => {
      const workflows = temporalWorkflows(deps.client, deps.taskQueue);
      // One query over all facts may take longer than a worker is believed to be alive.
      const beats = setInterval(() => heartbeat(), BEAT_MS);
      try {
        const { all: _all, ...done } = await runAudit({ register: deps.register, workflows }, wish);
        return done;
      } finally {
        clearInterval(beats);
      }
    },
  };
}
