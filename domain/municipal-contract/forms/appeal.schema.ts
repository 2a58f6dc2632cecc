import { z } from 'zod';
import { choice, date, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';

export const appealForms = {
  'appeal-in-time': z.object({
    inTime: yesNo('Kom överklagandet in i rätt tid?', {
      hint: 'Tre veckor från det att personen fick del av beslutet.',
      example: 'yes',
    }),
  }),
  'legal-opinion': z.object({
    opinion: choice('Juristens bedömning', { agrees: 'Instämmer', disagrees: 'Instämmer inte' }, { example: 'agrees' }),
  }),
  reconsider: z.object({
    outcome: choice(
      'Omprövning',
      { unchanged: 'Beslutet står fast', changed: 'Beslutet ändras', partly_changed: 'Beslutet ändras delvis' },
      { example: 'unchanged' },
    ),
    reasons: text('Skäl', { example: 'Inget nytt har kommit fram.' }),
  }),
  'forward-appeal': z.object({ sentOn: date('Sänt till förvaltningsrätten') }),
  'court-answer': requiredWhen(
    z.object({
      answer: choice(
        'Domstolens besked',
        {
          none_yet: 'Inget besked ännu',
          upheld: 'Beslutet står fast',
          changed: 'Domstolen ändrar beslutet',
          remitted: 'Domstolen återförvisar ärendet',
        },
        { example: 'none_yet' },
      ),
      on: date('Domstolens dag').optional(),
    }),
    'answer',
    ['upheld', 'changed', 'remitted'],
    'on',
    'Skriv vilken dag domstolen avgjorde målet',
  ),
  'confirm-final': z.object({
    noAppeal: mustTick('Inget överklagande har kommit in i tid', 'Kryssa i när du har kontrollerat det'),
  }),
  'reject-late-appeal': z.object({ sentOn: date('Avvisningsbeslutet sänt, med egen överklagandehänvisning') }),
} satisfies Readonly<Record<string, Form>>;
