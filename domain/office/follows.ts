import type { FactOf } from '../kernel/facts';
import type { Process } from '../kernel/process';
import type { CodedRecord, Task } from '../kernel/state';

/** Another municipality has taken over in writing: the case may end, and the unit that holds closes it. */
export function followsOfPersons(
  { tookOver }: Pick<Process, 'tookOver'>,
  task: Task,
  outcome: CodedRecord,
): readonly FactOf<'Happened'>[] {
  const accepted = task.kind === 'municipality-answer' && outcome['answer'] === 'accepted';
  return accepted
    ? [{ type: 'Happened', move: 'municipality-took-over', input: {}, texts: {}, interruptTo: tookOver }]
    : [];
}
