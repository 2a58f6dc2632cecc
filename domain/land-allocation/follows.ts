import type { FactOf } from '../kernel/facts';
import type { StandsWithTask } from '../kernel/process';
import type { CodedRecord, OpenCase, Task } from '../kernel/state';
import { conditionsOf } from './conditions';
import { flatCount, promisesOf } from './flats';

type Follows = FactOf<StandsWithTask>;

/** What stands together with a completed task: the ledger of flats, and where the answer leads. */
export function followsOf({ data }: OpenCase, task: Task, outcome: CodedRecord): readonly Follows[] {
  const condition = String(task.about['condition'] ?? '');
  switch (task.kind) {
    case 'sign-agreement':
      return outcome['outcome'] === 'signed' ? promised(data) : [];
    case 'answer-flat':
      return outcome['answer'] === 'accepted'
        ? flats('FlatsDelivered', condition, flatCount(data, condition).outstanding.slice(0, 1))
        : [];
    case 'decide-waiver':
      return outcome['decision'] === 'waived'
        ? flats('FlatsWaived', condition, flatCount(data, condition).outstanding)
        : [];
    case 'decide-termination':
      return outcome['decision'] === 'terminate' ? [leads('agreement-terminated', 'terminated')] : [];
    default:
      return [];
  }
}

/** The agreement promises the flats: from now on each is delivered, outstanding or waived. */
function promised(data: CodedRecord): readonly Follows[] {
  const all = conditionsOf(data);
  return promisesOf(data).map(([condition, numbers]) => ({
    type: 'FlatsPromised',
    condition,
    site: String(data['site']),
    need: all[condition]?.need ?? null,
    flats: numbers,
  }));
}

function flats(
  type: 'FlatsDelivered' | 'FlatsWaived',
  condition: string,
  numbers: readonly number[],
): readonly Follows[] {
  if (numbers.length === 0) return [];
  return [
    type === 'FlatsWaived'
      ? { type, condition, flats: numbers, because: 'waived' }
      : { type, condition, flats: numbers },
  ];
}

function leads(move: string, interruptTo: string): Follows {
  return { type: 'Happened', move, input: {}, texts: {}, interruptTo };
}
