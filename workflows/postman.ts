import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { MailActivities } from './messages';

/** One round looks for mail this long, so that a new worker takes over within a round at most. */
const ROUND_SECONDS = 60;
/** About 3,000 events; the server suggests continue-as-new at 4,096. */
const ROUNDS_A_RUN = 400;

const { deliverMail } = proxyActivities<MailActivities>({
  startToCloseTimeout: '2 minutes',
  // A killed worker is noticed after this, and the next one goes on with what still waits.
  heartbeatTimeout: '5 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1.5, maximumInterval: '15 seconds' },
});

/**
 * Delivers the messages that stand in the register, round after round; one per deployment.
 *
 * Cases never signal it: messages are written with their facts, and the round's activity looks for them. So a mail
 * server that is down touches no case. It follows the wall clock and is never fast-forwarded.
 */
export async function postman(): Promise<never> {
  for (let round = 0; round < ROUNDS_A_RUN && !workflowInfo().continueAsNewSuggested; round++) {
    await deliverMail({ forSeconds: ROUND_SECONDS });
  }
  return continueAsNew<typeof postman>();
}
