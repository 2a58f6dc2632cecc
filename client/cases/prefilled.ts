import type { MoveChoice } from '../../domain/kernel/may';
import { proposedDeveloper } from '../bids/proposed-developer';
import type { FormValues } from '../forms/values';
import type { ShownCase } from './load-case';
import { subjectOf } from './move-name';

type Prefill = (shown: ShownCase, choice: MoveChoice) => FormValues;

/** What a form begins with, by the move, or by the kind of the task that `complete` finishes. */
const PREFILLS: Readonly<Record<string, Prefill>> = {
  // Whoever is named already stays ticked.
  'restrict-access': ({ state }) => (state.restrictedTo === null ? {} : { persons: state.restrictedTo }),
  // Whoever was called is likely to have come.
  'hold-meeting': ({ state: { data } }) =>
    Array.isArray(data['members']) ? { present: data['members'].map(String) } : {},
  // Whom a decliner named is proposed.
  'after-decline': (_shown, { task }) => {
    const proposed = task?.about['proposed'];
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    return typeof proposed === 'string' ? { then: 'other-unit', to: proposed } : {};
  },
  // The council decides about the bid that is proposed.
  'council-decision': (shown) => proposedDeveloper(shown),
};

/** The values that a form has before anybody has typed in it. */
export function prefilled(shown: ShownCase, choice: MoveChoice): FormValues {
  const subject = subjectOf(choice);
  return Object.hasOwn(PREFILLS, subject) ? (PREFILLS[subject]?.(shown, choice) ?? {}) : {};
}
