import { addDays, addMonths } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { fieldMeta } from '../../domain/forms/fields.schema';
import { formOf } from '../../domain/forms/process-forms.schema';
import type { Instant } from '../../domain/instant';

type Schema = Parameters<typeof fieldMeta>[0];

export type Answers = Record<string, string | string[]>;

/** Days a form asks about ahead of time, in days from today; every other day is today. */
const AHEAD_DAYS: Readonly<Record<string, number>> = {
  until: 14,
  startDate: 14,
  viewingOn: 2,
  expected: 30,
  planOn: 30,
};

/** What a field that may be left out must hold beside the example of another. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'record-receipt': ['receivedOn'],
  'other-municipality-answer': ['answeredOn'],
  'give-warning': ['sentOn'],
};

/** The example answers of a form, as "Fyll i exempel" gives them, with the given ones in their place. */
export function exampleAnswers(process: string, key: string, now: Instant, given: Answers = {}): Answers {
  const form = formOf(process, key);
  if (form === undefined) return { ...given };
  const answers: Answers = {};
  for (const [name, schema] of Object.entries(form.shape as Record<string, Schema>)) {
    const example = exampleOf(name, schema, now);
    const wanted = BESIDE[key]?.includes(name) || !schema.safeParse(undefined).success;
    if (example !== null && (wanted || fieldMeta(schema)?.example !== undefined)) answers[name] = example;
  }
  return { ...answers, ...given };
}

function exampleOf(name: string, schema: Schema, now: Instant): string | string[] | null {
  const meta = fieldMeta(schema);
  if (meta === undefined) return null;
  if (meta.example !== undefined) return typeof meta.example === 'string' ? meta.example : [...meta.example];
  if (meta.control === 'check') return 'yes';
  if (meta.control !== 'date') return null;
  const today = localDate(now);
  return name === 'termEnds' ? addMonths(today, 12) : addDays(today, AHEAD_DAYS[name] ?? 0);
}
