import { partsOf, weekday } from './calendar/civil-date';
import { localDate, localTime } from './calendar/stockholm';
import type { CivilDate, Instant } from './instant';

// No `Intl`: pages, mails and the workflow must say the same words on every machine.
const WEEKDAYS = ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'] as const;
const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** "april", for month 1-12. */
export function monthInWords(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** "tors 12 mars"; with the year ("tors 12 mars 2027") unless it is the year of `seenFrom`. */
export function dayInWords(date: CivilDate, seenFrom?: CivilDate): string {
  const { year, month, day } = partsOf(date);
  const words = `${WEEKDAYS[weekday(date) - 1]} ${day} ${monthInWords(month)}`;
  return seenFrom === undefined || partsOf(seenFrom).year === year ? words : `${words} ${year}`;
}

/** "kl. 15.00", Swedish time. */
export function timeInWords(instant: Instant): string {
  return `kl. ${localTime(instant).replace(':', '.')}`;
}

/** "tors 12 mars kl. 15.00", Swedish time; with the year unless it is the year of `seenFrom`. */
export function momentInWords(instant: Instant, seenFrom?: CivilDate): string {
  return `${dayInWords(localDate(instant), seenFrom)} ${timeInWords(instant)}`;
}

/** "a, b och c". */
export function listInWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`;
}
