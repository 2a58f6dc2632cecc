import type { MoveChoice } from '../../domain/kernel/may';
import type { ShownCase } from './load-case';

/** `complete` is named after the task it completes; everything else after its own row. */
export function nameOf({ process }: ShownCase, { row, task }: MoveChoice): string {
  return row.move === 'complete' && task !== null ? (process.tasks[task.kind]?.label ?? task.kind) : row.label;
}

/** Enough of a choice to say what it is about. */
export type Chosen = Pick<MoveChoice, 'task'> & { readonly row: { readonly move: string } };

/** What a move is about: the kind of the task that `complete` finishes, else the move itself. */
export function subjectOf({ row, task }: Chosen): string {
  return row.move === 'complete' && task !== null ? task.kind : row.move;
}
