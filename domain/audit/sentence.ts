import { localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { processByName, processNames } from '../processes';
import { dayInWords } from '../swedish-dates';
import { checkByKey } from './checks';
import type { Found } from './found';

export interface Naming {
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Whether whoever reads may be told this case's reference. */
  readonly mayName: (ref: string) => boolean;
  /** When it is read: a day of another year is written with its year. */
  readonly now: Instant;
}

/** One Swedish sentence: what is wrong, and since when. Staff are named, the people of a case never. */
export function findingSentence(
  { check, values, since }: Pick<Found, 'check' | 'values' | 'since'>,
  naming: Naming,
): string {
  const filled = checkByKey(check).sentence.replace(/\{(\w+)\}/g, (_, name: string) =>
    word(name, values[name], naming),
  );
  return `${filled}, sedan ${dayInWords(localDate(since), localDate(naming.now))}.`;
}

function word(name: string, value: unknown, { units, people, mayName, now }: Naming): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (name) {
    case 'unit':
      return units.find(({ id }) => id === text)?.name ?? text;
    case 'person':
      return people.find(({ id }) => id === text)?.name ?? text;
    case 'task':
      return labelOf(text);
    case 'on':
      return dayInWords(text, localDate(now));
    case 'other':
      return mayName(text) ? text : 'ett som du inte får se';
    default:
      return text;
  }
}

function labelOf(kind: string): string {
  const process = processNames.map(processByName).find(({ tasks }) => tasks[kind] !== undefined);
  return process?.tasks[kind]?.label ?? kind;
}
