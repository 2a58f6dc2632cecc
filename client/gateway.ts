import { ApplicationFailure } from '@temporalio/common';
import { type Client, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { SECOND_MS } from '../domain/instant';
import { type Actor, SYSTEM } from '../domain/kernel/actor';
import { type Command, IllegalMove } from '../domain/kernel/commands';
import { decideReopening } from '../domain/kernel/decide-reopening';
import type { CodedRecord } from '../domain/kernel/state';
import { processByName } from '../domain/processes';
import { caseByRef, commandResult } from '../register/cases';
import type { Register } from '../register/database';
import { storeTexts, type TextToStore } from '../register/texts';
import {
  caseWorkflowId,
  ILLEGAL_MOVE,
  type IllegalMoveDetails,
  MAKE_MOVE,
  type MoveResult,
} from '../workflows/messages';
import type { Clock } from './deps';
import type { StartRun } from './relay-intakes';
import { resumedFrom } from './resume-case';
import { knownFacts } from './known-facts';
import type { SystemMove } from './tell-cases';

/** One move as a page or the API asks for it. */
export interface MoveRequest {
  /** Made with the form, so that a form sent twice is one command. */
  readonly commandId: string;
  readonly move: string;
  readonly taskId: string | null;
  /** The task's version that the person saw. */
  readonly version: number | null;
  readonly codes: CodedRecord;
  readonly texts: { readonly [field: string]: TextToStore };
}

export type MoveOutcome =
  | { readonly kind: 'done'; readonly nos: readonly [first: number, last: number] }
  | ({ readonly kind: 'refused' } & IllegalMoveDetails)
  /** Sent, not seen in the register within {@link WAIT_MS}: ask again with the same command id. */
  | { readonly kind: 'received' }
  /** Temporal or the register is away: nothing was accepted as far as we know. The same id may be sent again. */
  | { readonly kind: 'unavailable' };

export interface Gateway {
  /** As a person, or as the system where the rules let no person (the audit's remedies). */
  makeMove(actor: Actor, ref: string, move: MoveRequest): Promise<MoveOutcome>;
  /** What one case says to another, or the relay itself: a move of the system. */
  makeSystemMove: SystemMove;
  /** True when Temporal answers. */
  ready(): Promise<boolean>;
}

/** How long a person waits for the answer to a command (kit.md). Real time. */
export const WAIT_MS = 5 * SECOND_MS;
const PAUSE_MS = [50, 100, 200, 400, 800] as const;

/** The typed way to Temporal: facts come back through the register, so a page shown after `done` is already true. */
export function gatewayTo(deps: {
  readonly client: Client;
  readonly register: Register;
  readonly clock: Clock;
  /** Starts the workflow of a closed case anew when it is reopened. */
  readonly start: StartRun;
}): Gateway {
  const { client, register, clock } = deps;
  return {
    async makeMove(actor, ref, move) {
      try {
        const texts = await storeTexts(register, ref, move.commandId, move.texts);
        const command: Command = {
          id: move.commandId,
          move: move.move,
          actor,
          receivedAt: clock.now(),
          taskId: move.taskId,
          taskVersion: move.version,
          input: { ...move.codes, ...(await knownFacts(register, { actor, ref, ...move, now: clock.now() })) },
          texts,
        };
        if (move.move === 'reopen') return await reopen(deps, ref, command);
        return await send(client, register, ref, command);
      } catch (error) {
        if (isAway(error)) return { kind: 'unavailable' };
        throw error;
      }
    },
    makeSystemMove: (ref, { move, input, at, id }) => {
      const about = { taskId: null, taskVersion: null, texts: {} };
      // Heard now, whenever it was said: what is told in a case never goes back in time.
      const receivedAt = Math.max(at, clock.now());
      return send(client, register, ref, { id, move, actor: SYSTEM, receivedAt, input, ...about }).catch(
        (error: unknown): MoveOutcome => {
          if (isAway(error)) return { kind: 'unavailable' };
          throw error;
        },
      );
    },
    async ready() {
      return client.connection
        .withDeadline(Date.now() + 2 * SECOND_MS, () => client.workflowService.getSystemInfo({}))
        .then(
          () => true,
          () => false,
        );
    },
  };
}

/**
 * A closed case has no workflow to ask: the same rule decides here whether it may live again, and the workflow that is
 * started begins with the move. Of two who reopen it at once one writes the fact; the other is told that it is open.
 */
async function reopen(
  { client, register, start }: Parameters<typeof gatewayTo>[0],
  ref: string,
  command: Command,
): Promise<MoveOutcome> {
  const before = await madeBefore(register, ref, command.id);
  if (before !== null) return before;
  const state = await caseByRef(register, ref);
  if (state?.status !== 'closed') return send(client, register, ref, command);
  try {
    decideReopening(processByName(state.process), state, command);
  } catch (error) {
    if (!(error instanceof IllegalMove)) throw error;
    return { kind: 'refused', rule: error.rule, source: error.source, detail: error.detail };
  }
  await start(ref, resumedFrom(state, command), { again: 'when-over' });
  for (const until = Date.now() + WAIT_MS; Date.now() < until; ) {
    const made = await madeBefore(register, ref, command.id);
    if (made !== null) return made;
    const now = await caseByRef(register, ref);
    if (now?.status === 'open') return send(client, register, ref, command);
    await new Promise((go) => setTimeout(go, PAUSE_MS[0]));
  }
  return { kind: 'received' };
}

async function send(client: Client, register: Register, ref: string, command: Command): Promise<MoveOutcome> {
  const deadline = Date.now() + WAIT_MS;
  const handle = client.workflow.getHandle(caseWorkflowId(ref));
  let reached = false;
  for (let attempt = 0; ; attempt += 1) {
    try {
      const result = await client.connection.withDeadline(deadline, () =>
        handle.executeUpdate<MoveResult, [Command]>(MAKE_MOVE, { args: [command], updateId: command.id }),
      );
      // A repeat in a later run of the case: its first answer went with the run that gave it.
      const before = result.nothingNew === false ? null : await madeBefore(register, ref, command.id);
      return before ?? { kind: 'done', nos: result.nos };
    } catch (error) {
      const refused = refusalIn(error);
      // A repeat after so many others that the case has forgotten the first: what it did then, it may not do twice.
      if (refused !== null) return (await madeBefore(register, ref, command.id)) ?? { kind: 'refused', ...refused };
      if (error instanceof WorkflowNotFoundError) return notRunning(register, ref, command.id);
      const code = grpcCodeIn(error);
      if (code === null || !RETRIED.has(code)) throw error;
      reached ||= !wasNeverReached(error);
    }
    if (Date.now() >= deadline) break;
    await new Promise((go) => setTimeout(go, PAUSE_MS[Math.min(attempt, PAUSE_MS.length - 1)]));
  }
  // The answer may have been lost on its way back: the register knows, unless it is what the case waits for.
  const made = await madeBefore(register, ref, command.id).catch((error: unknown) => {
    if (reached && isAway(error)) return null;
    throw error;
  });
  return made ?? { kind: reached ? 'received' : 'unavailable' };
}

/** What the register knows this command did; null when it is not in. */
async function madeBefore(register: Register, ref: string, commandId: string): Promise<MoveOutcome | null> {
  const nos = await commandResult(register, ref, commandId);
  return nos === null ? null : { kind: 'done', nos };
}

/** A case whose workflow is over, or has not begun yet: the register tells which. */
async function notRunning(register: Register, ref: string, commandId: string): Promise<MoveOutcome> {
  const made = await madeBefore(register, ref, commandId);
  if (made !== null) return made;
  const state = await caseByRef(register, ref);
  return state?.status === 'closed'
    ? { kind: 'refused', rule: 'case-closed', source: 'Ett avslutat ärende tar inte emot fler åtgärder.', detail: {} }
    : { kind: 'unavailable' };
}

function refusalIn(error: unknown): IllegalMoveDetails | null {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : null;
  if (!(cause instanceof ApplicationFailure) || cause.type !== ILLEGAL_MOVE) return null;
  return (cause.details?.[0] as IllegalMoveDetails | undefined) ?? { rule: cause.message, source: '', detail: {} };
}

const CANCELLED = 1;
const DEADLINE_EXCEEDED = 4;
const FAILED_PRECONDITION = 9;
const UNAVAILABLE = 14;
/** What a busy or restarted server answers; the same update id makes a repeat harmless (temporal-rules.md). */
const RETRIED: ReadonlySet<number> = new Set([CANCELLED, DEADLINE_EXCEEDED, FAILED_PRECONDITION, UNAVAILABLE]);

/** The gRPC status anywhere down the chain of causes; the SDK wraps it in errors of its own. */
function grpcCodeIn(error: unknown): number | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'number') return at.code;
    if (at.name === 'WorkflowUpdateRPCTimeoutOrCancelledError') return DEADLINE_EXCEEDED;
  }
  return null;
}

/** gRPC tells by its words whether a call ever left: until it has a connection it waits for the "LB pick" or filters. */
function wasNeverReached(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (
      /ECONNREFUSED|No connection established|waiting for (LB pick|metadata filters|name resolution)/i.test(at.message)
    ) {
      return true;
    }
  }
  return false;
}

/** A database or server that is not there: the person tries again in a moment, nothing is lost. */
export function isAway(error: unknown): boolean {
  const code = grpcCodeIn(error);
  if (code !== null && RETRIED.has(code)) return true;
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|08|57P0)/.test(at.code))
      return true;
    if (/Connection terminated|timeout exceeded when trying to connect|fetch failed/.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isAway)) return true;
  }
  return false;
}
