import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  patched,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Command } from '../domain/kernel/commands';
import { IllegalMove } from '../domain/kernel/commands';
import type { Process } from '../domain/kernel/process';
import type { CaseState } from '../domain/kernel/state';
import {
  CASE_STATE,
  ILLEGAL_MOVE,
  type IllegalMoveDetails,
  MAKE_MOVE,
  type MoveResult,
  type RegisterActivities,
  type StartCase,
} from './messages';
import { Alarm } from './alarm';
import { Relay } from './relay-core';
import { type Routine, tell } from './tell';

const { appendFacts, factsAfter } = proxyLocalActivities<RegisterActivities>({
  startToCloseTimeout: '2 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/**
 * A run that has grown so long goes on in another as soon as the case is quiet, wherever the routine stands: it can be
 * told again from any point (docs/adr/001). A turn costs some ten events, so no run passes 250, and a worker that
 * has lost its memory reads no more than that.
 */
const RUN_EVENTS = 220;

export const makeMove = defineUpdate<MoveResult, [Command]>(MAKE_MOVE);
export const caseState = defineQuery<CaseState | null>(CASE_STATE);

/**
 * One case on Temporal: the only place that knows updates and activities, and with its alarm the only one that knows
 * timers. All state first, then every handler, then the first await: an update that comes with the start runs inside
 * `setHandler`.
 */
export async function relayCase(process: Process, routine: Routine, start: StartCase): Promise<void> {
  let fault: unknown = null;
  const broken = (why: unknown): void => void (fault ??= why);
  const alarm = new Alarm(() => relay.tick(), broken);
  const relay = new Relay(
    process,
    {
      now: () => Date.now(),
      append: appendFacts,
      after: factsAfter,
      rest,
      wakeAt: (at) => alarm.set(at),
      since: patched,
    },
    start,
  );

  setHandler(caseState, () => relay.state);
  setHandler(makeMove, (command) => relay.move(command).catch(refuse), {
    validator: (command) => {
      try {
        relay.check(command);
      } catch (error) {
        refuse(error);
      }
    },
  });

  void tell(relay, routine, broken).catch(broken);
  const ends = (): boolean => relay.isOver || workflowInfo().historyLength >= RUN_EVENTS;
  const leaves = (): boolean => relay.isQuiet && ends() && allHandlersFinished();
  // Looked at whenever everything rests.
  await condition(() => {
    alarm.look();
    return fault !== null || (leaves() && alarm.hush());
  });
  // Fails the workflow task, not the case: mended code takes it up again.
  if (fault !== null) throw fault;
  if (relay.isOver) return alarm.off();
  const { state, cause } = relay;
  await continueAsNew<typeof relayNext>({ ...start, resumed: state, cause, reopening: null });
}

/** Temporal looks at a condition when all microtasks have run: true the second time means that everything rests. */
function rest(): Promise<void> {
  let looked = false;
  return condition(() => looked || !(looked = true));
}

/** The shape every case workflow has; continue-as-new starts the same type again. */
declare function relayNext(start: StartCase): Promise<void>;

/** A refused move is an answer, not a fault; anything else of ours would wedge the workflow task for ever. */
function refuse(error: unknown): never {
  if (!(error instanceof IllegalMove)) throw error;
  const details: IllegalMoveDetails = { rule: error.rule, source: error.source, detail: error.detail };
  throw ApplicationFailure.create({ type: ILLEGAL_MOVE, message: error.rule, nonRetryable: true, details: [details] });
}
