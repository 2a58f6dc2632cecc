import { z } from 'zod';
import { localDate } from '../../domain/calendar/stockholm';
import { date, fieldMeta, type Form } from '../../domain/forms/fields.schema';
import type { Fact } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import type { Coded, CodedRecord } from '../../domain/kernel/state';
import { fieldOf } from '../forms/parse-form';
import { formOfFact } from '../words/labels';

/** Words of the values that a fact holds itself, outside any form. */
const OWN_FIELDS: Form = z.object({
  receivedAt: date('Inkommen'),
  contactOn: date('Kontakten var'),
  on: date('Datum'),
});

/** The form that a fact's values were typed in; a few stand in the fact itself. */
function formOf(process: Process, fact: Fact): Form | null {
  return fact.type === 'TaskCompleted' || fact.type === 'Happened' ? formOfFact(process, fact) : OWN_FIELDS;
}

function valuesOf(fact: Fact): CodedRecord {
  if (fact.type === 'TaskCompleted') return fact.outcome;
  if (fact.type === 'Happened') return fact.input;
  if (fact.type === 'LetterSent' || fact.type === 'DocumentListed') return { on: fact.on };
  if (fact.type === 'CaseOpened') return { receivedAt: localDate(fact.receivedAt) };
  return {};
}

export interface CorrectableField {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly was: Coded;
}

/**
 * The coded values of a fact that somebody may have got wrong. A decision changes by reconsideration, not by
 * correction, so what was decided is not among them.
 */
export function correctableFields(process: Process, fact: Fact): readonly CorrectableField[] {
  const form = formOf(process, fact);
  if (form === null || (fact.type === 'TaskCompleted' && fact.kind === 'sign-decision')) return [];
  return Object.entries(valuesOf(fact)).flatMap(([name, was]) => {
    if (form.shape[name] === undefined || was === null || typeof was === 'object') return [];
    const schema = fieldOf(form, name);
    return fieldMeta(schema) === undefined ? [] : [{ name, schema, was }];
  });
}

/** The old value goes with the correction, so that it can be read beside the new one for ever. */
export function withFormerValue(process: Process, facts: readonly Fact[], input: CodedRecord): CodedRecord {
  const fact = facts.find((one) => one.no === input['correctedNo']);
  const field =
    fact === undefined ? undefined : correctableFields(process, fact).find((one) => one.name === input['field']);
  return field === undefined ? input : { ...input, was: field.was };
}
