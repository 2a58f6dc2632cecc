import { CONSULTATION, unansweredConsultations } from '../kernel/decide-beside';
import type { Rule } from './rules';

/**
 * A step that waits for those who were asked: each has answered, or the holder has gone on without them, with a reason,
 * once their time was over. Silence is never an answer.
 */
export function answeredFirst(step: string, source: string): readonly Rule[] {
  return [
    {
      rule: 'consultation-open',
      source,
      of: [step],
      breaks: (state) => unansweredConsultations(state).length > 0,
    },
    {
      rule: 'time-to-answer',
      source,
      of: ['go-on-without'],
      breaks: ({ deadlines }, { task, at }) =>
        task?.kind === CONSULTATION && at !== undefined && (deadlines[task.deadlineId]?.dueAt ?? 0) > at,
    },
  ];
}
