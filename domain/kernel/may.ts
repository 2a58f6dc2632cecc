import { localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { type Actor, carriesOutPlan, directs, hasRole, heads, inNameOf, isIn, type Person, standsInFor } from './actor';
import { unansweredConsultations } from './decide-beside';
import { reopenForbidden } from './decide-reopening';
import type { MoveRow, Process, Who } from './process';
import { FORUM_UNIT, isOutside, isSocial } from './units';
import type { CaseState, ClosedCase, OpenCase, Task } from './state';
import { undoForbidden } from './undo';

export type MoveChoice = { readonly row: MoveRow; readonly task: Task | null } & (
  | { readonly allowed: true }
  | { readonly allowed: false; readonly rule: string; readonly source: string }
);

/** Every open task that only `assign` or `claim` answers: the head's "fördela". */
export const ASSIGN = 'assign';

/** The source of a refusal that no single sentence of law explains. */
const HOUSE = 'Stafetten: en hållare i taget, och bara hållaren lämnar vidare';

/**
 * All moves of a case that exist in its stage, each allowed or refused with its reason, as this person meets them.
 * Pages draw their buttons from it, the workflow refuses by it, tests compare both with it.
 */
export function movesFor(process: Process, state: CaseState, actor: Person, now: Instant): readonly MoveChoice[] {
  if (state.status === 'closed') return reopening(process, state, actor, now);
  return process.moves.flatMap((row) =>
    subjectsOf(process, state, row).map(({ task, source }): MoveChoice => {
      const named = source === row.source ? row : { ...row, source };
      const refusal = refusalOf(process, state, named, task, actor, now);
      return refusal === null ? { row: named, task, allowed: true } : { row: named, task, allowed: false, ...refusal };
    }),
  );
}

/** A closed case has one move: it can be opened again, by a person's contact or a court's decision. */
function reopening(process: Process, state: ClosedCase, actor: Person, receivedAt: Instant): readonly MoveChoice[] {
  const row = process.moves.find(({ move }) => move === 'reopen');
  if (row === undefined) return [];
  const refusal = reopenForbidden(state, { actor, receivedAt, input: { because: 'court' } });
  return [refusal === null ? { row, task: null, allowed: true } : { row, task: null, allowed: false, ...refusal }];
}

/** The row of a move in this state, or null: no row, no move. */
export function rowOf(process: Process, state: OpenCase, move: string, task: Task | null): MoveRow | null {
  const row = process.moves.find((one) => one.move === move && existsIn(one, state.stage));
  if (!row) return null;
  return subjectsOf(process, state, row).some((s) => s.task?.id === task?.id) ? row : null;
}

function existsIn(row: MoveRow, stage: string): boolean {
  return row.stages === '*' || row.stages.includes(stage);
}

/** Whose case it is to be is said by taking it, not by answering a form. */
function doable(state: OpenCase): readonly Task[] {
  return Object.values(state.tasks).filter((task) => task.kind !== ASSIGN);
}

/** What a move can be about just now: the case itself, or each task it can be made on. */
function subjectsOf(
  process: Process,
  state: OpenCase,
  row: MoveRow,
): readonly { readonly task: Task | null; readonly source: string }[] {
  if (!existsIn(row, state.stage) || row.who.every((who) => who === 'system' || who === 'succession')) return [];
  const self = [{ task: null, source: row.source }];
  const each = (tasks: readonly Task[]) => tasks.map((task) => ({ task, source: row.source }));
  switch (row.move) {
    case 'complete':
      return doable(state).map((task) => ({ task, source: process.tasks[task.kind]?.source ?? row.source }));
    case 'extend':
      return each(doable(state).filter((task) => process.tasks[task.kind]?.extendable));
    case 'claim':
    case 'release':
    case 'assign':
      return [...self, ...each(doable(state).filter((task) => task.side))];
    case 'accept':
    case 'decline':
      return state.offer !== null && !isOutside(state.offer.to) ? self : [];
    case 'ask-giver':
      return state.offer !== null && !state.offer.asked && !isOutside(state.offer.to) ? self : [];
    case 'answer-receiver':
      return state.offer?.question ? self : [];
    case 'recall':
    case 'redirect':
      return state.offer === null ? [] : self;
    case 'record-answer':
      return state.offer !== null && isOutside(state.offer.to) ? self : [];
    case 'offer':
      return mayBeOffered(state) ? self : [];
    case 'give-back':
      return mayBeOffered(state) && state.came !== null && state.came.from !== state.baton.unit ? self : [];
    case 'go-on-without':
      return each(unansweredConsultations(state));
    case 'refer':
      return process.forum && state.forum === null ? self : [];
    case 'forum-decide':
      return state.forum === null ? [] : self;
    case 'pause':
      return state.paused === null && state.offer === null ? self : [];
    case 'reopen':
      return [];
    case 'new-date':
      return ladderIsClimbed(state) ? self : [];
    case 'undo':
      return state.undo === null ? [] : self;
    case 'withdraw-consent':
      return state.consents.some((c) => c.withdrawnNo === null) ? self : [];
    default:
      return self;
  }
}

/** One offer at a time, and none while the forum settles who holds: what the routine waits for is nobody's to hand on. */
function mayBeOffered(state: OpenCase): boolean {
  return state.offer === null && state.forum === null && state.baton.doing.kind === 'task';
}

function ladderIsClimbed(state: OpenCase): boolean {
  const clock = state.deadlines[state.baton.doing.deadlineId];
  return clock !== undefined && clock.fired >= clock.rungs.length && clock.rungs.length > 0;
}

export interface Refusal {
  readonly rule: string;
  readonly source: string;
}

/** Why this person may not make this move now, or null. Deny by default: nobody matches, nobody may. */
export function refusalOf(
  process: Process,
  state: OpenCase,
  row: MoveRow,
  task: Task | null,
  actor: Actor,
  now: Instant,
): Refusal | null {
  if (!row.who.some((who) => matches(who, state, task, actor))) return { rule: 'not-yours', source: row.source };
  if (actor.kind === 'system') return null;
  // Whoever carries out a plan moves a protected case to a named person, without seeing it.
  if (state.restrictedTo !== null && !state.restrictedTo.includes(actor.id) && !carriesOutPlan(actor)) {
    return { rule: 'not-yours', source: 'OSL 26 kap. 1 §: skyddade uppgifter, bara namngivna handläggare' };
  }
  switch (row.move) {
    case 'complete':
      // With nothing filled in: what the case and the person alone forbid is said before the form is drawn.
      return task === null
        ? { rule: 'unknown-task', source: row.source }
        : (completionRefusal(state, task, actor, now) ??
            process.forbids(state, { move: row.move, task, input: {}, at: now, person: actor.id }));
    case 'claim':
      return holderOf(state, task) === inNameOf(actor, task?.unit ?? state.baton.unit)
        ? { rule: 'already-yours', source: row.source }
        : task === null
          ? null
          : roleRefusal(task, actor);
    case 'release':
      return holderOf(state, task) === actor.id ||
        carriesOutPlan(actor) ||
        standsInFor(actor, holderOf(state, task)) ||
        (holderOf(state, task) !== null && heads(actor, task?.unit ?? state.baton.unit))
        ? null
        : { rule: 'not-assigned-to-you', source: row.source };
    case 'offer':
    case 'give-back':
      return unansweredConsultations(state).length === 0 ? null : { rule: 'consultation-open', source: HOUSE };
    case 'forum-decide':
      return meetingAhead(state, row, now);
    case 'undo': {
      const rule = undoForbidden(state, actor.id, now);
      return rule === null ? null : { rule, source: HOUSE };
    }
    default:
      return process.forbids(state, { move: row.move, task, input: {}, at: now, person: actor.id });
  }
}

/** The forum decides when it meets: not before a meeting takes the case up, and not ahead of its day. */
function meetingAhead({ forum }: OpenCase, { source }: MoveRow, now: Instant): Refusal | null {
  if (forum === null || forum.meetingOn === null) return { rule: 'no-meeting-yet', source };
  return forum.meetingOn > localDate(now) ? { rule: 'meeting-not-held', source } : null;
}

/** The person a task lies with: a side task's own, otherwise the baton's. */
export function holderOf(state: OpenCase, task: Task | null): string | null {
  return task?.side ? task.person : state.baton.person;
}

function completionRefusal(state: OpenCase, task: Task, actor: Person, now: Instant): Refusal | null {
  if (task.notBefore !== null && now < task.notBefore) return { rule: 'not-yet', source: HOUSE };
  const role = roleRefusal(task, actor);
  if (role !== null) return role;
  const person = holderOf(state, task);
  if (person !== null && person !== actor.id && !standsInFor(actor, person) && !heads(actor, task.unit)) {
    return { rule: 'assigned-to-another', source: HOUSE };
  }
  return null;
}

/** What only a head or a decider may do is nobody else's to do, or to take. */
function roleRefusal(task: Task, actor: Person): Refusal | null {
  if (task.needs === 'head' && !heads(actor, task.unit)) return { rule: 'needs-head', source: 'Delegationsordningen' };
  if (task.needs === 'director' && !directs(actor, task.unit)) return { rule: 'needs-director', source: HOUSE };
  return task.needs === 'decider' && !hasRole(actor, 'decider')
    ? { rule: 'needs-decider', source: 'Delegationsordningen, KL 6 kap. 37-40 §§' }
    : null;
}

function matches(who: Who, state: OpenCase, task: Task | null, actor: Actor): boolean {
  const unit = task?.unit ?? state.baton.unit;
  switch (who) {
    case 'holder':
      return isIn(actor, task?.side ? task.unit : state.baton.unit);
    case 'baton-unit':
      return isIn(actor, state.baton.unit);
    case 'holder-head':
      return heads(actor, task?.side ? task.unit : state.baton.unit);
    case 'task-unit':
      return task !== null && (isIn(actor, unit) || (task.needs === 'decider' && hasRole(actor, 'decider')));
    case 'task-head':
      return task !== null && heads(actor, unit);
    case 'decider':
      return hasRole(actor, 'decider');
    case 'receiver':
      return state.offer !== null && isIn(actor, state.offer.to);
    case 'receiver-head':
      return state.offer !== null && heads(actor, state.offer.to);
    case 'involved':
      return isIn(actor, state.baton.unit) || Object.values(state.tasks).some((one) => isIn(actor, one.unit));
    case 'forum':
      return isIn(actor, FORUM_UNIT);
    case 'soc':
      return state.involved.some((one) => isSocial(one) && isIn(actor, one));
    case 'registrar':
      return hasRole(actor, 'registrar');
    case 'anyone':
      return actor.kind === 'person';
    case 'succession':
      return carriesOutPlan(actor);
    case 'system':
      return actor.kind === 'system';
    default:
      return who satisfies never;
  }
}
