import type { z } from '@hono/zod-openapi';
import { type Access, seesTask } from '../../domain/access';
import type { Person } from '../../domain/kernel/actor';
import type { MoveChoice } from '../../domain/kernel/may';
import type { Process } from '../../domain/kernel/process';
import type { CaseState } from '../../domain/kernel/state';
import type { InboxItem } from '../../register/inbox';
import type { caseSchema, inboxItemSchema } from './schemas';

/** A case as the API says it: coded only, and only what the person may see. Instants as ISO 8601 in UTC. */
export function caseOf(
  process: Process,
  state: CaseState,
  seen: Exclude<Access, { kind: 'none' }>,
  moves: readonly MoveChoice[],
  actor: Person,
): z.output<typeof caseSchema> {
  const open = state.status === 'open' ? state : null;
  const due = open?.deadlines[open.baton.doing.deadlineId]?.dueAt ?? null;
  return {
    ref: state.ref,
    process: state.process,
    status: state.status,
    stage: state.stage,
    no: state.no,
    receivedAt: iso(state.receivedAt),
    holder:
      open === null
        ? { unit: state.status === 'closed' ? state.lastHolder : '', person: null }
        : { unit: open.baton.unit, person: open.baton.person },
    doing: open?.baton.doing.kind ?? null,
    dueAt: isoOrNull(due),
    nextAt: isoOrNull(open?.next.at ?? null),
    offeredTo: open?.offer?.to ?? null,
    tasks: Object.values(open?.tasks ?? {})
      .filter((task) => seesTask(actor, seen, task))
      .map((task) => ({
        id: task.id,
        kind: task.kind,
        version: task.version,
        unit: task.unit,
        person: task.person,
        side: task.side,
        dueAt: isoOrNull(open?.deadlines[task.deadlineId]?.dueAt ?? null),
      })),
    access: seen.kind,
    view: seen.kind === 'view' ? seen.view : null,
    data: seen.kind === 'full' ? wholeOf(process, state, actor) : handedOver(process, state, seen.view),
    moves: moves.filter(({ task }) => task === null || seesTask(actor, seen, task)).map(choiceOf),
  };
}

/** All data but what is secret for a time. */
function wholeOf(process: Process, state: CaseState, actor: Person): Record<string, unknown> {
  const hidden = process.hides?.(state, actor)?.data ?? [];
  return Object.fromEntries(Object.entries(state.data).filter(([key]) => !hidden.includes(key)));
}

function handedOver(process: Process, state: CaseState, view: string): Record<string, unknown> {
  return Object.fromEntries((process.views[view]?.fields ?? []).map((name) => [name, state.data[name] ?? null]));
}

function choiceOf(choice: MoveChoice) {
  const { row, task } = choice;
  const common = { move: row.move, label: row.label, taskId: task?.id ?? null, taskVersion: task?.version ?? null };
  return choice.allowed
    ? { ...common, allowed: true, source: row.source }
    : { ...common, allowed: false, rule: choice.rule, source: choice.source };
}

export function inboxItemOf(item: InboxItem): z.output<typeof inboxItemSchema> {
  return {
    ref: item.ref,
    reason: item.reason,
    process: item.process,
    stage: item.stage,
    unit: item.unit,
    person: item.person,
    holderUnit: item.holderUnit,
    holderPerson: item.holderPerson,
    offeredTo: item.offeredTo,
    taskId: item.taskId,
    taskKind: item.taskKind,
    dueAt: iso(item.dueAt),
    nextAt: iso(item.nextAt),
    late: item.late,
  };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
