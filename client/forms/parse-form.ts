import type { z } from 'zod';
import { fieldMeta, type Form, PICKED_MANY } from '../../domain/forms/fields.schema';
import type { Coded, CodedRecord } from '../../domain/kernel/state';
import type { TextToStore } from '../../register/texts';
import type { Picks } from './form-fields';
import { allOf, type FormErrors, type FormValues, oneOf } from './values';

export type ParsedForm =
  | {
      readonly ok: true;
      /** May travel in commands and facts. */
      readonly codes: CodedRecord;
      /** Free text: register only. */
      readonly texts: Readonly<Record<string, string>>;
      /** What identifies somebody: register only. */
      readonly personal: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly errors: FormErrors; readonly values: FormValues };

/**
 * Reads what was typed by the form's schema and splits it by where each value may go. Never throws on bad input.
 * `offered` is what the page offers to pick: nothing else is taken, or a slip of the pen locks a case or hands it to a
 * unit that is closed.
 */
export function parseForm(form: Form, values: FormValues, offered: Picks = {}): ParsedForm {
  const result = form.safeParse(givenTo(form, values));
  if (!result.success) return { ok: false, errors: errorsOf(form, result.error), values };
  const strangers = notOffered(form, result.data, offered);
  if (strangers.length > 0) {
    return {
      ok: false,
      errors: Object.fromEntries(strangers.map((name) => [name, notOfferedWords(form, name)])),
      values,
    };
  }
  const codes: Record<string, Coded> = {};
  const texts: Record<string, string> = {};
  const personal: Record<string, string> = {};
  for (const [name, value] of Object.entries(result.data)) {
    if (value === undefined || value === null) continue;
    const keep = fieldMeta(fieldOf(form, name))?.keep;
    // Deny by default: a value whose place nobody named is treated as the most sensitive kind.
    if (keep === 'code') codes[name] = value as Coded;
    else (keep === 'text' ? texts : personal)[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return { ok: true, codes, texts, personal };
}

const PEOPLE: ReadonlySet<string> = new Set(['colleague', 'colleagues']);

function notOfferedWords(form: Form, name: string): string {
  const isPeople = PEOPLE.has(fieldMeta(fieldOf(form, name))?.control ?? '');
  return isPeople ? 'Välj bland personerna i listan' : 'Välj bland det som står i listan';
}

function notOffered(form: Form, data: Readonly<Record<string, unknown>>, offered: Picks): string[] {
  return Object.entries(data).flatMap(([name, ids]) => {
    const control = fieldMeta(fieldOf(form, name))?.control as keyof Picks;
    const list = offered[control] ?? (control === 'colleagues' ? {} : null);
    const stranger = list !== null && ids !== undefined && [ids].flat().some((id) => !Object.hasOwn(list, String(id)));
    return stranger ? [name] : [];
  });
}

/** What the register keeps of an accepted form. */
export function textsToStore({
  texts,
  personal,
}: Pick<Extract<ParsedForm, { ok: true }>, 'texts' | 'personal'>): Readonly<Record<string, TextToStore>> {
  return { ...kept('text', texts), ...kept('personal', personal) };
}

function kept(kind: TextToStore['kind'], bodies: Readonly<Record<string, string>>): Record<string, TextToStore> {
  return Object.fromEntries(Object.entries(bodies).map(([field, body]) => [field, { body, kind }]));
}

/** The schema of one field. */
export function fieldOf(form: Form, name: string): z.ZodType {
  return form.shape[name] as unknown as z.ZodType;
}

const MANY: ReadonlySet<string> = new Set(['checkboxes', ...PICKED_MANY]);

/** What the schema is given: only its own fields, an empty box as absent ('' would otherwise become 0 or a bad date). */
function givenTo(form: Form, values: FormValues): Record<string, string | string[]> {
  const given: Record<string, string | string[]> = {};
  for (const name of Object.keys(form.shape)) {
    if (MANY.has(fieldMeta(fieldOf(form, name))?.control ?? '')) given[name] = [...allOf(values, name)];
    else if (oneOf(values, name).trim() !== '') given[name] = oneOf(values, name);
  }
  return given;
}

/** One sentence a field: the first is the one to act on. Whole-form faults stand under ''. */
function errorsOf(form: Form, error: z.ZodError): FormErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '');
    const key = name in form.shape ? name : '';
    errors[key] ??= issue.message;
  }
  return errors;
}
