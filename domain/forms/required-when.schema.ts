import type { z } from 'zod';
import { fieldMeta, type Form } from './fields.schema';

/** Answers that make a field be asked for; `all` when every answer does. */
export interface Demanded {
  readonly answers: readonly string[];
  readonly all: boolean;
}

const demanded = new WeakMap<z.ZodType, Demanded>();

/** When a field that may be left out must be filled in all the same; null when it is never so. */
export function demandedFor(schema: z.ZodType): Demanded | null {
  return demanded.get(schema) ?? null;
}

/** Demands `field` when `when` has one of `codes`; the message stands at the field. */
export function requiredWhen<F extends Form>(
  form: F,
  when: keyof z.output<F> & string,
  codes: readonly string[],
  field: keyof z.output<F> & string,
  message: string,
): F {
  const [asked, chosen] = [form.shape[field], form.shape[when]] as readonly (z.ZodType | undefined)[];
  const options = chosen === undefined ? undefined : fieldMeta(chosen)?.options;
  if (asked !== undefined && options !== undefined)
    demanded.set(asked, {
      answers: codes.map((code) => options[code] ?? code),
      all: Object.keys(options).every((code) => codes.includes(code)),
    });
  return form.superRefine((values, context) => {
    const given = values as Readonly<Record<string, unknown>>;
    if (codes.includes(String(given[when])) && (given[field] ?? '') === '')
      context.addIssue({ code: 'custom', path: [field], message });
  });
}
