import { ApplicationFailure } from '@temporalio/common';
import { condition, defineUpdate, setHandler, sleep } from '@temporalio/workflow';
import type { Command } from '../../../domain/kernel/commands';
import { ILLEGAL_MOVE, type IllegalMoveDetails, MAKE_MOVE, type MoveResult } from '../../../workflows/messages';

/** Answers moves as their name asks, so that each answer of the gateway can be seen without a routine. */
export async function answering(): Promise<void> {
  let ended = false;
  let no = 0;
  const refusal = (command: Command) => {
    const details: IllegalMoveDetails = {
      rule: 'not-yours',
      source: 'Provets regel',
      detail: { by: command.actor.kind },
    };
    return ApplicationFailure.nonRetryable('not-yours', ILLEGAL_MOVE, details);
  };
  setHandler(
    defineUpdate<MoveResult, [Command]>(MAKE_MOVE),
    async (command) => {
      if (command.move === 'refuse-late') throw refusal(command);
      if (command.move === 'end') ended = true;
      if (command.move === 'never-answer') await sleep('1 hour');
      if (command.move === 'written-before') return { ref: 'ST-TEST', nos: [no, no], nothingNew: true };
      no += 1;
      return { ref: 'ST-TEST', nos: [no, no], nothingNew: false };
    },
    {
      validator: (command) => {
        if (command.move === 'refuse-at-once') throw refusal(command);
      },
    },
  );
  await condition(() => ended);
}
