import { addDays, addMonths } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { type FieldMeta, fieldMeta, type Form } from '../../domain/forms/fields.schema';
import type { Instant } from '../../domain/instant';
import { demandedFor } from '../../domain/forms/required-when.schema';
import { isPicked, type Picks } from './form-fields';
import { fieldOf } from './parse-form';

/** Days that a form asks about ahead of time; every other day is one that has been. */
const AHEAD: Readonly<Record<string, 'weeks' | 'year'>> = {
  until: 'weeks',
  startDate: 'weeks',
  viewingOn: 'weeks',
  expected: 'weeks',
  planOn: 'weeks',
  nextOn: 'weeks',
  termEnds: 'year',
};

/** What "Fyll i exempel" fills in: the form's own examples, days around now, and the first of what is offered. */
export function exampleValues(form: Form, now: Instant, pick: Picks): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = {};
  for (const name of Object.keys(form.shape)) {
    const schema = fieldOf(form, name);
    const meta = fieldMeta(schema);
    const example = meta === undefined ? undefined : exampleOf(name, meta, now, pick);
    // What may be left out is left out, unless the form has an example of it; a home is what its form is about.
    const wanted =
      demandedFor(schema)?.all === true ||
      meta?.example !== undefined ||
      meta?.control === 'home' ||
      !schema.safeParse(undefined).success;
    if (example !== undefined && wanted) values[name] = example;
  }
  return values;
}

function exampleOf(name: string, meta: FieldMeta, now: Instant, pick: Picks): string | readonly string[] | undefined {
  if (meta.example !== undefined) return meta.example;
  if (isPicked(meta.control)) return Object.keys(pick[meta.control] ?? {})[0];
  switch (meta.control) {
    case 'date':
      return dayFor(name, now);
    case 'check':
      return 'yes';
    case 'colleagues':
    case 'units':
      return Object.keys(pick[meta.control] ?? {}).slice(0, 1);
    case 'contents':
      return Object.keys(pick.contents ?? {});
    default:
      return undefined;
  }
}

function dayFor(name: string, now: Instant): string {
  const today = localDate(now);
  if (AHEAD[name] === 'weeks') return addDays(today, 14);
  return AHEAD[name] === 'year' ? addMonths(today, 12) : today;
}
