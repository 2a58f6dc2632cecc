import { isCivilDate } from '../calendar/civil-date';
import type { CivilDate } from '../instant';
import { IllegalMove } from './commands';
import type { CodedRecord } from './state';

/** What a move's form answered. The form has asked for it already; whoever comes by another door is refused here. */

/** @throws IllegalMove when it is not answered. */
export function asked(input: CodedRecord, field: string): string {
  const value = input[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new IllegalMove('missing-answer', 'Formuläret', { field });
}

/** @throws IllegalMove when it is no date. */
export function askedDate(input: CodedRecord, field: string): CivilDate {
  const value = input[field];
  if (typeof value === 'string' && isCivilDate(value)) return value;
  throw new IllegalMove('missing-answer', 'Formuläret', { field });
}

export function optional(input: CodedRecord, field: string): string | null {
  const value = input[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Ticked codes; one that is alone may come without a list. */
export function codesIn(input: CodedRecord, field: string): readonly string[] {
  const value = input[field];
  const list = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return list.filter((one): one is string => typeof one === 'string' && one !== '');
}
