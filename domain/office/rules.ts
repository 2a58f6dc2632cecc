import type { CivilDate, Instant } from '../instant';
import type { Process } from '../kernel/process';
import type { Coded, CodedRecord, OpenCase, Task } from '../kernel/state';

/** What a rule of a process looks at. `at` and `person` are known when a command is decided. */
export interface Attempt {
  readonly move: string;
  readonly task: Task | null;
  readonly input: CodedRecord;
  readonly at?: Instant;
  /** Who makes the move; null for the system. */
  readonly person?: string | null;
}

export interface Rule {
  readonly rule: string;
  readonly source: string;
  /** Kind of task whose completion it looks at, or the move itself. `*`: whatever is done on the case. */
  readonly of: readonly string[];
  readonly breaks: (state: OpenCase, attempt: Attempt) => boolean;
}

/** The first of the rules that an attempt breaks. A page asks with an empty input: only what the case itself forbids counts then. */
export function forbiddenBy(rules: readonly Rule[]): Process['forbids'] {
  return (state, attempt) => {
    const subject = attempt.move === 'complete' ? attempt.task?.kind : attempt.move;
    const looksAt = ({ of }: Rule) => of.includes('*') || (subject !== undefined && of.includes(subject));
    const broken = rules.find((one) => looksAt(one) && one.breaks(state, attempt));
    return broken === undefined ? null : { rule: broken.rule, source: broken.source };
  };
}

/** A date that was given, or null. */
export function dateIn(input: CodedRecord, field: string): CivilDate | null {
  const value = input[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** True when a date was given and lies before another that is known. */
export function isBefore(input: CodedRecord, field: string, earliest: Coded | undefined): boolean {
  const on = dateIn(input, field);
  return on !== null && typeof earliest === 'string' && on < earliest;
}
