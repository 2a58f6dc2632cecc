import type { Fact } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import type { CaseState, Task } from '../../domain/kernel/state';
import { FORUM_SCHEDULE } from '../../domain/kernel/tasks-of-forum';
import type { StoredText } from '../../register/texts';
import { formFor, labelIn, labelOfText } from '../words/labels';

/** Something that was written to whoever has a task: what is asked, what was decided, why somebody said no. */
export interface TaskWords {
  readonly label: string;
  readonly body: string;
}

/** The texts of the fact behind each task of these kinds that are for whoever has it. */
const FOR_WHOEVER_HAS_IT: Readonly<Record<string, readonly string[]>> = {
  consultation: ['question'],
  'ad-hoc': ['what'],
  reminder: ['what'],
  'after-decline': ['why'],
  'after-forum': ['decision'],
  'after-named': ['decision'],
};

/**
 * What a task is about in somebody's own words. It is read from all the facts, not only from those that the reader's
 * view has: the words were written to the one who has the task.
 */
export function wordsOfTask(
  process: Process,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, StoredText>,
  task: Task,
): readonly TaskWords[] {
  const fact = factBehind(facts, task);
  return (FOR_WHOEVER_HAS_IT[task.kind] ?? []).flatMap((field) => wordsIn(process, fact, texts, field));
}

/** What somebody wrote in one field of a fact; nothing when they left it empty, or when it has been deleted. */
function wordsIn(
  process: Process,
  fact: Fact | undefined,
  texts: ReadonlyMap<string, StoredText>,
  field: string,
): readonly TaskWords[] {
  if (fact === undefined || !('texts' in fact)) return [];
  const body = texts.get(fact.texts[field] ?? '')?.body ?? null;
  return body === null ? [] : [{ label: labelOfText(process, fact, field), body }];
}

function factBehind(facts: readonly Fact[], { kind, about }: Task): Fact | undefined {
  switch (kind) {
    case 'consultation':
    case 'ad-hoc':
    case 'reminder':
      return facts.find(({ no }) => no === about.saidIn);
    case 'after-decline':
      return facts.findLast(({ type }) => type === 'HandoverDeclined');
    case 'after-forum':
    case 'after-named':
      return facts.findLast(({ type }) => type === 'HolderNamed');
    default:
      return undefined;
  }
}

/** The one question of a receiver that waits for its answer. */
export function questionAsked(
  process: Process,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, StoredText>,
): readonly TaskWords[] {
  const asked = facts.findLast(({ type }) => type === 'HandoverAsked');
  return wordsIn(process, asked, texts, 'question');
}

/** What a lifted case asks of the forum, as the secretariat wrote it: nobody is known by it. */
export function forumQuestion({
  state,
  process,
  texts,
}: {
  readonly state: CaseState;
  readonly process: Process;
  readonly texts: ReadonlyMap<string, StoredText>;
}): readonly TaskWords[] {
  const hash = state.status === 'open' ? (state.forum?.question ?? '') : '';
  const body = texts.get(hash)?.body ?? null;
  const label = labelIn(formFor(process, FORUM_SCHEDULE), 'question');
  return body === null || label === null ? [] : [{ label, body }];
}
