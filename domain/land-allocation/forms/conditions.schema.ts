import { z } from 'zod';
import { choice, count, type Form, mustTick, picked, text, yesNo } from '../../forms/fields.schema';
import { CONDITION_TYPE, MEASURE, VERIFICATION, VERIFIER } from '../codes';
import { conditionCode } from './condition-code.schema';

export const conditionsForms = {
  'set-condition': z.object({
    rulebook: picked('Regelverk', 'rulebook', { hint: 'Den version som gäller i dag.' }),
    type: choice('Villkor', CONDITION_TYPE, { example: 'lease_to_municipality' }),
    measure: choice('Mätt i', MEASURE, { example: 'flats' }),
    amount: count('Antal lägenheter, eller procent av bostäderna', { min: 1, max: 2000, example: '8' }),
    termYears: count('Hur länge', { min: 1, max: 60, suffix: 'år från första inflyttning', example: '12' }),
    // Not demanded here but by a rule: whoever leaves it out is told which sentence demands it.
    verification: choice('Underlag för kontroll', VERIFICATION, { example: 'lease_list' }).optional(),
    verifier: choice('Vem kontrollerar', VERIFIER, { example: 'lfa-forvaltning' }).optional(),
    penaltySek: count('Vite', { min: 0, max: 50_000_000, suffix: 'kr för varje brott', example: '250000' }),
    survivesTransfer: yesNo('Följer villkoret med till en ny ägare?', { example: 'yes' }),
    need: picked('Vilket behov svarar det mot?', 'need').optional(),
    wording: text('Villkoret med ord', { example: 'Åtta lägenheter hyrs ut till kommunen för andrahandsuthyrning.' }),
  }),
  'drop-condition': z.object({
    condition: conditionCode(),
    why: text('Varför?', { example: 'Samma lägenheter täcks av ett annat villkor.' }),
  }),
  'set-conditions': z.object({
    proportionate: mustTick(
      'Villkoren är prövade: proportionerliga och utan egna tekniska krav',
      'Bekräfta prövningen',
    ),
    reasons: text('Hur är yttrandena beaktade?', { example: 'Antalet är satt efter Lokalförsörjningens yttrande.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
