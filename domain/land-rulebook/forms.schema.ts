import { z } from 'zod';
import { diaryNumber } from '../diary-number.schema';
import { choice, count, date, type Form, mustTick, text, yesNo } from '../forms/fields.schema';
import { requiredWhen } from '../forms/required-when.schema';
import { CONDITION_TYPE, MEASURE, VERIFICATION, VERIFIER } from '../land-allocation/codes';
import { officeForms } from '../office/forms.schema';

export const landRulebookForms: Readonly<Record<string, Form>> = {
  ...officeForms,
  'open-rulebook': z.object({
    dnr: diaryNumber('Diarienummer', { example: 'KS 77/2037' }),
    mandate: text('Uppdraget', { example: 'Ta fram ett regelverk för bostadssociala krav vid markanvisning.' }),
  }),
  'set-type': z.object({
    type: choice('Villkor', CONDITION_TYPE, { example: 'lease_to_municipality' }),
    measure: choice('Mätt i', MEASURE, { example: 'flats' }),
    verification: choice('Underlag för kontroll', VERIFICATION, { example: 'lease_list' }),
    verifier: choice('Vem kontrollerar', VERIFIER, { example: 'lfa-forvaltning' }),
    termYears: count('Vanlig tid', { min: 1, max: 60, suffix: 'år', example: '12' }),
    maxTermYears: count('Längsta tid', { min: 1, max: 60, suffix: 'år', example: '15' }),
    penaltySek: count('Vite', { min: 0, max: 50_000_000, suffix: 'kr för varje brott', example: '250000' }),
    survivesTransfer: yesNo('Följer villkoret med till en ny ägare?', { example: 'yes' }),
    maxShare: count('Högsta andel', { min: 1, max: 100, suffix: 'procent av bostäderna', example: '20' }),
    limit: text('Rättslig gräns', { example: 'Inga egna tekniska krav (PBL 8 kap. 4 a §); marknadsmässigt pris.' }),
  }),
  'drop-type': z.object({ type: choice('Villkor', CONDITION_TYPE, { example: 'first_refusal' }) }),
  'draft-rulebook': z.object({
    noTechnicalDemands: mustTick(
      'Inget villkor är ett eget tekniskt krav, och alla är proportionerliga',
      'Bekräfta att villkoren är prövade',
    ),
    summary: text('Vad är nytt?', { example: 'Tiden för uthyrning till kommunen är tolv år i stället för tio.' }),
  }),
  'weigh-answers': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice('Vad gör ni?', { decide: 'Till beslut', redraft: 'Skriver om utkastet' }, { example: 'decide' }),
    reasons: text('Hur är yttrandena beaktade?', { example: 'Kontrollen av hyror görs av bostadsbolaget.' }),
  }),
  'decide-rulebook': requiredWhen(
    z.object({
      verdict: choice('Beslut', { decided: 'Regelverket antas', remand: 'Återremiss' }, { example: 'decided' }),
      decidedOn: date('Sammanträde'),
      decisionDnr: diaryNumber('Diarienummer', { example: 'KS 77/2037' }),
      validFrom: date('Gäller från').optional(),
    }),
    'verdict',
    ['decided'],
    'validFrom',
    'Skriv från vilken dag regelverket gäller',
  ),
  'revise-rulebook': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Ändras regelverket?',
      { keep: 'Nej, det gäller ett år till', revise: 'Ja, nytt utkast', end: 'Det upphör' },
      { example: 'keep' },
    ),
    reasons: text('Skäl', { example: 'Årets uppföljning visar att villkoren följs.' }),
  }),
  'close-check': z.object({
    nobodyWaits: mustTick('Ingen pågående anvisning följer regelverket', 'Bekräfta att inget följer regelverket'),
    summary: text('Sammanfattning', { example: 'Ersatt av ett gemensamt regelverk.' }),
  }),
};
