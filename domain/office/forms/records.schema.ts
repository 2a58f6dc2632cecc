import { z } from 'zod';
import { choice, count, date, fields, mustTick, picked, text, type Form } from '../../forms/fields.schema';

/** Assign, write down, correct, move a date, close. */
export const recordsForms = {
  assign: z.object({ person: picked('Handläggare', 'colleague') }),
  'mail-refused': z.object({
    checked: mustTick('Adressen är kontrollerad och rättad', 'Bekräfta att adressen är kontrollerad'),
  }),
  'close-check': z.object({
    nobodyWaits: mustTick('Ingen väntar på den här personen', 'Bekräfta att ingen väntar på den här personen'),
    summary: text('Sammanfattning', { example: 'Hushållet har eget kontrakt och behöver inget mer av oss.' }),
  }),
  extend: z.object({
    until: date('Ny tid'),
    why: text('Varför?', { example: 'Väntar på ett intyg som kommer nästa vecka.' }),
  }),
  note: z.object({ body: text('Anteckning', { example: 'Hushållet har fått information om nästa steg.' }) }),
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
} satisfies Readonly<Record<string, Form>>;
