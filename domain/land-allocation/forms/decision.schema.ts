import { z } from 'zod';
import { diaryNumber } from '../../diary-number.schema';
import { choice, date, fields, type Form, mustTick, text, yesNo } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';
import { organisationNumber } from '../../organisation-number.schema';
import { courtVerdict } from './court-verdict.schema';

/** Who a contact person is: register only, like everything that names somebody. */
function contactPerson() {
  return z
    .string()
    .trim()
    .max(200)
    .optional()
    .register(fields, { label: 'Kontaktperson', control: 'text', keep: 'personal', example: 'Namn och telefon' });
}

/** A developer or an owner. The name is public, who answers the telephone and a sole trader's number are not. */
export const party = {
  name: text('Bolag eller namn', { max: 200, example: 'Tegelbruket Bostäder AB' }),
  orgNumber: organisationNumber('Organisationsnummer', { example: '559999-0008' }),
  soleTrader: yesNo('Är det en enskild firma?', { example: 'no' }),
  contact: contactPerson(),
};

export const decisionForms = {
  'council-decision': (['name', 'orgNumber', 'soleTrader'] as const).reduce(
    (form, field) => requiredWhen(form, 'verdict', ['allocate'], field, 'Skriv vem marken anvisas till'),
    z.object({
      verdict: choice(
        'Beslut',
        { allocate: 'Marken anvisas', refuse: 'Avslag', remand: 'Återremiss' },
        { example: 'allocate' },
      ),
      decidedOn: date('Sammanträde'),
      decisionDnr: diaryNumber('Diarienummer', { example: 'KS 429/2037' }),
      name: party.name.optional(),
      orgNumber: party.orgNumber.optional(),
      soleTrader: party.soleTrader.optional(),
      contact: party.contact,
      reasons: text('Skäl', { example: 'Högst poäng, och villkoren svarar mot behovet.' }),
    }),
  ),
  'post-notice': z.object({ approvedOn: date('Protokollet justerat'), postedOn: date('Anslaget på anslagstavlan') }),
  'confirm-legal-force': z.object({
    nobody: mustTick('Ingen har begärt laglighetsprövning', 'Bekräfta att ingen har begärt laglighetsprövning'),
  }),
  'appeal-filed': z.object({
    filedOn: date('Kom in till förvaltningsrätten'),
    caseNumber: z
      .string()
      .regex(/^\d{1,6}-\d{2}$/, { error: 'Skriv målnumret, till exempel 1234-37' })
      .register(fields, { label: 'Målnummer', control: 'text', keep: 'code', width: 'short', example: '1234-37' }),
  }),
  'court-verdict': courtVerdict('Besked från förvaltningsrätten', 'Beslutet'),
  'after-annulment': z.object({
    // oxlint-disable-next-line unicorn/no-thenable -- a code in facts, never a function
    then: choice(
      'Vad gör ni?',
      { conditions: 'Tillbaka till villkor', withdraw: 'Återkallar' },
      { example: 'conditions' },
    ),
    reasons: text('Skäl', { example: 'Domen gäller hur villkoren bestämdes.' }),
  }),
} satisfies Readonly<Record<string, Form>>;
