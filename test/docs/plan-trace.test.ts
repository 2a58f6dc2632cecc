import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlanTrace, unproven } from '../plan-trace.mjs';

const root = path.join(__dirname, '..', '..');
const rows = readPlanTrace(root);
const named = rows.flatMap((row) => row.tests);

/** The title as it is written in the test, in whichever quotes. */
function hasTest(file: string, title: string): boolean {
  const place = path.join(root, file);
  if (!existsSync(place)) return false;
  const code = readFileSync(place, 'utf8');
  return ["'", '"', '`'].some((quote) => code.includes(`${quote}${title}${quote}`));
}

test('every sentence of the plan is carried out, still to come by name, or asks for nothing', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => row.tests.length === 0 && row.later === '')).toEqual([]);
  expect(rows.filter((row) => (row.tests.length === 0) !== (row.files.length === 0))).toEqual([]);
});

test('no sentence of the plan stands twice', () => {
  const sentences = rows.map((row) => row.sentence);
  expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([]);
});

test('every file that carries out the plan exists', () => {
  expect(rows.flatMap((row) => row.files).filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
});

test('every test that the plan is held to exists', () => {
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ file, title }) => !hasTest(file, title))).toEqual([]);
});

test('a named test that failed, or did not run, is told after the run', () => {
  const ran = named.map((one) => ({ ...one, file: path.join(root, one.file), status: 'passed' }));
  expect(unproven(root, ran)).toEqual([]);
  expect(unproven(root, ran.slice(1))).toHaveLength(1);
  expect(unproven(root, [...ran.slice(1), { ...ran[0]!, status: 'failed' }])).toHaveLength(1);
});
