import { z } from 'zod';
import { choice, count, date, type Form, text } from '../../forms/fields.schema';
import { BREACH, HOUSEHOLD_CHANGE, WITHDRAWN_WAY } from '../codes';

/** What happens in lives, in nearly any stage. */
export const happeningForms = {
  'household-changed': z.object({
    what: choice('Vad har hänt?', HOUSEHOLD_CHANGE, { example: 'birth' }),
    on: date('När?'),
    adults: count('Antal vuxna nu', { max: 9, example: '2' }),
    children: count('Antal barn nu', { max: 15, hint: 'Hela eller halva tiden, inte besök.', example: '1' }),
    lastAdult: choice(
      'Är ingen vuxen kvar?',
      { no: 'Någon vuxen är kvar', yes: 'Ingen vuxen är kvar' },
      { example: 'no' },
    ),
  }),
  'appeal-received': z.object({
    receivedOn: date('Överklagandet kom in'),
    party: count('Vilken vuxen?', { max: 9, hint: '0 är den sökande, 1 nästa vuxen i hushållet.', example: '0' }),
  }),
  'went-away': z.object({
    where: choice(
      'Var är personen?',
      { prison: 'Anstalt', hospital: 'Sjukhus', other: 'Annat' },
      { example: 'hospital' },
    ),
    expected: date('Väntas tillbaka').optional(),
  }),
  withdrawn: z.object({ way: choice('Hur sade personen det?', WITHDRAWN_WAY, { example: 'phone' }) }),
  'no-contact': z.object({
    why: text('Vilka försök är gjorda?', { example: 'Ringt, skrivit och besökt utan att nå personen.' }),
  }),
  'request-ruling': z.object({ requestedOn: date('Begäran om avgörande kom in') }),
  'report-breach': z.object({ kind: choice('Vad gäller det?', BREACH, { example: 'rent' }) }),
  'moved-municipality': z.object({ acceptedOn: date('Den andra kommunen tog över skriftligen') }),
} satisfies Readonly<Record<string, Form>>;
