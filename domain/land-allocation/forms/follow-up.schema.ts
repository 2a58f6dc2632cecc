import { z } from 'zod';
import { diaryNumber } from '../../diary-number.schema';
import { choice, count, date, fields, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { CHECK, FLAT_REFUSAL, VERIFICATION } from '../codes';
import { conditionCode } from './condition-code.schema';
import { party } from './decision.schema';

/** From the first flat to the last condition's last year. */
export const followUpForms = {
  'offer-flat': z.object({
    condition: conditionCode('Vilket villkor gäller den?'),
    flat: z
      .string({ error: 'Skriv lägenhetens nummer' })
      .trim()
      .regex(/^\d{4,5}$/, { error: 'Skriv lägenhetsnumret, fyra eller fem siffror' })
      .register(fields, { label: 'Lägenhetsnummer', control: 'text', keep: 'code', width: 'short', example: '1101' }),
    rooms: count('Antal rum', { min: 1, max: 10, suffix: 'rum, utöver kök', example: '3' }),
    rent: count('Hyra', { min: 0, max: 50_000, suffix: 'kr/månad', example: '8500' }),
  }),
  'prepare-flats': z.object({
    prepared: mustTick('Hushåll, kontrakt och nycklar är planerade', 'Bekräfta att inflyttningen är planerad'),
    reasons: text('Hur?', { example: 'Matchningen börjar tre månader före inflyttning.' }),
  }),
  'answer-flat': requiredWhen(
    z.object({
      answer: choice('Tar ni emot lägenheten?', { accepted: 'Ja', refused: 'Nej' }, { example: 'accepted' }),
      reason: choice('Om inte: varför?', FLAT_REFUSAL).optional(),
      seen: text('Vad såg ni?', { example: 'Besiktigad, utan anmärkning.' }),
    }),
    'answer',
    ['refused'],
    'reason',
    'Välj varför lägenheten avvisas',
  ),
  'deliver-flats': z.object({
    done: choice(
      'Är leveransen över?',
      { yes: 'Ja' },
      { hint: 'Det som fattas blir ett brutet villkor.', example: 'yes' },
    ),
    firstMoveIn: date('Första inflyttning'),
    summary: text('Sammanfattning', { example: 'Åtta av åtta lägenheter lämnade.' }),
  }),
  'check-condition': z.object({
    outcome: choice('Hur står det till med villkoret?', CHECK, { example: 'on_track' }),
    evidence: choice('Underlag', VERIFICATION, { example: 'lease_list' }),
    seenOn: date('Underlaget är från'),
    where: text('Var finns underlaget?', { max: 200, example: 'Pärm 7, lägenhetslista 2041' }),
  }),
  'follow-up-round': z.object({
    summary: text('Vad visar årets uppföljning?', { example: 'Alla villkor följs.' }),
  }),
  'report-condition-breach': z.object({
    condition: conditionCode(),
    seenOn: date('Upptäckt'),
    what: text('Vad är brutet?', { example: 'Två lägenheter hyrs ut på annat sätt än avtalat.' }),
  }),
  'demand-correction': z.object({
    sentOn: date('Kravet sänt'),
    way: choice(
      'Sätt',
      { signed_letter: 'Brev med mottagningsbevis', server: 'Delgivning' },
      { example: 'signed_letter' },
    ),
    demand: text('Vad ska rättas?', { example: 'Två lägenheter ska lämnas inom trettio dagar.' }),
  }),
  'check-correction': z.object({
    corrected: yesNo('Är villkoret rättat?', { example: 'no' }),
    seen: text('Vad såg ni?', { example: 'Två lägenheter fattas fortfarande.' }),
  }),
  'demand-penalty': z.object({
    amountSek: count('Vite', { min: 1, max: 100_000_000, suffix: 'kr', example: '500000' }),
    demandedOn: date('Kravet sänt'),
    paid: yesNo('Är vitet betalt?', { example: 'yes' }),
  }),
  'check-after-penalty': z.object({
    corrected: yesNo('Är villkoret rättat?', { hint: 'Ett betalt vite rättar inget.', example: 'no' }),
    seen: text('Vad såg ni?', { example: 'Lägenheterna fattas fortfarande, vitet är betalt.' }),
  }),
  'decide-termination': z.object({
    decision: choice(
      'Beslut',
      { new_demand: 'Nytt krav på rättelse', terminate: 'Avtalet hävs' },
      { example: 'new_demand' },
    ),
    decisionDnr: diaryNumber('Diarienummer', { example: 'KS 12/2041' }),
    reasons: text('Skäl', { example: 'Byggherren har visat en plan för de två som fattas.' }),
  }),
  'owner-changed': z.object({
    on: date('Tillträde'),
    name: party.name,
    orgNumber: party.orgNumber,
    soleTrader: party.soleTrader,
    contact: party.contact,
  }),
  'new-owner-signs': requiredWhen(
    z.object({
      signed: yesNo('Har den nya ägaren skrivit under villkoren?', { example: 'yes' }),
      signedOn: date('Underskrivet').optional(),
      note: text('Anteckning', { example: 'Tilläggsavtal med vite, undertecknat av båda.' }),
    }),
    'signed',
    ['yes'],
    'signedOn',
    'Skriv när villkoren skrevs under',
  ),
  bankruptcy: z.object({
    on: date('Konkursbeslut'),
    claimsBy: date('Fordringar bevakas senast'),
  }),
  'file-claims': z.object({
    filedOn: date('Anmält'),
    amountSek: count('Viten och krav', { min: 0, max: 500_000_000, suffix: 'kr', example: '500000' }),
    summary: text('Vad är anmält?', { example: 'Varje villkor, och vite för de brutna.' }),
  }),
  'ask-waiver': z.object({
    condition: conditionCode(),
    why: text('Varför ska det efterges?', { example: 'Behovet finns inte längre i stadsdelen.' }),
  }),
  'decide-waiver': z.object({
    decision: choice('Beslut', { waived: 'Villkoret efterges', refused: 'Villkoret gäller' }, { example: 'refused' }),
    decisionDnr: diaryNumber('Diarienummer', { example: 'KS 31/2042' }),
    reasons: text('Skäl', { example: 'Behovet kvarstår.' }),
  }),
  'close-check': z.object({
    nobodyWaits: mustTick('Inget villkor återstår, och ingen väntar på marken', 'Bekräfta att inget återstår'),
    summary: text('Sammanfattning', { example: 'Villkoren följdes i tolv år.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
