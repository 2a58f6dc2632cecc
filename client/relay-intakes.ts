import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/instant';
import type { Register } from '../register/database';
import { deleteWhatIsOver } from '../register/housekeeping';
import { type Intake, markStarted, nextUnstartedIntakes, postponeStart } from '../register/intakes';
import { changedFromBuiltIn } from '../domain/deadlines/policies';
import { daysOff, policiesInForce } from '../register/policies';
import { type SystemMove, tellOnce } from './tell-cases';
import { caseWorkflowId, type StartCase, workflowNames } from '../workflows/messages';

/**
 * Starts the workflow of one case, idempotently. The demo gives its own, which starts a case at the displayed time
 * when the time machine is ahead of the wall clock.
 */
export type StartRun = (
  ref: string,
  start: StartCase,
  how?: { readonly again: boolean | 'when-over' },
) => Promise<void>;

export interface RelayDeps {
  readonly register: Register;
  readonly start: StartRun;
  /** Real time. */
  readonly now: () => Instant;
  readonly log?: { warn(details: object, message: string): void };
}

export interface Relay {
  /** Looks now instead of at the next tick. */
  readonly kick: () => void;
  /** Ends after what is under way. */
  readonly stop: () => Promise<void>;
}

const LOOK_EVERY_MS = SECOND_MS;
const AT_A_TIME = 10;
const A_LOOK = 100;
const FIRST_BACKOFF_MS = SECOND_MS;
const LONGEST_BACKOFF_MS = 15 * SECOND_MS;
/** A start that is not answered by then is asked again; it is the same start. */
const START_WITHIN_MS = 10 * SECOND_MS;

/**
 * Starts a case: what runs is left alone, what has run is never begun again from its intake. `delayMs` puts the
 * beginning off (the demo's clock). Resolves with false when it has been started before and closed since. `again`: from
 * the register's state, whatever has run or runs (the audit, when a workflow is gone or gets no further); `when-over`:
 * only what runs no more (a case that is reopened).
 */
export async function startCase(
  client: Client,
  taskQueue: string,
  ref: string,
  start: StartCase,
  delayMs = 0,
  again: boolean | 'when-over' = false,
): Promise<boolean> {
  try {
    await client.withDeadline(Date.now() + START_WITHIN_MS, () =>
      client.workflow.start(workflowNames.caseOf(start.process), {
        workflowId: caseWorkflowId(ref),
        taskQueue,
        args: [start],
        workflowIdConflictPolicy: again === true ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
        workflowIdReusePolicy: again ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
        // A task that a killed worker had taken waits this long (kit.md: p99 2.5 s instead of 10.4).
        workflowTaskTimeout: '1s',
        ...(delayMs > 0 ? { startDelay: delayMs } : {}),
      }),
    );
    return true;
  } catch (error) {
    // Ran and closed before the mark was set: started it is.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    return false;
  }
}

/** The ordinary way to start a case. */
export function startThrough(client: Client, taskQueue: string): StartRun {
  return async (ref, start, how) => {
    await startCase(client, taskQueue, ref, start, 0, how?.again);
  };
}

/** What a case starts with: coded only. The clocks and days off are those in force when it came in. */
export async function startOf(register: Register, intake: Intake): Promise<StartCase> {
  const [policies, off] = await Promise.all([policiesInForce(register, intake.submittedAt), daysOff(register)]);
  return {
    ref: intake.ref,
    process: intake.process,
    receivedAt: intake.receivedAt,
    unit: intake.unit,
    data: intake.coded,
    daysOff: off,
    policies: changedFromBuiltIn(policies),
    restrictedTo: intake.restrictedTo,
    openedBy: intake.openedBy,
    resumed: null,
    reopening: null,
  };
}

/** One look: starts every case that is not known to run. Returns how many were started. */
export async function relayOnce(deps: RelayDeps): Promise<number> {
  const waiting = await nextUnstartedIntakes(deps.register, deps.now(), A_LOOK);
  let started = 0;
  for (let at = 0; at < waiting.length; at += AT_A_TIME) {
    const results = await Promise.all(waiting.slice(at, at + AT_A_TIME).map((intake) => relay(deps, intake)));
    started += results.filter(Boolean).length;
  }
  return started;
}

async function relay({ register, start, now, log }: RelayDeps, intake: Intake): Promise<boolean> {
  try {
    await start(intake.ref, await startOf(register, intake));
    await markStarted(register, intake.ref, now());
    return true;
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    log?.warn({ ref: intake.ref, error: name, attempts: intake.attempts }, 'case not started yet');
    const wait = Math.min(FIRST_BACKOFF_MS * 2 ** intake.attempts, LONGEST_BACKOFF_MS);
    await postponeStart(register, intake.ref, now() + wait, name);
    return false;
  }
}

/** The loop of the web process: starts cases, carries words between them, and deletes what may not be kept longer. */
export function startRelay(deps: RelayDeps & { readonly tell: SystemMove }): Relay {
  const stopping = new AbortController();
  // A kick ends the present rest; one that comes during a look makes the next rest none.
  let kicked = new AbortController();
  let purgedAt = 0;

  async function look(): Promise<void> {
    // A full look may leave more behind it.
    while (!stopping.signal.aborted && (await relayOnce(deps)) === A_LOOK);
    await tellOnce(deps.register, deps.tell, deps.now());
    if (deps.now() - purgedAt < MINUTE_MS) return;
    await deleteWhatIsOver(deps.register, deps.now());
    purgedAt = deps.now();
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      kicked = new AbortController();
      await look().catch((error: Error) => deps.log?.warn({ error: error.name }, 'intakes not looked at'));
      const woken = AbortSignal.any([kicked.signal, stopping.signal]);
      await pause(LOOK_EVERY_MS, undefined, { signal: woken }).catch(() => undefined);
    }
  }

  const ended = loop();
  return {
    kick: () => kicked.abort(),
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
