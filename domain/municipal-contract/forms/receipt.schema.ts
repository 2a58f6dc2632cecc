import { z } from 'zod';
import { choice, count, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { caseReference } from '../../forms/case-reference.schema';
import { PROTECTED_IDENTITY, SITUATION, SUPPORT_LEVEL, URGENCY } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

/** Receipt, and what can be asked for from the first hour. */
export const receiptForms = {
  'first-contact': requiredWhen(
    z.object({
      reached: yesNo('Fick du kontakt med den sökande?', { example: 'yes' }),
      next: choice(
        'Vad händer nu?',
        {
          investigate: 'Utred behovet',
          'other-municipality': 'En annan kommun är ansvarig',
          'continue-trying': 'Fortsätt söka personen',
        },
        { example: 'investigate' },
      ),
      urgency: choice('Hur bråttom är det?', URGENCY, { example: 'normal' }),
      situation: choice('Hemlöshetssituation', SITUATION, { example: 's4_eget_kortsiktigt' }),
      supportLevel: choice('Stödnivå', SUPPORT_LEVEL, { hint: 'Ingen diagnos.', example: '1' }),
      acuteNeed: yesNo('Behövs tak över huvudet i natt?', { example: 'no' }),
      childrenAffected: yesNo('Berörs barn?', { example: 'yes' }),
      protectedIdentity: choice('Skyddade personuppgifter', PROTECTED_IDENTITY, { example: 'none' }),
      duplicate: choice(
        'Finns personen redan i ett annat ärende?',
        { none: 'Nej', same_person_other_need: 'Ja, men behovet är ett annat', same: 'Ja, det är samma ärende' },
        { example: 'none' },
      ),
      otherCase: caseReference('Det andra ärendets nummer').optional(),
      summary: text('Vad sades?', {
        example: 'Bor hos bekant till månadsskiftet. Vill ha hjälp att hitta eget boende.',
      }),
    }),
    'duplicate',
    ['same', 'same_person_other_need'],
    'otherCase',
    'Skriv det andra ärendets nummer',
  ),
  'acute-shelter': requiredWhen(
    z.object({
      decision: choice('Beslut', { granted: 'Beviljat', refused: 'Avslag' }, { example: 'granted' }),
      nights: count('Antal nätter', {
        min: 1,
        max: 7,
        suffix: 'nätter',
        hint: 'Högst sju, sedan nytt beslut.',
        example: '3',
      }).optional(),
      reason: text('Skäl', { example: 'Saknar sovplats i natt, inget eget nätverk som kan ta emot.' }),
    }),
    'decision',
    ['granted'],
    'nights',
    'Skriv antal nätter',
  ),
  'second-case': z.object({
    done: mustTick(
      'Den som flyttar isär har ett eget ärende med en ansvarig',
      'Bekräfta att det andra ärendet har en ansvarig',
    ),
    caseRef: text('Det andra ärendets nummer', { max: 40, example: 'ST-7F3K' }),
  }),
} satisfies Readonly<Record<string, Form>>;
