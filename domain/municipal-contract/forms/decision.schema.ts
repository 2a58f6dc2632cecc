import { z } from 'zod';
import { choice, date, type Form, text, yesNo } from '../../forms/fields.schema';
import { SERVICE_WAY } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

/** How and when a decision with its appeal notice left the house. */
const dispatch = z.object({
  way: choice('Sätt', SERVICE_WAY, { hint: 'Överklagandehänvisningen går med.', example: 'signed_letter' }),
  sentOn: date('Sänt eller överlämnat'),
});

const VERDICTS = ['approve', 'partly', 'refuse'];

const signDecision = [
  { codes: ['send_back'], field: 'missing', message: 'Skriv vad som saknas' },
  { codes: VERDICTS, field: 'reasons', message: 'Skriv skälen för beslutet' },
  { codes: VERDICTS, field: 'nextStep', message: 'Skriv vad som händer nu, också vid avslag' },
].reduce<Form>(
  (form, { codes, field, message }) => requiredWhen(form, 'verdict', codes, field, message),
  z.object({
    verdict: choice(
      'Beslut',
      {
        approve: 'Bifall',
        partly: 'Delvis bifall',
        refuse: 'Avslag',
        send_back: 'Återsänd: något saknas',
        conflict_of_interest: 'Jäv: någon annan måste besluta',
      },
      { example: 'approve' },
    ),
    missing: text('Vad saknas?').optional(),
    reasons: text('Skäl för beslutet', { example: 'Hushållet har rätt till bistånd till boende.' }).optional(),
    nextStep: text('Vad händer nu?', {
      hint: 'Namnges också vid avslag.',
      example: 'Lokalförsörjning söker en bostad åt hushållet.',
    }).optional(),
  }),
);

export const decisionForms = {
  'sign-decision': signDecision,
  'dispatch-decision': dispatch,
  'no-contact-appeal-notice': dispatch,
  'record-receipt': requiredWhen(
    requiredWhen(
      z.object({
        received: yesNo('Har personen fått del av beslutet?', { example: 'yes' }),
        receivedOn: date('Fick del av beslutet').optional(),
        // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
        then: choice('Om inte: vad gör ni?', {
          again: 'Försöker på ett annat sätt',
          head_decides: 'Chefen avgör',
        }).optional(),
      }),
      'received',
      ['yes'],
      'receivedOn',
      'Skriv vilken dag personen fick del av beslutet',
    ),
    'received',
    ['no'],
    'then',
    'Välj vad ni gör i stället',
  ),
  'head-decides-receipt': z.object({ receivedOn: date('Personen anses ha fått del av beslutet') }),
} satisfies Readonly<Record<string, Form>>;
