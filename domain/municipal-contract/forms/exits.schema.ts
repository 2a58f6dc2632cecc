import { z } from 'zod';
import { choice, date, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { WITHDRAWN_WAY } from '../codes';

/** Away, withdrawn, out of reach. */
export const exitForms = {
  'away-check': z.object({
    back: choice('Är personen tillbaka?', { yes: 'Ja', not_yet: 'Inte ännu' }, { example: 'not_yet' }),
    expected: date('Väntas tillbaka').optional(),
    keepHome: choice(
      'Den reserverade bostaden',
      { keep: 'Behåll reservationen', release: 'Släpp reservationen' },
      { example: 'keep' },
    ),
  }),
  'verify-withdrawal': z
    .object({
      firstWay: choice('Första bekräftelsen', WITHDRAWN_WAY, { example: 'phone' }),
      secondWay: choice('Andra bekräftelsen', WITHDRAWN_WAY, {
        hint: 'På ett annat sätt än den första.',
        example: 'letter',
      }),
      confirmed: yesNo('Har personen bekräftat att ansökan tas tillbaka?', { example: 'yes' }),
      decisionSent: mustTick(
        'Skriftligt besked om avskrivning är sänt',
        'Bekräfta att det skriftliga beskedet är sänt',
      ),
    })
    .superRefine(({ firstWay, secondWay }, context) => {
      if (firstWay === secondWay)
        context.addIssue({ code: 'custom', path: ['secondWay'], message: 'Välj två olika sätt' });
    }),
  'no-contact-decision': z.object({
    confirmed: yesNo('Bekräftar du att tre försök på tre sätt är gjorda?', { example: 'yes' }),
    reasons: text('Skäl', { example: 'Telefon, brev och besök utan svar.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
