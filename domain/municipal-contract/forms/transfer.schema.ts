import { z } from 'zod';
import { choice, date, type Form, text, yesNo } from '../../forms/fields.schema';
import { LANDLORD_ANSWER } from '../codes';

export const transferForms = {
  'transfer-review': z.object({
    rentOnTime: yesNo('Hyran betald i tid', { example: 'yes' }),
    noDisturbance: yesNo('Inga störningar', { example: 'yes' }),
    flatCared: yesNo('Bostaden väl skött', { example: 'yes' }),
    insurance: yesNo('Hemförsäkring finns', { example: 'yes' }),
    supportEnded: yesNo('Stödet är avslutat', { example: 'yes' }),
    verdict: choice(
      'Bedömning',
      { ready: 'Redo att ta över kontraktet', not_yet: 'Inte ännu, ny prövning', extend: 'Förläng sex månader' },
      { hint: 'Högst två förlängningar, sedan avgör verksamhetschefen.', example: 'ready' },
    ),
    reasons: text('Skäl', { example: 'Allt har fungerat under hela året.' }),
  }),
  'landlord-transfer': z.object({
    answer: choice('Hyresvärdens svar om övertagande', LANDLORD_ANSWER, {
      hint: 'Tystnad är inget ja.',
      example: 'accepted',
    }),
  }),
  'head-decides-transfer': z.object({
    decision: choice(
      'Avgörande',
      {
        transfer: 'Övertagande',
        other_solution: 'Annan utpekad lösning',
        new_decision: 'Nytt beslut om bistånd',
        extend: 'Förläng',
      },
      { example: 'transfer' },
    ),
    reasons: text('Skäl', { example: 'Förutsättningarna är uppfyllda.' }),
  }),
  'first-hand-lease': z.object({
    signedOn: date('Förstahandskontraktet undertecknat'),
    from: date('Gäller från'),
  }),
} satisfies Readonly<Record<string, Form>>;
