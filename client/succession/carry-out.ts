import { MINUTE_MS, SECOND_MS, type Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import { holderOf } from '../../domain/kernel/may';
import type { CodedRecord, OpenCase, Task } from '../../domain/kernel/state';
import { caseByRef, commandResult } from '../../register/cases';
import type { Register } from '../../register/database';
import { actorOf } from '../../register/organisation';
import type { Plan, PlanRow, RowOutcome } from '../../register/successions';
import type { Gateway } from '../gateway';

export interface CarryingOut {
  readonly register: Register;
  readonly gateway: Gateway;
  /** Real time. */
  readonly now: () => Instant;
  /** Displayed clock. */
  readonly shown: () => Promise<Instant>;
}

const FIRST_BACKOFF_MS = SECOND_MS;
const LONGEST_BACKOFF_MS = MINUTE_MS;

/**
 * One row of a plan, as commands whose ids are made of plan, row and step: carried out again after whatever stopped it,
 * each is the same command. What somebody else has done meanwhile is left as they did it.
 */
export async function carryOut(deps: CarryingOut, plan: Plan, row: PlanRow): Promise<RowOutcome> {
  const state = await caseByRef(deps.register, row.ref);
  if (state?.status !== 'open') return { state: 'gone' };
  if (row.what === 'offer') return sendOn(deps, plan, row, state);
  const named = await nameTaker(deps, plan, row, state);
  if (named !== null) return named;
  return plan.kind === 'merge' ? intoUnit(deps, plan, row, state) : toPerson(deps, plan, row, state);
}

/** A protected case goes to nobody who is not named on it: whoever the plan chose is named first. Null: go on. */
async function nameTaker(deps: CarryingOut, plan: Plan, row: PlanRow, state: OpenCase): Promise<RowOutcome | null> {
  if (state.restrictedTo === null || row.to === null || state.restrictedTo.includes(row.to)) return null;
  const outcome = await deps.gateway.makeMove(await actorFor(deps, plan.startedBy, plan), row.ref, {
    commandId: idOf(row, `name:${row.to}`),
    move: 'restrict-access',
    taskId: null,
    version: null,
    codes: { persons: [row.to] },
    texts: {},
  });
  if (outcome.kind === 'refused') return { state: 'refused', rule: outcome.rule };
  return outcome.kind === 'done' ? null : later(deps, row, 'planned');
}

/** What the old unit was offered and has not answered is offered to the new one instead, which answers as it sees fit. */
async function sendOn(deps: CarryingOut, plan: Plan, row: PlanRow, state: OpenCase): Promise<RowOutcome> {
  if (state.offer?.to !== row.unit || plan.toUnit === null) return { state: 'gone' };
  // Its own offer comes back to the new unit: the people of the old one answer it, as long as they are there.
  if (state.offer.from === plan.toUnit) return later(deps, row, 'waiting');
  return make(deps, plan.startedBy, plan, row, 'send-on', 'redirect', { to: plan.toUnit });
}

/** Inside the unit only the person changes: the unit holds all the while. */
async function toPerson(deps: CarryingOut, plan: Plan, row: PlanRow, state: OpenCase): Promise<RowOutcome> {
  const task = taskOf(state, row);
  if (task === undefined) return { state: 'gone' };
  const unit = task?.unit ?? state.baton.unit;
  if (unit !== row.unit || holderOf(state, task) !== row.from || row.from === row.to) {
    const mine = await commandResult(deps.register, row.ref, idOf(row, 'give'));
    return { state: mine === null ? 'gone' : 'done' };
  }
  return give(deps, plan, row);
}

/**
 * Into another unit: its task follows it; the case is offered, and accepted by the head who approved the plan, which is
 * written as that head's accept. Until then the old unit holds.
 */
async function intoUnit(deps: CarryingOut, plan: Plan, row: PlanRow, state: OpenCase): Promise<RowOutcome> {
  const to = plan.toUnit ?? '';
  const task = taskOf(state, row);
  if (task === undefined) return { state: 'gone' };
  if (task !== null) {
    if (task.unit !== row.unit) return { state: task.unit === to ? 'done' : 'gone' };
    return make(deps, plan.startedBy, plan, row, 'hand-on', 'hand-on', { unit: to, person: row.to });
  }
  if (state.baton.unit !== row.unit && state.baton.unit !== to) return { state: 'gone' };
  if (state.baton.unit === row.unit) {
    // Somebody else has been asked: the case is taken along when they have answered.
    if (state.offer !== null && state.offer.to !== to) return later(deps, row, 'waiting');
    if (state.offer === null) {
      // The new unit sees what the old one saw.
      const view = state.views[row.unit];
      const wish = { to, purpose: 'unit-merged', ...(view === undefined ? {} : { view }) };
      const offered = await make(deps, plan.startedBy, plan, row, 'offer', 'offer', wish);
      if (offered.state !== 'done') return offered;
    }
    const person = row.to === null ? {} : { person: row.to };
    return make(deps, plan.approvedBy, plan, row, 'accept', 'accept', person);
  }
  return { state: 'done' };
}

function give(deps: CarryingOut, plan: Plan, row: PlanRow): Promise<RowOutcome> {
  if (row.to === null) return make(deps, plan.startedBy, plan, row, 'give', 'release', {});
  return make(deps, plan.startedBy, plan, row, 'give', 'assign', { person: row.to });
}

/** `undefined`: the task is over. */
function taskOf(state: OpenCase, { taskId }: PlanRow): Task | null | undefined {
  return taskId === null ? null : state.tasks[taskId];
}

function idOf({ plan, seq }: PlanRow, step: string): string {
  return `plan:${plan}:${seq}:${step}`;
}

async function make(
  deps: CarryingOut,
  by: string | null,
  plan: Plan,
  row: PlanRow,
  step: string,
  move: string,
  codes: CodedRecord,
): Promise<RowOutcome> {
  const outcome = await deps.gateway.makeMove(await actorFor(deps, by, plan), row.ref, {
    commandId: idOf(row, step),
    move,
    taskId: row.taskId,
    version: null,
    codes,
    texts: {},
  });
  switch (outcome.kind) {
    case 'done':
      return { state: 'done' };
    case 'refused':
      return { state: 'refused', rule: outcome.rule };
    default:
      return later(deps, row, 'planned');
  }
}

/** The person who approved or started the plan, with the right that it gives: only here, and only for its rows. */
async function actorFor(deps: CarryingOut, by: string | null, plan: Plan): Promise<Person> {
  const id = by ?? plan.madeBy;
  const actor = await actorOf(deps.register, id, await deps.shown());
  return { ...(actor ?? { kind: 'person', id, memberships: [], roles: [] }), succession: plan.id };
}

function later({ now }: CarryingOut, { attempts }: PlanRow, state: 'planned' | 'waiting'): RowOutcome {
  const wait = state === 'waiting' ? MINUTE_MS : Math.min(FIRST_BACKOFF_MS * 2 ** attempts, LONGEST_BACKOFF_MS);
  return { state, notBefore: now() + wait };
}
