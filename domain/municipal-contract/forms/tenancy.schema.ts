import { z } from 'zod';
import { choice, count, date, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { SUPPORT_LEVEL } from '../codes';
import { requiredWhen } from '../../forms/required-when.schema';

/** From the key to the first-hand lease, without breach and transfer. */
export const tenancyForms = {
  'follow-up': z.object({
    held: yesNo('Blev uppföljningen av?', { example: 'yes' }),
    goesWell: choice('Hur går det?', { yes: 'Bra', concerns: 'Det finns bekymmer' }, { example: 'yes' }),
    rentPaid: choice('Är hyran betald?', { yes: 'Ja', no: 'Nej', unknown: 'Vet inte' }, { example: 'yes' }),
    supportLevel: choice('Stödnivå', SUPPORT_LEVEL, { hint: 'Ingen diagnos.', example: '1' }),
    summary: text('Vad sades?', { example: 'Hushållet trivs. Nästa besök är bokat.' }),
  }),
  'contact-due': z.object({
    reached: yesNo('Nådde du personen?', { example: 'yes' }),
    way: choice(
      'Sätt',
      { phone: 'Telefon', visit: 'Besök i hemmet', letter: 'Brev', meeting: 'Möte' },
      { example: 'visit' },
    ),
  }),
  'rent-check': z.object({
    rentPaid: choice('Är hyran betald?', { yes: 'Ja', late: 'Ja, men sent', unpaid: 'Nej' }, { example: 'yes' }),
    disturbance: choice('Störningar', { none: 'Inga', minor: 'Mindre', serious: 'Allvarliga' }, { example: 'none' }),
  }),
  'tenure-warning': z.object({
    plan: choice(
      'Besittningsskydd närmar sig: vad gör ni?',
      { transfer: 'Hushållet tar över kontraktet', waiver: 'Nytt avstående', terminate: 'Avtalet sägs upp' },
      { example: 'transfer' },
    ),
    planOn: date('När ska det vara gjort?'),
  }),
  'fixed-term-decision': z.object({
    plan: choice(
      'Avtalet löper ut: vad gör ni?',
      { extend: 'Förläng', transfer: 'Hushållet tar över kontraktet', end: 'Avsluta, med plan för hushållet' },
      { example: 'extend' },
    ),
    planOn: date('När ska det vara gjort?'),
  }),
  'plan-follow-up': requiredWhen(
    z.object({
      carriedOut: choice('Är planen genomförd?', { yes: 'Ja', not_yet: 'Inte ännu' }, { example: 'yes' }),
      nextOn: date('Om inte: när ska det vara gjort?').optional(),
      termEnds: date('Nytt slutdatum, om avtalet är förlängt på bestämd tid').optional(),
      summary: text('Vad är gjort?', { example: 'Hyresvärden och hushållet är överens, papperen är på väg.' }),
    }),
    'carriedOut',
    ['not_yet'],
    'nextOn',
    'Skriv när det ska vara gjort',
  ),
  'after-check': z.object({
    stillHoused: yesNo('Bor hushållet kvar?', { example: 'yes' }),
    needsHelp: yesNo('Behövs ny hjälp?', { example: 'no' }),
    summary: text('Vad sades?', { example: 'Allt fungerar, inget stöd behövs.' }),
  }),
  'household-review': z.object({
    outcome: choice(
      'Påverkas beslutet av att hushållet har ändrats?',
      { stands: 'Nej, beslutet står fast', changed: 'Ja, beslutet ändras' },
      { example: 'stands' },
    ),
    rooms: count('Antal rum', { min: 1, max: 8, suffix: 'rum, utöver kök', example: '3' }),
    reasons: text('Skäl', { example: 'Bostaden räcker även för det nya hushållet.' }),
  }),
  'sign-changed-decision': z.object({
    verdict: choice('Beslut', { sign: 'Beslutet ändras', send_back: 'Återsänd: pröva igen' }, { example: 'sign' }),
    reasons: text('Skäl för beslutet', { example: 'Hushållet har fått ett barn till och behöver ett rum till.' }),
  }),
  'home-fits': z.object({
    fits: yesNo('Räcker bostaden för hushållet som det är nu?', { example: 'yes' }),
    reasons: text('Skäl', { example: 'Två sovrum räcker för fyra personer.' }),
  }),
  'landlord-told': z.object({
    toldOn: date('Hyresvärden fick veta'),
    way: choice('Sätt', { phone: 'Telefon', email: 'E-post', meeting: 'Möte', letter: 'Brev' }, { example: 'email' }),
  }),
  'flat-after-death': z.object({
    handled: mustTick('Bostaden är omhändertagen tillsammans med dödsboet', 'Bekräfta att bostaden är omhändertagen'),
  }),
} satisfies Readonly<Record<string, Form>>;
