import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { processByName, processNames } from '../../domain/processes';

const root = path.join(__dirname, '..', '..');

interface Row {
  readonly term: string;
  readonly identifier: string;
  readonly file: string;
}

const rows: readonly Row[] = readFileSync(path.join(root, 'docs', 'glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Term'))
  .map((line) => {
    const [term = '', identifier = '', file = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim().replaceAll('`', ''));
    return { term, identifier, file };
  });

/** A code stands in quotes; a name stands alone, not as a part of a longer one. */
function isIn(code: string, identifier: string): boolean {
  if (identifier.startsWith("'")) return code.includes(identifier);
  return new RegExp(`(?<![\\w$])${identifier}(?![\\w$])`).test(code);
}

function missing({ identifier, file }: Row): boolean {
  const place = path.join(root, file);
  return !existsSync(place) || !isIn(readFileSync(place, 'utf8'), identifier);
}

test('every word of the glossary leads to something that exists', () => {
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(missing)).toEqual([]);
});

test('a word whose identifier is gone would be seen', () => {
  const [first] = rows as [Row];
  expect(missing({ ...first, identifier: 'Batons' })).toBe(true);
  expect(missing({ ...first, identifier: 'Bato' })).toBe(true);
  expect(missing({ ...first, file: 'domain/gone.ts' })).toBe(true);
});

test('each Swedish word means one thing, and each thing has one Swedish word', () => {
  const terms = rows.map((row) => row.term.toLowerCase());
  const things = rows.map((row) => `${row.identifier} in ${row.file}`);
  expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
  expect(things.filter((thing, at) => things.indexOf(thing) !== at)).toEqual([]);
});

test.each(processNames.map((name) => [processByName(name).label, processByName(name)] as const))(
  'every stage of %s is in the glossary by the words staff read',
  (_, process) => {
    const known = rows.map((row) => `${row.term}: ${row.identifier}`);
    expect(
      process.stages.map((stage) => `${stage.label}: '${stage.name}'`).filter((one) => !known.includes(one)),
    ).toEqual([]);
  },
);
