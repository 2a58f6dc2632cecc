import { z } from 'zod';
import { choice, choices, date, mayTick, picked, pickedMany, text, type Form } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { ANSWER_WAY, CONTENTS, DECLINE_REASON, FORBIDDEN_REASON, PURPOSE } from '../codes';

const OFFER = { 'offer-again': 'Erbjud samma enhet igen', 'other-unit': 'Erbjud en annan enhet' };
const REFER = { refer: 'Lyft till Samverkansforum bostad' };

/** What the giver does when an offer came to nothing: each situation asks in its own words and has its own ways on. */
function goOn(question: string, ways: Readonly<Record<string, string>>, example: { way: string; why: string }) {
  return requiredWhen(
    z.object({
      // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
      then: choice(question, ways, { example: example.way }),
      to: picked('Vilken annan enhet?', 'unit').optional(),
      why: text('Varför?', { example: example.why }),
    }),
    'then',
    ['other-unit'],
    'to',
    'Välj enhet',
  );
}

/** Offer, accept, decline, ask, take back: the hand-over protocol. */
export const handoverForms = {
  'after-decline': goOn(
    'Vad gör du efter avböjandet?',
    { ...OFFER, ...REFER },
    { way: 'offer-again', why: 'Uppgifterna som saknades är kompletterade.' },
  ),
  'after-recall': goOn(
    'Vart ska ärendet nu?',
    { ...OFFER, ...REFER },
    { way: 'offer-again', why: 'Underlaget är rättat.' },
  ),
  'after-named': goOn(
    'Hur går ni vidare?',
    { keep: 'Vi gör nästa steg själva', ...OFFER },
    { way: 'keep', why: 'Forumet bestämde att vi håller ärendet.' },
  ),
  offer: z.object({
    to: picked('Till enhet', 'unit'),
    toPerson: picked('Till någon särskild i enheten', 'colleague').optional(),
    purpose: choice('Varför lämnas ärendet över?', PURPOSE, { example: 'by-hand' }).optional(),
    because: text('Förklara', { example: 'Nästa steg är er uppgift.' }),
    view: picked('Vad följer med?', 'view').optional(),
    contents: choices('Handlingar som följer med', CONTENTS),
    acute: mayTick('Det är akut: svar inom två timmar'),
    talk: mayTick('Vi vill ha ett överlämningssamtal'),
    talkOn: date('Dag för samtalet').optional(),
    talkWithPerson: mayTick('Personen är med vid samtalet'),
  }),
  accept: z.object({
    person: picked('Vem tar ärendet?', 'colleague', { hint: 'Tomt: du själv.' }).optional(),
    contents: pickedMany('Det här har kommit', 'contents', 'Kryssa för det som har kommit', { least: 0 }),
  }),
  decline: requiredWhen(
    z.object({
      reason: choice('Skäl', { ...DECLINE_REASON, ...FORBIDDEN_REASON }, { example: 'missing_information' }),
      which: picked('Vilken enhet är rätt?', 'unit').optional(),
      why: text('Förklara', { example: 'Profilen saknar högsta hyra.' }),
    }),
    'reason',
    ['other_unit_better'],
    'which',
    'Välj vilken enhet som är rätt',
  ),
  'ask-giver': z.object({ question: text('Vad behöver ni veta?', { example: 'Finns det en pågående vårdkontakt?' }) }),
  'answer-receiver': z.object({ answer: text('Svar', { example: 'Ja, kontakten är bokad till torsdag.' }) }),
  recall: z.object({ why: text('Varför tas erbjudandet tillbaka?', { example: 'Personen har fått annan hjälp.' }) }),
  redirect: z.object({
    to: picked('Till enhet', 'unit'),
    why: text('Varför?', { example: 'Mottagaren hade fel uppdrag.' }),
  }),
  'give-back': z.object({
    acute: mayTick('Det är akut: svar inom två timmar'),
    why: text('Varför lämnas ärendet tillbaka?', { example: 'Behovet är ett annat än det som stod.' }),
  }),
  'record-answer': requiredWhen(
    z.object({
      answer: choice('Svaret', { accepted: 'Tar över', declined: 'Avböjer' }, { example: 'declined' }),
      answeredOn: date('Svaret kom'),
      way: choice('Sätt', ANSWER_WAY, { example: 'letter' }),
      reason: choice('Skäl till ett nej', DECLINE_REASON, { example: 'not_our_target_group' }).optional(),
      which: picked('Vem föreslås i stället?', 'unit').optional(),
      who: text('Vem svarade?', { max: 120, example: 'Mottagningens samordnare' }),
      document: text('Vilken handling visar svaret?', { max: 200, example: 'Brev i akten' }),
    }),
    'answer',
    ['declined'],
    'reason',
    'Välj skäl',
  ),
} satisfies Readonly<Record<string, Form>>;
