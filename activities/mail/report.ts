import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { SECOND_MS } from '../../domain/instant';
import type { Command } from '../../domain/kernel/commands';
import { SYSTEM } from '../../domain/kernel/actor';
import { recipientCode } from '../../domain/kernel/recipient-code';
import { caseWorkflowId, MAKE_MOVE, type MakeMoveArgs, type MoveResult } from '../../workflows/messages';
import type { ReportToCase } from './deliver-mail';
import type { UnreportedMessage } from './outbox';

/** The case's own move for it; the routine opens a task for the holder, or for the head. */
export const MAIL_REFUSED = 'mail-refused';
const ANSWER_WITHIN_MS = 5 * SECOND_MS;

/** The move that tells a case. The same message gives the same command id, so telling twice is telling once. */
export function refusedMailCommand(message: UnreportedMessage, receivedAt: number): Command {
  return {
    id: `mail-refused:${message.id}`,
    move: MAIL_REFUSED,
    actor: SYSTEM,
    receivedAt,
    taskId: null,
    taskVersion: null,
    input: { kind: message.kind, no: message.no, to: recipientCode(message.recipient), outcome: message.state },
    texts: {},
  };
}

/** Tells the case through its update, like any other move. */
export function reportThrough(client: Client): ReportToCase {
  return async (message, displayedNow) => {
    const command = refusedMailCommand(message, displayedNow);
    try {
      await client.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
        client.workflow
          .getHandle(caseWorkflowId(message.ref))
          .executeUpdate<MoveResult, [MakeMoveArgs]>(MAKE_MOVE, { args: [command], updateId: command.id }),
      );
    } catch (error) {
      // Closed, or the case says no: there is nobody left in it to tell. The register keeps the refusal.
      if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError) return;
      throw error;
    }
  };
}
