import type { FactOf } from '../kernel/facts';
import type { Coded, CodedRecord } from '../kernel/state';

/** Kind of task -> field of its form -> key of the case's data. What a view shows or a later step reads stands there. */
export type Kept = { readonly [kind: string]: { readonly [field: string]: string } };
/** How a form's code is kept as data: a number, a truth value. */
export type AsData = (key: string, value: Coded) => Coded;

const AS_IT_IS: AsData = (_, value) => value;

type Done = FactOf<'TaskCompleted'> & { readonly no: number };

/** The data with the answers that the table says are kept, and which fact set each: a correction of it finds them. */
export function keepAnswers(kept: Kept, data: CodedRecord, fact: Done, asData: AsData = AS_IT_IS): CodedRecord {
  const { kind, outcome, no } = fact;
  const answered = Object.entries(kept[kind] ?? {}).filter(([field]) => outcome[field] !== undefined);
  if (answered.length === 0) return data;
  return {
    ...data,
    ...Object.fromEntries(answered.map(([field, key]) => [key, asData(key, outcome[field] ?? null)])),
    setBy: { ...setBy(data), ...Object.fromEntries(answered.map(([, key]) => [key, no])) },
  };
}

/** The right value where the corrected fact had put the wrong one, unless something later has replaced it. */
export function correctKept(
  kept: Kept,
  data: CodedRecord,
  { correctedNo, field, value }: FactOf<'FactCorrected'>,
  asData: AsData = AS_IT_IS,
): CodedRecord {
  const set = setBy(data);
  const keys = Object.values(kept).flatMap((row) => row[field] ?? []);
  const wrong = keys.filter((key) => set[key] === correctedNo);
  return { ...data, ...Object.fromEntries(wrong.map((key) => [key, asData(key, value)])) };
}

/** Key of the data -> number of the fact that set it. */
export function setBy(data: CodedRecord): CodedRecord {
  return recordIn(data, 'setBy');
}

/** A part of a case's data that is a record of its own; empty when it is not there yet. */
export function recordIn(data: CodedRecord, key: string): CodedRecord {
  const value = data[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CodedRecord) : {};
}
