import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The rows of docs/plan-trace.md: the plan's sentence, the files that carry it out, the tests that hold them to it
 * (`file: title`), and what is still to come.
 */
export function readPlanTrace(root) {
  const lines = readFileSync(path.join(root, 'docs', 'plan-trace.md'), 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Sentence'))
    .map((line) => {
      const [sentence = '', files = '', tests = '', later = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return {
        sentence,
        files: [...files.matchAll(/`([^`]+)`/g)].map(([, file]) => file),
        tests: [...tests.matchAll(/`([^`]+?\.tsx?): ([^`]+)`/g)].map(([, file, title]) => ({ file, title })),
        later,
      };
    });
}

/** The tests of the trace that did not run and pass, as sentences. */
export function unproven(root, ran) {
  const named = new Map(
    readPlanTrace(root).flatMap((row) => row.tests.map((one) => [`${one.file}: ${one.title}`, one])),
  );
  return [...named.values()]
    .filter(({ file, title }) => {
      const same = ran.filter((one) => path.relative(root, one.file) === file && one.title === title);
      return same.length === 0 || same.some((one) => one.status !== 'passed');
    })
    .map(({ file, title }) => `docs/plan-trace.md names a test that did not pass: ${file}: ${title}`);
}
