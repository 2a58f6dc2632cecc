import type { Instant } from '../instant';
import { actsFor, type By, carriesOutPlan } from './actor';
import { type Command, IllegalMove } from './commands';
import { decideAudit } from './decide-audit';
import { decideBeside } from './decide-beside';
import { decideDates } from './decide-dates';
import { decideForum } from './decide-forum';
import { decideHolding } from './decide-holding';
import { decideOffers } from './decide-offers';
import { decidePause } from './decide-pauses';
import { decideRecords } from './decide-records';
import { decideReopening } from './decide-reopening';
import type { FactBody } from './facts';
import { holderOf, refusalOf, rowOf } from './may';
import type { MoveRow, Process } from './process';
import type { CaseState, OpenCase, Task } from './state';

/** A fact that is decided and not yet numbered. `at` only where the fact's own time differs (a rung's due instant). */
export type Planned = FactBody & { readonly ownAt?: Instant };

export interface Moving {
  readonly process: Process;
  readonly state: OpenCase;
  readonly command: Command;
  readonly row: MoveRow;
  readonly task: Task | null;
  /** The command's own time. */
  readonly now: Instant;
}

/**
 * One command against one state: the facts it makes true.
 * @throws IllegalMove with the rule and its source when the table, the task's version or a process's rule forbids it.
 */
export function decide(process: Process, state: CaseState, command: Command): readonly Planned[] {
  if (state.status === 'closed') return decideReopening(process, state, command);
  const task = taskOf(state, command);
  const row = rowOf(process, state, command.move, task);
  // Neither the relay nor a plan asks what a page would offer just now.
  const unasked = command.actor.kind === 'system' || carriesOutPlan(command.actor);
  const found = row ?? (unasked ? process.moves.find((r) => r.move === command.move) : undefined);
  if (!found)
    throw new IllegalMove('unknown-move', 'Vad som inte står i tabellen är inte tillåtet', { move: command.move });
  const refusal = refusalOf(process, state, found, task, command.actor, command.receivedAt);
  if (refusal) throw new IllegalMove(refusal.rule, refusal.source, { person: holderOf(state, task) });
  const broken = process.forbids(state, {
    move: command.move,
    task,
    input: command.input,
    at: command.receivedAt,
    person: command.actor.kind === 'person' ? command.actor.id : null,
  });
  if (broken) throw new IllegalMove(broken.rule, broken.source);
  const moving: Moving = { process, state, command, row: found, task, now: command.receivedAt };
  return (
    decideHolding(moving) ??
    decideOffers(moving) ??
    decideForum(moving) ??
    decidePause(moving) ??
    decideBeside(moving) ??
    decideDates(moving) ??
    decideRecords(moving) ??
    decideAudit(moving) ??
    happening(moving)
  );
}

/** As what somebody makes a move: a delegation is personal and lies in no unit. */
function roleAsked(move: string, task: Task | null): 'member' | 'head' | 'director' {
  if (move === 'assign') return 'head';
  const needs = move === 'complete' || move === 'claim' ? task?.needs : undefined;
  return needs === 'head' || needs === 'director' ? needs : 'member';
}

export function byOf(command: Command, state: CaseState): By {
  if (command.actor.kind === 'system') return { system: true };
  const units = command.actor.memberships.map((m) => m.unit);
  const task = state.status === 'open' ? (state.tasks[command.taskId ?? ''] ?? null) : null;
  const near =
    state.status === 'open'
      ? [task?.unit, state.offer?.to, state.baton.unit, ...state.involved]
      : [state.lastHolder, ...state.involved];
  const unit = near.find((u) => u !== undefined && units.includes(u)) ?? units[0] ?? null;
  // Whoever takes a thing over, or answers for another unit than the one it lies in, does it for themselves.
  const lies = state.status === 'open' ? (task?.side ? task.unit : state.baton.unit) : null;
  const liesWith = state.status === 'open' && unit === lies && command.move !== 'claim' ? holderOf(state, task) : null;
  const absent = actsFor(command.actor, liesWith, unit, roleAsked(command.move, task));
  return { person: command.actor.id, unit, ...(absent === null ? {} : { for: absent }) };
}

function taskOf(state: OpenCase, command: Command): Task | null {
  if (command.taskId === null) return null;
  const task = state.tasks[command.taskId];
  const stale = !task || (command.taskVersion !== null && task.version !== command.taskVersion);
  if (stale) throw new IllegalMove('stale-task', 'Ett uppdrag slutförs en gång');
  return task;
}

/** Whatever else a process lets happen: the routine hears of it. */
function happening({ process, state, command, row }: Moving): readonly Planned[] {
  const interruptTo = process.leadsTo(state, command.move, command.input) ?? row.interruptTo ?? null;
  return [
    {
      type: 'Happened',
      move: command.move,
      input: command.input,
      texts: command.texts,
      interruptTo,
    },
  ];
}
