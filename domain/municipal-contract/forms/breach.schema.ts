import { z } from 'zod';
import { choice, date, type Form, text, yesNo } from '../../forms/fields.schema';
import { BREACH } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

export const breachForms = {
  'give-warning': requiredWhen(
    z.object({
      kind: choice('Vad gäller det?', BREACH, { example: 'rent' }),
      skipWarning: choice(
        'Hoppar ni över varningen?',
        { no: 'Nej', yes: 'Ja, chefen prövar' },
        {
          hint: 'Bara vid våld eller brott.',
          example: 'no',
        },
      ),
      sentOn: date('Varningen sänd').optional(),
    }),
    'skipWarning',
    ['no'],
    'sentOn',
    'Skriv vilken dag varningen sändes',
  ),
  'head-allows-skip': z.object({
    allowed: yesNo('Får varningen hoppas över?', { example: 'no' }),
    reasons: text('Skäl', { example: 'Händelsen är inte så allvarlig att varningen kan utgå.' }),
  }),
  'breach-meeting': z.object({
    came: yesNo('Kom personen till mötet?', { example: 'yes' }),
    plan: choice(
      'Vad bestämdes?',
      { continue: 'Boendet fortsätter enligt plan', notice: 'Avtalet ska sägas upp' },
      { example: 'continue' },
    ),
    planText: text('Planen', { example: 'Hyran betalas via autogiro från nästa månad.' }),
  }),
  'breach-plan': z.object({
    kept: yesNo('Har planen hållits?', { example: 'yes' }),
    summary: text('Hur har det gått?', { example: 'Två hyror betalda i tid.' }),
  }),
  'before-notice': z.object({
    childrenCheck: choice(
      'Barnens situation',
      { done: 'Utredd, skyddsbedömning gjord', no_children: 'Det finns inga barn' },
      { example: 'done' },
    ),
    whereToSleep: text('Var ska var och en sova?', { example: 'Hushållet får plats på stödboende.' }),
    noticeOn: date('Uppsägningen sänds'),
  }),
} satisfies Readonly<Record<string, Form>>;
