import { proxyActivities } from '@temporalio/workflow';
import type { AuditActivities, AuditDone, AuditWish } from './messages';

const { audit } = proxyActivities<AuditActivities>({
  // A minute for ten thousand cases; the first one reads every fact there is.
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '60 seconds',
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '1 minute', maximumAttempts: 5 },
});

/** 0 ärenden mellan stolarna: looks at every case each night, and whenever a head asks. */
export async function nightlyAudit(wish: AuditWish): Promise<AuditDone> {
  return audit(wish);
}
