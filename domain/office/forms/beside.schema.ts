import { z } from 'zod';
import { caseReference } from '../../forms/case-reference.schema';
import { choice, choices, date, mustTick, picked, pickedMany, text, type Form } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { LINK, OUTSIDE, PAUSE_REASON } from '../codes';

/** Asked of others beside the holder, own tasks, and a case that rests or lives again. */
export const besideForms = {
  'word-refused': z.object({
    settled: mustTick('Den som håller det andra ärendet vet', 'Bekräfta att den andra vet'),
  }),
  consult: z.object({
    units: pickedMany('Vilka enheter frågas?', 'units', 'Välj vem som frågas', { least: 0 }),
    parties: choices('Utomstående som frågas', OUTSIDE),
    until: date('Svar senast'),
    question: text('Fråga', { example: 'Kan ni ge stöd från inflyttningen?' }),
  }),
  consultation: z.object({
    view: choice(
      'Vad är er bedömning?',
      {
        agrees: 'Tillstyrker',
        agrees_with_changes: 'Tillstyrker med ändringar',
        objects: 'Har invändningar',
        not_ours: 'Berör inte oss',
        answered: 'Svar i text',
      },
      { example: 'answered' },
    ),
    why: text('Svar', { example: 'Vi kan ta emot från den första, om stödet finns kvar.' }),
    answeredBy: text('Vem svarade, om det var någon utanför kommunen?', { max: 120 }).optional(),
  }),
  'go-on-without': z.object({
    why: text('Varför går ni vidare utan svar?', { example: 'Personen kan inte vänta på svaret.' }),
  }),
  'add-task': z.object({
    unit: picked('Vem gör det?', 'unit', { hint: 'Tomt: er egen enhet.' }).optional(),
    until: date('Senast'),
    what: text('Vad ska göras?', { example: 'Följ med till banken.' }),
  }),
  'ad-hoc': z.object({ what: text('Vad är gjort?', { example: 'Ringt och bokat tid.' }) }),
  'remind-me': z.object({
    until: date('När?'),
    what: text('Vad vill du bli påmind om?', { example: 'Ring och hör hur flytten gick.' }),
  }),
  reminder: z.object({ seen: mustTick('Jag har sett påminnelsen', 'Bekräfta att du har sett den') }),
  link: z.object({
    otherCase: caseReference('Det andra ärendets nummer'),
    how: choice('Hur hör de ihop?', LINK, { example: 'same_household' }),
  }),
  pause: z.object({
    until: date('Ärendet tas upp igen', { hint: 'Högst 90 dagar. Lagens tider går vidare under pausen.' }),
    reason: choice('Skäl', PAUSE_REASON, { example: 'waits_for_person' }),
    why: text('Förklara', { example: 'Hushållet är hos släkt till den första.' }),
  }),
  'pause-return': requiredWhen(
    z.object({
      back: choice(
        'Hur går ärendet vidare?',
        { resume: 'Pausen är slut', renew: 'Ny paus (kontakt ska vara antecknad)' },
        { example: 'resume' },
      ),
      until: date('Ny dag för återkomst').optional(),
      reason: choice('Skäl', PAUSE_REASON).optional(),
    }),
    'back',
    ['renew'],
    'until',
    'Skriv vilken dag ärendet tas upp igen',
  ),
  reopen: z.object({
    because: choice(
      'Varför öppnas ärendet igen?',
      { contact: 'Personen har hört av sig', court: 'En domstol har beslutat' },
      { example: 'contact' },
    ),
    why: text('Förklara', { example: 'Hushållet ringde: bostaden är uppsagd.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
