import type { CaseMode } from '../../../register/demo-settings';
import type { Answers } from '../example-answers';

/** One move by one of the demo's people. `kind` is the task of a `complete`; the answers go on top of the form's examples. */
export interface Step {
  readonly by: string;
  readonly move: 'complete' | 'accept' | 'decline' | 'claim';
  readonly kind?: string;
  readonly answers?: Answers;
}

/** What was done on one day, counted back from the day the demo opens on. */
export interface StoryDay {
  readonly daysAgo: number;
  readonly steps: readonly Step[];
}

/** One invented household's case, from its application to where the demo finds it. */
export interface Story {
  readonly key: string;
  /** Where the demo finds it. */
  readonly stage: string;
  readonly appliedDaysAgo: number;
  /** Differs from the example application. Names are obviously invented. */
  readonly application: Answers;
  readonly days: readonly StoryDay[];
  /** What colleagues do with it when time passes, from the day it has got there; null = it is the visitor's. */
  readonly afterwards: CaseMode | null;
}

export function did(by: string, kind: string, answers: Answers = {}): Step {
  return { by, move: 'complete', kind, answers };
}

export function accepted(by: string): Step {
  return { by, move: 'accept' };
}

export function claimed(by: string): Step {
  return { by, move: 'claim' };
}
