import { z } from 'zod';

/** Where a value may go: a code into facts and Temporal, a text or a personal value only into the register. */
export type Keep = 'code' | 'text' | 'personal';

/** What the page offers from the register or the case, one of or several of. */
export const PICKED = [
  'home',
  'unit',
  'colleague',
  'meeting',
  'view',
  'need',
  'rulebook',
  'condition',
  'criterion',
  'bid',
] as const;
export const PICKED_MANY = ['colleagues', 'units', 'contents'] as const;

export type PickedOne = (typeof PICKED)[number];
export type PickedMany = (typeof PICKED_MANY)[number];

export type Control =
  | PickedOne
  | PickedMany
  | 'radio'
  | 'select'
  | 'checkboxes'
  | 'check'
  | 'text'
  | 'textarea'
  | 'date'
  | 'datetime'
  | 'number';

export interface FieldMeta {
  readonly label: string;
  readonly hint?: string;
  readonly keep: Keep;
  readonly control: Control;
  /** Code -> Swedish label, in order. */
  readonly options?: Readonly<Record<string, string>>;
  readonly width?: 'short' | 'medium' | 'full';
  readonly autocomplete?: string;
  /** Example value for the demo's "Fyll i exempel". */
  readonly example?: string | readonly string[];
  /** Unit of a number, shown after the box ("kr/månad"). */
  readonly suffix?: string;
}

/** What pages know about each field: read with `fieldMeta(schema)`. */
export const fields = z.registry<FieldMeta>();

/** Looks through optional wrappers for the metadata; undefined for a schema that is not a field of ours. */
export function fieldMeta(schema: z.ZodType): FieldMeta | undefined {
  const own = fields.get(schema);
  if (own) return own;
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? fieldMeta(schema.unwrap() as z.ZodType)
    : undefined;
}

type Words = { readonly hint?: string; readonly example?: string | readonly string[] };

/** One of a few codes. */
export function choice<const T extends Readonly<Record<string, string>>>(label: string, options: T, words: Words = {}) {
  const codes = Object.keys(options) as [keyof T & string, ...(keyof T & string)[]];
  return z
    .enum(codes, { error: `Välj ett alternativ: ${label.toLowerCase()}` })
    .register(fields, { label, control: codes.length > 6 ? 'select' : 'radio', keep: 'code', options, ...words });
}

/** Any number of codes, also none. */
export function choices<const T extends Readonly<Record<string, string>>>(
  label: string,
  options: T,
  words: Words = {},
) {
  const codes = Object.keys(options) as [keyof T & string, ...(keyof T & string)[]];
  return z
    .array(z.enum(codes, { error: `Välj bland alternativen: ${label.toLowerCase()}` }))
    .default([])
    .register(fields, { label, control: 'checkboxes', keep: 'code', options, ...words });
}

export function yesNo(label: string, words: Words = {}) {
  return choice(label, { yes: 'Ja', no: 'Nej' }, words);
}

/** A box that must be ticked. */
export function mustTick(label: string, error: string) {
  return z.literal('yes', { error }).register(fields, { label, control: 'check', keep: 'code' });
}

/** A box that may be ticked. */
export function mayTick(label: string, words: Words = {}) {
  return z
    .literal('yes')
    .optional()
    .register(fields, { label, control: 'check', keep: 'code', ...words });
}

/** Free text: never leaves the register. `max` in characters. */
export function text(label: string, { max = 4000, min = 1, ...words }: Words & { max?: number; min?: number } = {}) {
  return z
    .string({ error: `Fyll i: ${label.toLowerCase()}` })
    .trim()
    .min(min, {
      error: min > 1 ? `Skriv minst ${min} tecken: ${label.toLowerCase()}` : `Fyll i: ${label.toLowerCase()}`,
    })
    .max(max, { error: `Högst ${max} tecken: ${label.toLowerCase()}` })
    .register(fields, { label, control: max > 200 ? 'textarea' : 'text', keep: 'text', ...words });
}

/** A local date, YYYY-MM-DD, that exists in the calendar. */
export function date(label: string, words: Words = {}) {
  return z.iso
    .date({ error: `Skriv datum som ÅÅÅÅ-MM-DD: ${label.toLowerCase()}` })
    .register(fields, { label, control: 'date', keep: 'code', width: 'short', ...words });
}

/** A whole number. */
export function count(
  label: string,
  { min = 0, max, ...more }: Words & { min?: number; max: number; suffix?: string },
) {
  const error = `Skriv ett heltal mellan ${min} och ${max}: ${label.toLowerCase()}`;
  return z
    .preprocess(
      (v) => (typeof v === 'string' && /^\s*-?\d+\s*$/.test(v) ? Number(v) : v),
      z.int({ error }).min(min, { error }).max(max, { error }),
    )
    .register(fields, { label, control: 'number', keep: 'code', width: 'short', ...more });
}

/** A code the page offers from the register (a home, a unit, a colleague, a meeting) or the process (a view). */
export function picked(label: string, control: PickedOne, words: Words = {}) {
  return z
    .string({ error: `Välj: ${label.toLowerCase()}` })
    .regex(/^[\w-]{1,40}$/, { error: `Välj: ${label.toLowerCase()}` })
    .register(fields, { label, control, keep: 'code', ...words });
}

/** Several of what the page offers, by boxes to tick. */
export function pickedMany(
  label: string,
  control: PickedMany,
  error: string,
  { least = 1, ...words }: Words & { least?: number } = {},
) {
  return z
    .preprocess(
      (ids) => (typeof ids === 'string' ? [ids] : (ids ?? [])),
      z.array(z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error }), { error }).min(least, { error }),
    )
    .register(fields, { label, control, keep: 'code', ...words });
}

export type Form = z.ZodObject;
