import { z } from 'zod';
import { choice, choices, count, date, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { LETTER_WAY } from '../../office/codes';
import { DISTRICT } from '../../districts';
import { PROPOSAL, SUPPORT_LEVEL } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

/** A ticked notice of delay (förvaltningslagen 11 §). */
const delayNotice = z.object({
  sent: mustTick('Den sökande har fått veta varför det dröjer', 'Bekräfta att underrättelsen är lämnad'),
  way: choice('Sätt', { letter: 'Brev', phone: 'Telefon', email: 'E-post, neutralt' }, { example: 'letter' }),
});

export const investigationForms = {
  investigate: z.object({
    needEstablished: yesNo('Finns ett behov av bostad som inte kan tillgodoses på annat sätt?', { example: 'yes' }),
    rooms: count('Antal rum', { min: 1, max: 8, suffix: 'rum, utöver kök', example: '3' }),
    maxRent: count('Högsta hyra', { max: 30_000, suffix: 'kr/månad', example: '8500' }),
    accessibility: choice(
      'Tillgänglighet',
      { none: 'Inga särskilda krav', lift: 'Hiss', wheelchair: 'Rullstol' },
      { example: 'none' },
    ),
    noGo: choices('Stadsdelar där hushållet inte kan bo', DISTRICT, {
      hint: 'Av säkerhetsskäl. Skälet skrivs inte här.',
    }),
    startDate: date('Behöver bostad från'),
    supportLevel: choice('Stödnivå', SUPPORT_LEVEL, { hint: 'Ingen diagnos.', example: '1' }),
    ownEfforts: choice(
      'Egna ansträngningar',
      { enough: 'Tillräckliga', not_enough: 'Otillräckliga' },
      { example: 'enough' },
    ),
    economy: choice(
      'Ekonomi',
      { can_pay: 'Kan betala hyra', cannot_pay: 'Kan inte betala hyra', needs_support: 'Behöver stöd för att betala' },
      { example: 'can_pay' },
    ),
    debts: choice('Skulder', { none: 'Inga', rent: 'Hyresskuld', other: 'Andra skulder' }, { example: 'none' }),
    childrenHeard: choice(
      'Har barnen fått komma till tals?',
      { yes: 'Ja', no: 'Nej', no_children: 'Det finns inga barn' },
      { example: 'yes' },
    ),
    childrenBest: text('Barnets bästa', {
      hint: 'Varje barn för sig. Finns inga barn: skriv det.',
      example: 'Barnen går i skola i området och behöver bo kvar på rimligt avstånd.',
    }),
    proposal: choice('Förslag till beslut', PROPOSAL, { example: 'approve' }),
    reasons: text('Skäl för förslaget', { example: 'Hushållet saknar bostad och har sökt på egen hand i ett år.' }),
  }),
  'delay-notice-3m': delayNotice,
  'delay-notice-5m': delayNotice,
  'decide-on-request': z.object({
    outcome: choice(
      'Svar på begäran om avgörande',
      { decided: 'Ärendet avgörs nu', refused_appealably: 'Begäran avslås, med överklagandehänvisning' },
      { example: 'decided' },
    ),
  }),
  'send-hearing': requiredWhen(
    z.object({
      replyDays: count('Svarstid', { min: 7, max: 14, suffix: 'dagar', example: '14' }),
      way: choice(
        'Sätt',
        { letter: LETTER_WAY.letter, handed_over: LETTER_WAY.handed_over, phone: LETTER_WAY.phone },
        { example: 'letter' },
      ),
      skip: choice('Avstår ni från kommunicering?', { no: 'Nej', yes: 'Ja, med skäl' }, { example: 'no' }),
      skipReason: text('Skäl att avstå').optional(),
    }),
    'skip',
    ['yes'],
    'skipReason',
    'Skriv skälet att avstå från kommunicering (förvaltningslagen 25 §)',
  ),
  'record-hearing-reply': z.object({
    replied: choice(
      'Har personen svarat?',
      { yes: 'Ja, skriftligt', oral: 'Ja, muntligt', no: 'Nej' },
      { example: 'oral' },
    ),
    changes: choice(
      'Ändrar svaret förslaget?',
      { none: 'Nej', proposal_changed: 'Ja, förslaget ändras' },
      { example: 'none' },
    ),
    proposal: choice('Förslag till beslut', PROPOSAL, { example: 'refuse' }),
    summary: text('Vad personen sade', { example: 'Håller inte med om att egna ansträngningar saknas.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
