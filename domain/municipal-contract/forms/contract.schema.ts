import { z } from 'zod';
import { choice, date, type Form, mustTick, yesNo } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';

export const contractForms = {
  'sign-sublease': requiredWhen(
    z.object({
      signedBy: choice(
        'Vem har skrivit under?',
        { all_adults: 'Alla vuxna', not_all: 'Inte alla vuxna' },
        { example: 'all_adults' },
      ),
      signedOn: date('Undertecknat'),
      fixedTerm: yesNo('Är avtalet tidsbestämt?', { example: 'no' }),
      termEnds: date('Avtalet upphör').optional(),
    }),
    'fixedTerm',
    ['yes'],
    'termEnds',
    'Skriv vilken dag avtalet upphör',
  ),
  waiver: requiredWhen(
    z.object({
      state: choice(
        'Avstående från besittningsskydd',
        {
          sent: 'Undertecknat och sänt till hyresnämnden',
          approved: 'Godkänt av hyresnämnden',
          refused: 'Avslaget av hyresnämnden',
          exempt: 'Behövs inte, med skäl',
        },
        { hint: 'En egen handling, undertecknad av varje vuxen.', example: 'sent' },
      ),
      reason: choice('Varför behövs det inte?', {
        shorter_than_two_years: 'Uthyrningen upphör inom två år',
        preapproved_clause: 'Avtalet faller under ett undantag från godkännande',
        transfer_planned: 'Hushållet tar över kontraktet',
        not_wanted: 'Kommunen avstår från förbehållet',
      }).optional(),
    }),
    'state',
    ['exempt'],
    'reason',
    'Välj varför avståendet inte behövs',
  ),
  'waiver-answer': z.object({
    answer: choice(
      'Hyresnämndens besked',
      { approved: 'Godkänt', refused: 'Avslag', none_yet: 'Inget besked ännu' },
      { example: 'approved' },
    ),
  }),
  'move-in': z.object({
    movedInOn: date('Flyttade in'),
    inspected: mustTick('Bostaden är besiktigad tillsammans med hushållet', 'Bekräfta att bostaden är besiktigad'),
    keysHandedOver: mustTick('Nycklarna är lämnade', 'Bekräfta att nycklarna är lämnade'),
  }),
} satisfies Readonly<Record<string, Form>>;
