import { z } from 'zod';
import {
  choice,
  count,
  date,
  fields,
  type Form,
  mustTick,
  picked,
  pickedColleagues,
  text,
  yesNo,
} from '../forms/fields.schema';
import { CONTACT_WAY, DECLINE_REASON, LETTER_WAY } from './codes';
import { requiredWhen } from '../forms/required-when.schema';

/** What every process needs: assign, hand over, note, correct. */
export const officeForms = {
  assign: z.object({ person: picked('Handläggare', 'colleague') }),
  'after-decline': requiredWhen(
    z.object({
      // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
      then: choice(
        'Vad gör du efter avböjandet?',
        {
          'offer-again': 'Erbjud samma enhet igen',
          'other-unit': 'Erbjud en annan enhet',
          refer: 'Lyft till Samverkansforum bostad',
        },
        { example: 'offer-again' },
      ),
      to: picked('Enhet', 'unit').optional(),
      why: text('Varför?', { example: 'Uppgifterna som saknades är kompletterade.' }),
    }),
    'then',
    ['other-unit'],
    'to',
    'Välj enhet',
  ),
  // To restrict is a move of its own and ends the task; this is the answer of a head who has looked and does not.
  'name-who-sees': z.object({
    notNeeded: mustTick('Jag har prövat det: ärendet behöver inte begränsas', 'Bekräfta, eller begränsa ärendet'),
    why: text('Varför inte?', { example: 'Markeringen gäller en tidigare adress och är hävd.' }),
  }),
  'name-what-happens': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad bestäms?',
      { 'holder-goes-on': 'Enheten som håller ärendet går vidare', 'new-date': 'Enheten går vidare med ny tid' },
      { example: 'holder-goes-on' },
    ),
    instruction: text('Vad ska göras?', { example: 'Boka möte med båda enheterna i veckan.' }),
  }),
  'mail-refused': z.object({
    checked: mustTick('Adressen är kontrollerad och rättad', 'Bekräfta att adressen är kontrollerad'),
  }),
  'hear-household': z.object({
    reached: yesNo('Nådde du hushållet?', { example: 'yes' }),
    way: choice('Sätt', CONTACT_WAY, { example: 'phone' }),
    note: text('Hur har hushållet det?', { example: 'Allt är bra, inget nytt behov.' }),
  }),
  'keep-legal-limit': z.object({
    done: text('Vad görs, och av vem?', { example: 'Beslutet skrivs i dag av Birgitta Stål.' }),
  }),
  'one-person-two-cases': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad gäller?',
      {
        'both-go-on': 'Båda ärendena fortsätter, enheterna vet om varandra',
        'this-one-ends': 'Det här ärendet avslutas',
        'other-one-ends': 'Det andra ärendet avslutas',
        'not-same-person': 'Det är inte samma person',
      },
      { example: 'both-go-on' },
    ),
    why: text('Varför?', { example: 'Ett ärende gäller hyresskulden, det andra bostaden.' }),
  }),
  'damaged-history': z.object({
    compared: mustTick('Historiken är jämförd med säkerhetskopian', 'Bekräfta att historiken är jämförd'),
    found: text('Vad visade jämförelsen?', { example: 'Händelse 4 saknas; uppgiften är antecknad på nytt.' }),
  }),
  'convey-message': z.object({
    how: choice(
      'Hur fick personen beskedet?',
      { phone: 'Telefon', letter: 'Brev', worker: 'Via annan personal' },
      { example: 'phone' },
    ),
    conveyedOn: date('Framfört'),
  }),
  'close-check': z.object({
    nobodyWaits: mustTick('Ingen väntar på den här personen', 'Bekräfta att ingen väntar på den här personen'),
    summary: text('Sammanfattning', { example: 'Hushållet har eget kontrakt och behöver inget mer av oss.' }),
  }),
  extend: z.object({
    until: date('Ny tid'),
    why: text('Varför?', { example: 'Väntar på ett intyg som kommer nästa vecka.' }),
  }),
  offer: z.object({
    to: picked('Till enhet', 'unit'),
    because: text('Varför lämnas ärendet över?', { example: 'Nästa steg är er uppgift.' }),
  }),
  decline: requiredWhen(
    z.object({
      reason: choice('Skäl', DECLINE_REASON, { example: 'missing_information' }),
      which: picked('Vilken enhet är rätt?', 'unit').optional(),
      why: text('Förklara', { example: 'Profilen saknar högsta hyra.' }),
    }),
    'reason',
    ['other_unit_better'],
    'which',
    'Välj vilken enhet som är rätt',
  ),
  contact: z.object({
    way: choice('Sätt', CONTACT_WAY, { example: 'phone' }),
    reached: yesNo('Nådde du personen?', { example: 'yes' }),
    contactOn: date('Dag'),
    note: text('Anteckning', { example: 'Ringde, kom överens om besök på torsdag.' }),
  }),
  note: z.object({ body: text('Anteckning', { example: 'Hushållet har fått information om nästa steg.' }) }),
  'give-consent': z.object({
    adult: count('Vilken vuxen?', { max: 9, hint: '0 är den sökande, 1 nästa vuxen i hushållet.', example: '0' }),
    to: choice(
      'Till vem?',
      {
        'lfa-matchning': 'Lokalförsörjning, matchning',
        landlord: 'Hyresvärden',
        'soc-boendestod': 'Boendestödet',
        region: 'Regionen',
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
      },
      { example: 'receipt' },
    ),
    way: choice('Sätt', LETTER_WAY, { example: 'letter' }),
    on: date('Sänt'),
  }),
  'list-document': z.object({
    kind: choice(
      'Handling',
      {
        application: 'Ansökan',
        certificate: 'Intyg',
        decision: 'Beslut',
        contract: 'Avtal',
        waiver: 'Avstående från besittningsskydd',
        consent: 'Samtycke',
        letter: 'Brev',
        other: 'Annat',
      },
      { example: 'certificate' },
    ),
    from: choice(
      'Från',
      {
        applicant: 'Den sökande',
        landlord: 'Hyresvärden',
        authority: 'Annan myndighet',
        municipality: 'Annan kommun',
        court: 'Domstol eller nämnd',
        own: 'Vi själva',
      },
      { example: 'applicant' },
    ),
    on: date('Dag'),
    where: text('Var finns den?', { max: 200, example: 'Pappersakten, pärm 12' }),
  }),
  correct: z.object({
    correctedNo: count('Vilken händelse?', { min: 1, max: 100_000 }),
    field: z
      .string()
      .regex(/^\w{1,40}$/, { error: 'Välj vilken uppgift som är fel' })
      .register(fields, { label: 'Uppgift', control: 'text', keep: 'code' }),
    value: z
      .string({ error: 'Skriv det rätta värdet' })
      .trim()
      .regex(/^[\w .:-]{0,40}$/, { error: 'Skriv ett datum, ett tal eller en kod' })
      .register(fields, { label: 'Rätt värde', control: 'text', keep: 'code' }),
    why: text('Varför?', { example: 'Datumet blev fel vid registreringen.' }),
  }),
  refer: z.object({ why: text('Vad ska forumet svara på?', { example: 'Två enheter har avböjt ärendet.' }) }),
  'restrict-access': z.object({
    persons: pickedColleagues('Vilka får se ärendet?', {
      hint: 'Bara de ser ärendet efteråt, och du själv. En enhet som ska ta över behöver någon med.',
    }),
  }),
} satisfies Readonly<Record<string, Form>>;
