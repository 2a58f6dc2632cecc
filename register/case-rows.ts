import type { Insertable } from 'kysely';
import type { Fact } from '../domain/kernel/facts';
import type { CaseState, Deadline, Offer, OpenCase, Task } from '../domain/kernel/state';
import { timestamp, timestampOrNull } from './database';
import type { BeganWith, CaseTable, OfferTable, StoredState, TaskTable } from './tables';

/** The current tables are what a pure fold gives: `rebuild` and `differences` call the same functions as an append. */
export interface StateChange {
  readonly fact: Fact;
  readonly before: CaseState | null;
  readonly after: CaseState;
}

export function stateOf(row: { readonly state: StoredState; readonly began_with: BeganWith }): CaseState {
  return { ...row.state, ...row.began_with };
}

export function beganWith({ policies, daysOff, successors }: CaseState): string {
  return JSON.stringify({ policies, daysOff, successors } satisfies BeganWith);
}

/** The row of a case but for what it began with. `openedAt` is when its first fact was written, in case time. */
export function caseRow(state: CaseState, openedAt: number, head: string): Omit<Insertable<CaseTable>, 'began_with'> {
  const { policies: _policies, daysOff: _daysOff, successors: _successors, ...folded } = state;
  const open = state.status === 'open' ? state : null;
  const deadline = open === null ? null : doingDeadline(open);
  const doing = open?.baton.doing ?? null;
  return {
    ref: state.ref,
    process: state.process,
    status: state.status,
    stage: state.stage,
    holder_unit: state.status === 'open' ? state.baton.unit : state.lastHolder,
    holder_person: open?.baton.person ?? null,
    doing: doing?.kind ?? null,
    doing_id: doing === null ? null : subjectOf(doing),
    task_kind: doing?.kind === 'task' ? (open?.tasks[doing.taskId]?.kind ?? null) : null,
    due_from: timestampOrNull(deadline?.startAt ?? null),
    due_at: timestampOrNull(deadline?.dueAt ?? null),
    next_at: timestampOrNull(open?.next.at ?? null),
    received_at: timestamp(state.receivedAt),
    opened_at: timestamp(openedAt),
    closed_at: timestampOrNull(state.status === 'closed' ? state.closedAt : null),
    close_reason: state.status === 'closed' ? state.reason : null,
    no: state.no,
    head,
    restricted: state.restrictedTo !== null,
    restricted_to: [...(state.restrictedTo ?? [])],
    involved: [...state.involved],
    offered_to: open?.offer?.to ?? null,
    lifted_at: timestampOrNull(open?.forum?.raisedAt ?? null),
    forum_meeting: open?.forum?.meeting ?? null,
    state: JSON.stringify(folded),
  };
}

function subjectOf(doing: OpenCase['baton']['doing']): string | null {
  switch (doing.kind) {
    case 'task':
      return doing.taskId;
    case 'offer':
      return doing.offerId;
    case 'wait':
      return doing.waitId;
    case 'forum':
    case 'routine':
      return null;
    default:
      return doing satisfies never;
  }
}

function doingDeadline(state: OpenCase): Deadline {
  return deadlineOf(state, state.baton.doing.deadlineId);
}

function deadlineOf(state: OpenCase, id: string): Deadline {
  const deadline = state.deadlines[id];
  // A case in that shape is a bug of the fold; writing it would hide somebody's due.
  if (deadline === undefined) throw new Error(`${state.ref} at ${state.no} has no deadline ${id}`);
  return deadline;
}

/** Rows of the tasks that these facts touched, each complete; the last one per id stands. */
export function changedTasks(changes: readonly StateChange[]): Insertable<TaskTable>[] {
  const rows = new Map<string, Insertable<TaskTable>>();
  for (const { fact, before, after } of changes) {
    const old = before?.status === 'open' ? before : null;
    const now = after.status === 'open' ? after : null;
    for (const task of Object.values(now?.tasks ?? {})) {
      const had = old?.tasks[task.id];
      const same = had === task && old?.deadlines[had.deadlineId] === now?.deadlines[task.deadlineId];
      if (now !== null && !same) rows.set(task.id, taskRow(now, task));
    }
    for (const task of Object.values(old?.tasks ?? {})) {
      if (old === null || now?.tasks[task.id] !== undefined) continue;
      const done = fact.type === 'TaskCompleted' && fact.taskId === task.id;
      rows.set(task.id, { ...taskRow(old, task), ...closing(fact, done ? 'done' : 'dropped') });
    }
  }
  return [...rows.values()];
}

function taskRow(state: OpenCase, task: Task): Insertable<TaskTable> {
  const deadline = deadlineOf(state, task.deadlineId);
  return {
    ref: state.ref,
    id: task.id,
    kind: task.kind,
    version: task.version,
    unit: task.unit,
    person: task.person,
    side: task.side,
    needs: task.needs,
    party: task.party,
    not_before: timestampOrNull(task.notBefore),
    due_from: timestamp(deadline.startAt),
    due_at: timestamp(deadline.dueAt),
    status: 'open',
    opened_at: timestamp(task.openedAt),
    opened_no: task.openedNo,
    closed_at: null,
    closed_no: null,
    closed_by: null,
  };
}

function closing(fact: Fact, status: 'done' | 'dropped') {
  return { status, closed_at: timestamp(fact.at), closed_no: fact.no, closed_by: byWhom(fact) };
}

function byWhom(fact: Fact): string {
  return 'person' in fact.by ? fact.by.person : 'system';
}

/** Rows of the offers that these facts touched, each complete; the last one per id stands. */
export function changedOffers(changes: readonly StateChange[]): Insertable<OfferTable>[] {
  const rows = new Map<string, Insertable<OfferTable>>();
  for (const { fact, before, after } of changes) {
    const old = before?.status === 'open' ? before : null;
    const now = after.status === 'open' ? after : null;
    if (now !== null && now.offer !== null) {
      const deadline = now.deadlines[now.offer.deadlineId];
      const same = old?.offer === now.offer && old.deadlines[now.offer.deadlineId] === deadline;
      if (!same) rows.set(now.offer.id, offerRow(now, now.offer));
    }
    if (old !== null && old.offer !== null && old.offer.id !== now?.offer?.id) {
      const answer = answerIn(fact, old.offer);
      rows.set(old.offer.id, {
        ...offerRow(old, old.offer),
        status: answer,
        answered_at: timestamp(fact.at),
        answered_no: fact.no,
        answered_by: byWhom(fact),
      });
    }
  }
  return [...rows.values()];
}

function answerIn(fact: Fact, offer: Offer): 'accepted' | 'declined' | 'withdrawn' {
  if (fact.type === 'HandoverAccepted' && fact.offerId === offer.id) return 'accepted';
  if (fact.type === 'HandoverDeclined' && fact.offerId === offer.id) return 'declined';
  return 'withdrawn';
}

function offerRow(state: OpenCase, offer: Offer): Insertable<OfferTable> {
  const deadline = deadlineOf(state, offer.deadlineId);
  return {
    ref: state.ref,
    id: offer.id,
    from_unit: offer.from,
    to_unit: offer.to,
    because: offer.because,
    view: offer.view,
    due_from: timestamp(deadline.startAt),
    due_at: timestamp(deadline.dueAt),
    status: 'open',
    offered_at: timestamp(offer.offeredAt),
    offered_no: offer.offeredNo,
    answered_at: null,
    answered_no: null,
    answered_by: null,
  };
}
