import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
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
import { Relay } from './relay-core';
import { type Routine, tell } from './tell';

const { appendFacts, factsAfter } = proxyLocalActivities<RegisterActivities>({
  startToCloseTimeout: '2 seconds',
  localRetryThreshold: '5 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

export const makeMove = defineUpdate<MoveResult, [Command]>(MAKE_MOVE);
export const caseState = defineQuery<CaseState | null>(CASE_STATE);

/**
 * One case on Temporal: the only place that knows timers, updates and activities. All state first, then every handler,
 * then the first await: an update that comes with the start runs inside `setHandler`.
 */
export async function relayCase(process: Process, routine: Routine, start: StartCase): Promise<void> {
  const relay = new Relay(process, { now: () => Date.now(), append: appendFacts, after: factsAfter, rest }, start);
  let fault: unknown = null;

  setHandler(caseState, () => relay.state);
  setHandler(makeMove, (command) => asFailure(() => relay.move(command)), {
    validator: (command) => refuse(() => relay.check(command)),
  });

  const broken = (why: unknown): void => void (fault ??= why);
  void tell(relay, routine, broken, () => workflowInfo().continueAsNewSuggested).catch(broken);
  void alarm(relay).catch(broken);
  await condition(() => fault !== null || (relay.mayEnd && allHandlersFinished()));
  // Fails the workflow task, not the case: mended code takes it up again.
  if (fault !== null) throw fault;
  if (!relay.isOver) await continueAsNew<typeof relayNext>({ ...start, resumed: relay.state, reopening: null });
}

/** Temporal looks at a condition when all microtasks have run: true the second time means that everything rests. */
async function rest(): Promise<void> {
  let looked = false;
  await condition(() => looked || !(looked = true));
}

/** The shape every case workflow has; continue-as-new starts the same type again. */
declare function relayNext(start: StartCase): Promise<void>;

/**
 * One alarm a case. It sleeps until the armed instant and then looks at the deadlines in the state; it is armed anew
 * only when an earlier one appears, so that work on a case never pushes a deadline forward.
 */
async function alarm(relay: Relay): Promise<void> {
  await condition(() => relay.nextAt !== null);
  while (!relay.isOver) {
    const armed = relay.nextAt ?? 0;
    const wait = armed - Date.now();
    if (wait > 0) await condition(() => relay.isOver || (relay.nextAt ?? armed) < armed, wait);
    if (!relay.isOver && (relay.nextAt ?? armed) <= Date.now()) await relay.tick();
  }
}

/** A refused move is an answer, not a fault; anything else of ours would wedge the workflow task for ever. */
async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
}

function refuse(check: () => void): void {
  try {
    check();
  } catch (error) {
    throw failureOf(error);
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof IllegalMove)) return error;
  const details: IllegalMoveDetails = { rule: error.rule, source: error.source, detail: error.detail };
  return ApplicationFailure.create({ type: ILLEGAL_MOVE, message: error.rule, nonRetryable: true, details: [details] });
}
