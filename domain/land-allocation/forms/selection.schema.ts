import { z } from 'zod';
import { choice, count, date, type Form, mustTick, picked, text, yesNo } from '../../forms/fields.schema';
import { METHOD } from '../codes';

export const CRITERION = {
  social: 'Bostadssocialt innehåll',
  rent: 'Hyresnivå',
  design: 'Gestaltning',
  climate: 'Klimat',
  delivery: 'Genomförande och tid',
  price: 'Pris',
} as const;

/** The choice between developers, from the method to the ranking. */
export const selectionForms = {
  'choose-method': z.object({
    rulebook: picked('Regelverk', 'rulebook', { hint: 'Den version som villkoren följer.' }),
    method: choice('Metod', METHOD, { example: 'direct' }),
    motive: text('Motiv', {
      hint: 'Vid direktanvisning: varför ingen annan får tävla.',
      example: 'Byggherren äger grannfastigheten och kan bygga ihop.',
    }),
  }),
  'set-criterion': z.object({
    kind: choice('Kriterium', CRITERION, { example: 'social' }),
    weight: count('Vikt', { min: 1, max: 100, suffix: 'procent', example: '50' }),
    wording: text('Vad bedöms?', { example: 'Fler lägenheter än villkoren kräver.' }),
  }),
  'drop-criterion': z.object({ criterion: picked('Kriterium', 'criterion') }),
  announce: z.object({
    rulebook: picked('Regelverk', 'rulebook', { hint: 'Den version som villkoren följer.' }),
    closesOn: date('Sista dag för anbud'),
    firstOpener: picked('Öppnar anbuden', 'colleague'),
    secondOpener: picked('Öppnar anbuden tillsammans med', 'colleague'),
    reserveOpener: picked('Reserv', 'colleague', {
      hint: 'Öppnar i stället för den av de två som är borta eller har glömt sin lösenfras. Utan reserv måste marken då annonseras på nytt.',
    }).optional(),
    final: mustTick(
      'Villkor, kriterier och vikter ligger fast från och med annonsen',
      'Bekräfta att annonsen ligger fast',
    ),
  }),
  'announce-anew': z.object({
    why: text('Varför?', { example: 'En av dem som skulle öppna anbuden har slutat.' }),
    told: mustTick(
      'De som har lämnat anbud har fått besked, och deras anbud lämnas åter oöppnade',
      'Bekräfta att de som har lämnat anbud har fått besked',
    ),
  }),
  'open-bids': z.object({
    opened: mustTick('Anbuden är öppnade', 'Bekräfta att anbuden är öppnade'),
    protocol: text('Protokoll', { example: 'Närvarande vid öppningen, och vad som lästes upp.' }),
  }),
  'after-no-bids': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad gör ni?',
      { again: 'Annonserar på nytt', direct: 'Anvisar direkt', withdraw: 'Återkallar' },
      { example: 'again' },
    ),
    motive: text('Motiv', { example: 'Villkoren ändras efter samtal med byggherrar.' }),
  }),
  'declare-conflict': z.object({
    conflict: yesNo('Har du jäv i den här utvärderingen?', { example: 'no' }),
    why: text('Vad har du prövat?', { example: 'Inga uppdrag, släktskap eller ägande hos någon anbudsgivare.' }),
  }),
  'score-bid': z.object({
    bid: picked('Anbud', 'bid'),
    criterion: picked('Kriterium', 'criterion'),
    points: count('Poäng', { min: 0, max: 5, example: '4' }),
    reasons: text('Skäl', { example: 'Två lägenheter fler än villkoren kräver.' }),
  }),
  evaluate: z.object({
    winner: picked('Anbud som föreslås', 'bid'),
    reasons: text('Rangordning och skäl', { example: 'Högst poäng för bostadssocialt innehåll.' }),
  }),
  'child-impact': z.object({
    children: text('Vilka barn berörs, och hur?', {
      example: 'Förskolebarn i kvarteret; gården får sol och är bilfri.',
    }),
    heard: choice(
      'Hur har barn hörts?',
      { school: 'Genom skola eller förskola', survey: 'Enkät eller möte', not_heard: 'De har inte hörts' },
      { example: 'school' },
    ),
    effect: text('Vad betyder det för beslutet?', { example: 'Villkoret om gårdsyta förs in i avtalet.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
