import { z } from 'zod';
import { choice, count, date, mustTick, pickedMany, text, yesNo, type Form } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { CONTACT_WAY, LETTER_WAY } from '../codes';

/** What every process about people asks: contacts, consents, letters, those outside who share the care. */
export const personsForms = {
  // To restrict is a move of its own and ends the task; this is the answer of a head who has looked and does not.
  'name-who-sees': z.object({
    notNeeded: mustTick('Jag har prövat det: ärendet behöver inte begränsas', 'Bekräfta, eller begränsa ärendet'),
    why: text('Varför inte?', { example: 'Markeringen gäller en tidigare adress och är hävd.' }),
  }),
  contact: z.object({
    way: choice('Sätt', CONTACT_WAY, { example: 'phone' }),
    reached: yesNo('Nådde du personen?', { example: 'yes' }),
    contactOn: date('Dag'),
    note: text('Anteckning', { example: 'Ringde, kom överens om besök på torsdag.' }),
  }),
  'give-consent': z.object({
    adult: count('Vilken vuxen?', { max: 9, hint: '0 är den sökande, 1 nästa vuxen i hushållet.', example: '0' }),
    to: choice(
      'Till vem?',
      {
        'lfa-matchning': 'Lokalförsörjning, matchning',
        landlord: 'Hyresvärden',
        'soc-boendestod': 'Boendestödet',
        region: 'Regionen',
        'ksf-forum': 'Samverkansforum bostad',
        other: 'Någon annan',
      },
      { example: 'landlord' },
    ),
    purpose: choice(
      'För vad?',
      { housing_match: 'Hitta bostad', tenancy: 'Kontrakt och boende', support: 'Stöd', plan: 'Gemensam plan' },
      { example: 'tenancy' },
    ),
    until: date('Till och med').optional(),
  }),
  'withdraw-consent': z.object({
    givenNo: count('Vilket samtycke?', { min: 1, max: 100_000, hint: 'Händelsens nummer i ärendet.' }),
  }),
  'letter-sent': z.object({
    letter: choice(
      'Brev',
      {
        receipt: 'Kvittens',
        hearing: 'Kommunicering',
        decision: 'Beslut med överklagandehänvisning',
        'viewing-offer': 'Erbjudande om visning',
        warning: 'Varning',
        'ivo-package': 'Ansökan till IVO om överflyttning',
      },
      { example: 'receipt' },
    ),
    way: choice('Sätt', LETTER_WAY, { example: 'letter' }),
    on: date('Sänt'),
  }),
  'restrict-access': z.object({
    persons: pickedMany('Vilka får se ärendet?', 'colleagues', 'Välj minst en person', {
      hint: 'Bara de ser ärendet efteråt, och du själv. En enhet som ska ta över behöver någon med.',
    }),
  }),
  'convey-message': z.object({
    how: choice(
      'Hur fick personen beskedet?',
      { phone: 'Telefon', letter: 'Brev', worker: 'Via annan personal' },
      { example: 'phone' },
    ),
    conveyedOn: date('Framfört'),
  }),
  'request-municipality': z.object({
    requestedOn: date('Begäran skickades'),
    municipality: text('Vilken kommun?', { max: 80, example: 'Kommun B' }),
    why: text('Varför är den ansvarig?', { example: 'Personen är bosatt där sedan mars.' }),
  }),
  'municipality-answer': requiredWhen(
    z.object({
      answer: choice(
        'Den andra kommunens svar',
        { accepted: 'Tar över, skriftligt', declined: 'Nej' },
        { hint: 'Tystnad är inget ja.', example: 'declined' },
      ),
      answeredOn: date('Svaret kom').optional(),
      who: text('Vem svarade, och hur?', { max: 200, example: 'Handläggare, brev' }),
      document: text('Vilken handling visar svaret?', { max: 200, example: 'Brev i akten' }),
    }),
    'answer',
    ['accepted', 'declined'],
    'answeredOn',
    'Skriv vilken dag svaret kom',
  ),
  'apply-to-ivo': z.object({
    appliedOn: date('Ansökan skickades'),
    complete: mustTick('Underlaget är med: händelser, datum och handlingar', 'Bekräfta att underlaget är med'),
  }),
  'ivo-check': z.object({
    outcome: choice(
      'IVO:s beslut',
      { none_yet: 'Inget beslut än', theirs: 'Den andra kommunen ansvarar', ours: 'Vi ansvarar' },
      { example: 'none_yet' },
    ),
  }),
  'call-sip': z.object({ why: text('Vad behöver samordnas?', { example: 'Boendestöd och vård.' }) }),
  'sip-call': z.object({
    calledOn: date('Kallelsen skickades'),
    meetingOn: date('Mötets dag').optional(),
  }),
  'sip-meeting': z.object({
    outcome: choice(
      'Vad blev det?',
      { plan: 'En plan finns', not_needed: 'Ingen plan behövs', region_absent: 'Regionen deltog inte' },
      { example: 'plan' },
    ),
    heldOn: date('Mötet hölls'),
    plan: text('Vem gör vad?', { example: 'Boendestöd två gånger i veckan, vården följer upp medicinen.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
