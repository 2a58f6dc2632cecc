import { addDays } from '../calendar/civil-date';
import type { CodedRecord } from '../kernel/state';
import { dateIn, isBefore, type Rule } from '../office/rules';
import { isSold } from './plot';

const ROUTINE = 'Markanvisning';
const LONGEST_MONTHS = 24;
const LONGEST_EXTENSION_MONTHS = 12;
const REVIEW_DAYS = 14;

/** From the agreement to the transfer. */
export const RULES_OF_AGREEMENT: readonly Rule[] = [
  {
    rule: 'exclusive-for-24-months',
    source: `${ROUTINE}, avtal: ensamrätt högst 24 månader; längre bara genom ett nytt beslut`,
    of: ['sign-agreement'],
    breaks: (_, { input }) => Number(input['exclusivityMonths'] ?? 0) > LONGEST_MONTHS && !hasDecision(input),
  },
  {
    rule: 'delay-is-the-developers',
    source: `${ROUTINE}, avtal: ensamrätten förlängs bara när förseningen inte är byggherrens egen`,
    of: ['extend-exclusivity'],
    breaks: (_, { input }) => input['cause'] === 'developer' && !hasDecision(input),
  },
  {
    rule: 'one-extension-of-a-year',
    source: `${ROUTINE}, avtal: en förlängning, högst tolv månader; längre bara genom ett nytt beslut`,
    of: ['extend-exclusivity'],
    breaks: ({ data }, { input }) =>
      input['months'] !== undefined &&
      !hasDecision(input) &&
      (Number(input['months'] ?? 0) > LONGEST_EXTENSION_MONTHS || Number(data['extensions'] ?? 0) >= 1),
  },
  {
    rule: 'nothing-to-extend',
    source: `${ROUTINE}, avtal: det som förlängs har börjat`,
    of: ['extend-exclusivity'],
    breaks: ({ data }) => typeof data['exclusiveUntil'] !== 'string',
  },
  {
    rule: 'ground-is-sold',
    source: `${ROUTINE}: kommunen kan återkalla och byggherren avstå tills marken har överlåtits; sedan är ägaren bunden`,
    // A permit that has lapsed is applied for anew, in a stage where the ground was once the municipality's.
    of: ['developer-withdrew', 'withdraw-allocation', 'extend-exclusivity'],
    breaks: ({ data }) => isSold(data),
  },
  {
    rule: 'agreed-days-in-order',
    source: `${ROUTINE}, avtal: lov, byggstart, slutbesked och inflyttning följer i den ordningen`,
    of: ['sign-agreement'],
    breaks: (_, { input }) =>
      isBefore(input, 'startBy', input['permitBy']) ||
      isBefore(input, 'completeBy', input['startBy']) ||
      isBefore(input, 'moveInBy', input['startBy']),
  },
  {
    rule: 'two-weeks-of-review',
    source: 'Plan- och bygglagen 5 kap. 22 §: granskningstiden är minst två veckor',
    of: ['plan-review'],
    breaks: (_, { input }) => {
      const from = dateIn(input, 'reviewFrom');
      return from !== null && isBefore(input, 'reviewTo', addDays(from, REVIEW_DAYS));
    },
  },
  {
    rule: 'once-ten-weeks-more',
    source: 'Plan- och bygglagen 9 kap. 27 §: tiden förlängs en gång, med högst tio veckor',
    of: ['permit-decision'],
    breaks: (_, { input, task }) => input['verdict'] === 'more_time' && task?.about['extended'] === true,
  },
  {
    rule: 'not-before-it-was-agreed',
    source: `${ROUTINE}, överlåtelse: köpet följer avtalet`,
    of: ['sign-transfer'],
    breaks: ({ data }, { input }) => isBefore(input, 'signedOn', data['signedOn']),
  },
  {
    rule: 'built-after-the-start',
    source: 'Plan- och bygglagen 10 kap. 34 §: slutbesked ges när bygget är klart',
    of: ['construction-completed'],
    breaks: ({ data }, { input }) => isBefore(input, 'finalDecisionOn', data['startedOn']),
  },
];

/** A decision of the council, by its number in the diary. */
function hasDecision({ decisionDnr }: CodedRecord): boolean {
  return typeof decisionDnr === 'string' && decisionDnr !== '';
}
