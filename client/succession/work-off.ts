import { setTimeout as pause } from 'node:timers/promises';
import { SECOND_MS } from '../../domain/instant';
import { stepPlan } from '../../register/change-succession';
import { heldThings } from '../../register/held';
import { organisation } from '../../register/organisation';
import { addRows, markRow, nextRows, type Plan, planById, refusedThings, workedOff } from '../../register/successions';
import { carryOut, type CarryingOut } from './carry-out';
import { proposalFor } from './takers';

const LOOK_EVERY_MS = SECOND_MS;
const A_LOOK = 25;

/**
 * Carries out the next rows of the plans that run, one after the other. A plan that was stopped meanwhile stops before
 * its next row. Returns how many rows were looked at.
 */
export async function workOffOnce(deps: CarryingOut, limit = A_LOOK): Promise<number> {
  const rows = await nextRows(deps.register, deps.now(), limit);
  for (const row of rows) {
    const plan = await planById(deps.register, row.plan);
    if (plan?.state !== 'running') continue;
    await markRow(deps.register, row, await carryOut(deps, plan, row), await deps.shown());
  }
  for (const plan of await workedOff(deps.register)) await goOnOrFinish(deps, plan);
  return rows.length;
}

/** What came to lie there while the plan ran is taken too; then it is over, or stops for a person to look at. */
async function goOnOrFinish(deps: CarryingOut, plan: Plan): Promise<void> {
  const at = await deps.shown();
  const by = plan.startedBy ?? plan.madeBy;
  const left = await leftWith(deps, plan);
  const known = await refusedThings(deps.register, plan.id);
  const fresh = left.filter(({ ref, taskId }) => !known.has(`${ref}|${taskId ?? ''}`));
  if (fresh.length > 0) {
    const now = await organisation(deps.register);
    const about = { at, leaver: plan.person, toUnit: plan.toUnit };
    await addRows(deps.register, plan.id, await proposalFor(deps.register, now, fresh, about));
    return;
  }
  await stepPlan(deps.register, plan.id, known.size > 0 ? 'stop' : 'finish', { by, at });
}

function leftWith({ register }: CarryingOut, { kind, person, unit }: Plan) {
  if (kind === 'leave' && person !== null) return heldThings(register, { person });
  if (kind === 'merge' && unit !== null) return heldThings(register, { unit });
  return Promise.resolve([]);
}

export interface Working {
  /** Ends after the row under way. */
  readonly stop: () => Promise<void>;
}

/** The loop of the web process. Stopped or killed at any row, the next one goes on where it stood. */
export function workOffPlans(
  deps: CarryingOut & { readonly log?: { warn(details: object, message: string): void } },
): Working {
  const stopping = new AbortController();
  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const done = await workOffOnce(deps).catch((error: Error) => {
        deps.log?.warn({ error: error.name }, 'plans not worked off');
        return 0;
      });
      if (done === 0) await pause(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }
  const ended = loop();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}
