import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The rows of docs/plan-trace.md: which tests carry out a sentence of the plan. A row's last column holds either
 * `file: title` pairs in backticks, or `later: title of the issue`.
 */
export function readPlanTrace(root) {
  const lines = readFileSync(path.join(root, 'docs', 'plan-trace.md'), 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !line.startsWith('| Sentence') && !line.startsWith('|---'))
    .map((line) => {
      const [sentence = '', carriedOut = '', proof = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      const later = /^later: (.+)$/.exec(proof)?.[1] ?? null;
      const tests = [...proof.matchAll(/`([^`]+?\.tsx?): ([^`]+)`/g)].map(([, file, title]) => ({ file, title }));
      const files = [...carriedOut.matchAll(/`([^`]+)`/g)].map(([, file]) => file);
      return { sentence, files, later, tests };
    });
}

/** The tests of the trace that did not run and pass, as sentences. */
export function unproven(root, ran) {
  return readPlanTrace(root)
    .flatMap((row) => row.tests)
    .filter(({ file, title }) => {
      const same = ran.filter((one) => path.relative(root, one.file) === file && one.title === title);
      return same.length === 0 || same.some((one) => one.status !== 'passed');
    })
    .map(({ file, title }) => `docs/plan-trace.md names a test that did not pass: ${file}: ${title}`);
}
