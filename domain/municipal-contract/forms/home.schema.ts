import { z } from 'zod';
import { choice, date, type Form, mustTick, picked, text, yesNo } from '../../forms/fields.schema';
import { LANDLORD_ANSWER, VIEWING_REASON } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

/** Matching and viewing. */
export const homeForms = {
  'find-home': requiredWhen(
    requiredWhen(
      z.object({
        found: yesNo('Finns en bostad som passar?', { example: 'yes' }),
        home: picked('Bostad', 'home').optional(),
        noHomeReason: choice('Om inte: varför?', {
          none_vacant: 'Ingen ledig bostad',
          too_small: 'För små för hushållet',
          too_expensive: 'Över högsta hyran',
          no_access: 'Inte tillgängliga',
          landlords_refuse: 'Hyresvärdarna säger nej',
        }).optional(),
      }),
      'found',
      ['yes'],
      'home',
      'Välj bostad',
    ),
    'found',
    ['no'],
    'noHomeReason',
    'Välj varför ingen bostad passar',
  ),
  'ivo-report': z.object({
    reported: mustTick('Rapporterat till IVO', 'Bekräfta att rapporten är lämnad'),
    reportedOn: date('Rapporterat'),
    cause: choice(
      'Orsak',
      {
        shortage: 'Brist på bostäder',
        person_said_no: 'Personen har tackat nej',
        interrupted: 'Verkställigheten är avbruten',
        executed: 'Verkställt',
      },
      { example: 'shortage' },
    ),
  }),
  'arrange-viewing': z.object({ viewingOn: date('Visning') }),
  'reach-person': requiredWhen(
    z.object({
      answer: choice(
        'Svar om bostaden',
        {
          yes: 'Ja',
          no: 'Nej',
          no_answer: 'Inget svar',
          landlord_withdrew: 'Hyresvärden drog tillbaka bostaden',
          landlord_refused: 'Hyresvärden sade nej',
        },
        { hint: 'Tystnad är inget ja.', example: 'yes' },
      ),
      reason: choice('Varför nej?', VIEWING_REASON).optional(),
    }),
    'answer',
    ['no'],
    'reason',
    'Välj varför personen säger nej',
  ),
  'judge-refusal': z.object({
    reasonable: yesNo('Var bostaden skälig att tacka ja till?', {
      hint: 'Socialtjänsten bedömer, aldrig Lokalförsörjning.',
      example: 'yes',
    }),
    reasons: text('Skäl', { example: 'Bostaden motsvarar profilen och ligger nära barnens skola.' }),
  }),
  'review-decision': z.object({
    outcome: choice(
      'Omprövning av beslutet',
      { stands: 'Beslutet står fast', ended: 'Insatsen upphör', changed: 'Beslutet ändras' },
      { example: 'stands' },
    ),
    reasons: text('Skäl', { example: 'Behovet kvarstår.' }),
  }),
  'landlord-answer': z.object({
    answer: choice('Hyresvärdens svar', LANDLORD_ANSWER, { hint: 'Tystnad är inget ja.', example: 'accepted' }),
    answeredBy: choice(
      'Hur kom svaret?',
      { phone: 'Telefon', email: 'E-post', meeting: 'Möte', letter: 'Brev' },
      { example: 'email' },
    ),
  }),
  'collect-consent': z.object({
    consent: choice(
      'Samtycke att lämna namn och personnummer till hyresvärden',
      { given: 'Alla vuxna samtycker', refused: 'Någon vuxen samtycker inte' },
      { example: 'given' },
    ),
  }),
} satisfies Readonly<Record<string, Form>>;
