import type { CivilDate } from '../instant';
import type { AbsenceKind } from './absence';
import type { AbsenceField, AbsenceWish } from './set-absence';

/** A line of a list from the staff system, read; its number as an editor counts. */
export interface ReadLine {
  readonly line: number;
  readonly wish: AbsenceWish;
}

export interface LineFault {
  readonly line: number;
  readonly rule: string;
  readonly field: AbsenceField | 'kind' | 'line';
  /** What stood there. */
  readonly was: string;
}

/** Columns, in this order: who, first day, last day (empty: until further notice), kind, deputy (empty: the head). */
const COLUMNS = 5;
const LONGEST = 2_000;

/** The words of the kinds as a staff system writes them, in small letters. */
const KINDS: Readonly<Record<string, AbsenceKind>> = {
  semester: 'holiday',
  sjuk: 'sick',
  sjukdom: 'sick',
  ledig: 'leave',
  tjänstledig: 'leave',
  föräldraledig: 'leave',
  annat: 'other',
};

/**
 * Reads a pasted list, `;`, `,` or tab between the columns, a heading or not. Every fault of every line is told;
 * whoever calls saves nothing while there is one. People are named by id or work address: names are not unique.
 */
export function readAbsences(
  text: string,
  people: readonly { readonly id: string; readonly email: string }[],
): { readonly read: readonly ReadLine[]; readonly faults: readonly LineFault[] } {
  const known = new Map(
    people.flatMap(
      ({ id, email }) =>
        [
          [id, id],
          [email.toLowerCase(), id],
        ] as const,
    ),
  );
  const read: ReadLine[] = [];
  const faults: LineFault[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  for (const [index, whole] of lines.entries()) {
    const line = index + 1;
    if (whole.trim() === '' || (line === 1 && isHeading(whole))) continue;
    if (read.length + faults.length >= LONGEST) {
      faults.push({ line, rule: 'import-too-long', field: 'line', was: '' });
      break;
    }
    const cells = cellsOf(whole);
    if (cells.length < 3 || cells.length > COLUMNS) {
      faults.push({ line, rule: 'import-columns', field: 'line', was: whole.slice(0, 80) });
      continue;
    }
    const [who = '', from = '', to = '', kindWord = '', deputyWord = ''] = cells;
    const kind = kindWord === '' ? 'other' : KINDS[kindWord.toLowerCase()];
    const person = known.get(who.toLowerCase());
    const deputy = deputyWord === '' ? null : known.get(deputyWord.toLowerCase());
    if (person === undefined) faults.push({ line, rule: 'absence-of-whom', field: 'person', was: who });
    if (kind === undefined) faults.push({ line, rule: 'import-kind', field: 'kind', was: kindWord });
    if (deputy === undefined) faults.push({ line, rule: 'deputy-not-here', field: 'deputy', was: deputyWord });
    if (person === undefined || kind === undefined || deputy === undefined) continue;
    const last: CivilDate | null = to === '' ? null : to;
    read.push({ line, wish: { person, kind, from, to: last, deputy } });
  }
  return { read, faults };
}

function isHeading(line: string): boolean {
  return /^"?(person|vem|namn|id|e-post)"?\s*[;,\t]/i.test(line);
}

/** Splits at the first separator that the line has of `;`, tab, `,`; quotes round a cell are taken off. */
function cellsOf(line: string): readonly string[] {
  const between = [';', '\t', ','].find((one) => line.includes(one)) ?? ';';
  return line.split(between).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}
