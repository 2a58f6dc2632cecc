import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import { AUDIT_SCHEDULE_ID, type AuditWish, workflowNames } from '../workflows/messages';

const NIGHTLY: AuditWish = { trigger: 'night', by: null, only: null };

/**
 * Keeps the Schedule of the nightly audit as the code says it is, whichever worker comes first. Another id only in
 * tests. It follows the wall clock, also in the demo.
 */
export async function ensureAuditSchedule(
  client: Client,
  taskQueue: string,
  scheduleId: string = AUDIT_SCHEDULE_ID,
): Promise<void> {
  const schedule = {
    spec: {
      // Before the working day, and never between 02 and 03: twice a year that hour comes twice or not at all.
      calendars: [{ hour: 4, minute: 15, comment: '0 ärenden mellan stolarna' }],
      timezone: 'Europe/Stockholm',
    },
    policies: {
      overlap: ScheduleOverlapPolicy.SKIP,
      // A server that was down at night audits in the morning; one that was down for days audits once.
      catchupWindow: '12 hours' as const,
      pauseOnFailure: false,
    },
    action: {
      type: 'startWorkflow' as const,
      workflowType: workflowNames.audit,
      workflowId: scheduleId,
      taskQueue,
      args: [NIGHTLY],
    },
  };
  try {
    await client.schedule.create({ scheduleId, ...schedule });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...schedule, state }));
  }
}
