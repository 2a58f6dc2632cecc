import type { Client } from '@temporalio/client';
import { type Instant, MINUTE_MS, SECOND_MS } from '../../domain/instant';
import { caseByRef } from '../../register/cases';
import type { Register } from '../../register/database';
import { clockOffset } from '../../register/displayed-clock';
import { type StartRun, startCase } from '../relay-intakes';
import type { CaseClock } from './case-clock';

const FIRST_FACT_WITHIN_MS = 10 * SECOND_MS;
/** The clock is not worth moving for less. */
const AHEAD_MS = MINUTE_MS;

interface StartDeps {
  readonly client: Client;
  readonly register: Register;
  readonly taskQueue: string;
  readonly clock: CaseClock;
  /** Displayed clock. */
  readonly now: () => Promise<Instant>;
}

/**
 * Starts a case when the displayed clock says it is. The workflow is told to begin after the clock's lead, and is then
 * moved over that wait; the register does not know the case before it has begun, so it takes no command until then.
 */
export function startInStep({ client, register, taskQueue, clock, now }: StartDeps): StartRun {
  return async (ref, start, how) => {
    const lead = await clockOffset(register);
    if (!(await startCase(client, taskQueue, ref, start, lead > AHEAD_MS ? lead : 0, how?.again))) return;
    if (lead <= AHEAD_MS) return;
    await clock.moveTo(ref, now);
    // The relay's mark means: it runs, and people may act on it.
    for (const until = Date.now() + FIRST_FACT_WITHIN_MS; !(await hasFirstTask(register, ref)); ) {
      if (Date.now() > until) throw new Error(`${ref} has not begun`);
      await new Promise((go) => setTimeout(go, 50));
    }
  };
}

async function hasFirstTask(register: Register, ref: string): Promise<boolean> {
  const state = await caseByRef(register, ref);
  return state !== null && (state.status === 'closed' || state.baton.doing.kind !== 'routine');
}
