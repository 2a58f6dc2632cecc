import type { Form } from '../../domain/forms/fields.schema';
import type { MoveRow, Process } from '../../domain/kernel/process';
import type { Task } from '../../domain/kernel/state';
import { formFor } from '../words/labels';

/** The form that a move is made with: the task's own for `complete`, the row's otherwise; null = a plain button. */
export function formOfMove(process: Process, row: MoveRow, task: Task | null): Form | null {
  return formFor(process, row.move === 'complete' && task !== null ? task.kind : row.form);
}
