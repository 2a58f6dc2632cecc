import type { Rule } from '../office/rules';

/** The gateway says how many cases on the agenda lack a named holder and a day: the meeting itself does not know. */
export const RULES: readonly Rule[] = [
  {
    rule: 'items-undecided',
    source: 'Handlingsplanen, insatsområde 2: varje fråga får en som håller ärendet, och en dag, i samma möte',
    of: ['hold-meeting', 'cancel-meeting'],
    breaks: (_, { input }) => typeof input['undecided'] === 'number' && input['undecided'] > 0,
  },
];
