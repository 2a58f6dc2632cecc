import type { MoveChoice } from '../../domain/kernel/may';
import type { ShownCase } from './load-case';

/** `complete` is named after the task it completes; everything else after its own row. */
export function nameOf({ process }: ShownCase, { row, task }: MoveChoice): string {
  return row.move === 'complete' && task !== null ? (process.tasks[task.kind]?.label ?? task.kind) : row.label;
}
