import { z } from 'zod';
import { choice, choices, count, date, fields, type Form, mayTick, text } from '../../domain/forms/fields.schema';
import { departmentNames } from '../words/catalogue';
import { meetingBodies, specialRoles } from '../words/settings';
import { weekdays } from '../words/setting-changes';

const email = z
  .email({ error: 'Skriv en e-postadress' })
  .register(fields, { label: 'E-post', control: 'text', keep: 'text', autocomplete: 'off' });

const mailbox = z
  .email({ error: 'Skriv en e-postadress' })
  .register(fields, { label: 'Enhetens brevlåda', control: 'text', keep: 'text', autocomplete: 'off' });

const acute = mayTick('Arbetar dygnet runt', { hint: 'Akuta brev skickas då även på natten.' });

/** The id is for ever: it stands in every case and says which administration's secrecy holds. */
export const newUnitForm: Form = z.object({
  department: choice('Förvaltning', departmentNames),
  slug: z
    .string({ error: 'Fyll i: beteckning' })
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,25}$/, { error: 'Bara små bokstäver a till z, siffror och bindestreck' })
    .register(fields, {
      label: 'Beteckning',
      control: 'text',
      keep: 'text',
      hint: 'Till exempel "uppsokare". Den ändras aldrig och syns inte för medarbetare.',
    }),
  name: text('Namn', { max: 80 }),
  mailbox,
  acute,
});

export const unitForm: Form = z.object({ name: text('Namn', { max: 80 }), mailbox, acute });

export const personForm: Form = z.object({
  name: text('Namn', { max: 80 }),
  email,
  title: text('Titel', { max: 80 }),
  does: text('Gör', { max: 160, hint: 'En mening om vad personen gör.' }),
  roles: choices('Särskilda roller', specialRoles),
});

const why = text('Varför?', { max: 400, example: 'Nämndens beslut den 3 mars.' });

export function policyForm(counted: string, longest: number): Form {
  return z.object({
    amount: count('Ny längd', { min: 1, max: longest, suffix: counted }),
    from: date('Gäller från och med', { hint: 'I dag betyder från och med nu.' }),
    why,
  });
}

export const dayOffForm: Form = z.object({ day: date('Dag'), name: text('Vad är det för dag?', { max: 60 }) });

const WEEKDAYS = Object.fromEntries(weekdays.map((name, at) => [String(at + 1), name]));

/** `1 mars 2027`-like lists are hard to type: one date a line, as the other dates are written. */
const daysList = z
  .string()
  .trim()
  .regex(/^(\d{4}-\d{2}-\d{2}(\s+|,\s*|$))*$/, { error: 'Skriv datum som ÅÅÅÅ-MM-DD, ett på varje rad' })
  .optional()
  .register(fields, {
    label: 'Inställda dagar',
    control: 'textarea',
    keep: 'text',
    hint: 'Ett datum på varje rad. Röda dagar och egna lediga dagar hoppas över ändå.',
  });

export const meetingSlotForm: Form = z.object({
  body: choice('Vem möts?', meetingBodies),
  weekday: choice('Veckodag', WEEKDAYS),
  everyWeeks: count('Hur ofta?', { min: 1, max: 12, suffix: 'veckors mellanrum', hint: '1 = varje vecka.' }),
  time: z
    .string({ error: 'Skriv klockslaget som 09:00' })
    .trim()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'Skriv klockslaget som 09:00' })
    .register(fields, { label: 'Klockan', control: 'text', keep: 'code', width: 'short' }),
  place: text('Plats', { max: 80, hint: 'Neutral: den står i kallelsen.' }),
  validFrom: date('Från och med', { hint: 'Veckorna räknas härifrån.' }),
  validTo: date('Till och med').optional(),
  exceptions: daysList,
});
