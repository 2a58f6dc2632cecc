import type { z } from 'zod';
import type { Form } from './fields.schema';

/** Demands `field` when `when` has one of `codes`; the message stands at the field. */
export function requiredWhen<F extends Form>(
  form: F,
  when: keyof z.output<F> & string,
  codes: readonly string[],
  field: keyof z.output<F> & string,
  message: string,
): F {
  return form.superRefine((values, context) => {
    const given = values as Readonly<Record<string, unknown>>;
    if (codes.includes(String(given[when])) && (given[field] ?? '') === '')
      context.addIssue({ code: 'custom', path: [field], message });
  });
}
