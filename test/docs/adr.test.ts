import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const folder = path.join(root, 'docs', 'adr');
/** What fits on a printed page. */
const LINES_A_PAGE = 55;

const records = readdirSync(folder).map((name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const flat = text.replace(/\s+/g, ' ');
  const proof = flat.slice(flat.indexOf('**Proof.**'));
  const paths = [
    ...flat.matchAll(/`((?:domain|workflows|activities|register|client|worker|embedded|test)\/[\w./-]*)`/g),
  ];
  return {
    name,
    lines: text.trimEnd().split('\n').length,
    places: paths.map(([, place]) => place ?? ''),
    tests: [...proof.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file ?? ''),
    titles: [...proof.matchAll(/"([^"]+)"/g)].map(([, title]) => title ?? ''),
  };
});

test.each(records)('$name fits on a page and speaks of files that exist', ({ lines, places }) => {
  expect(lines).toBeLessThanOrEqual(LINES_A_PAGE);
  expect(places.length).toBeGreaterThan(0);
  expect(places.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
});

test.each(records)('$name names tests that exist as its proof', ({ tests, titles }) => {
  const code = tests.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
  expect(titles.length).toBeGreaterThan(0);
  expect(titles.filter((title) => !code.includes(title))).toEqual([]);
});

test('decisions are numbered without gaps', () => {
  const numbers = records.map(({ name }) => Number.parseInt(name, 10)).toSorted((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
});
