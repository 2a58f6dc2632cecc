/**
 * `npm test`: every test there is, with the servers and the browser they need. `npm test -- <jest's arguments>` runs
 * some of them; only a full run is held against docs/plan-trace.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { unproven } from './plan-trace.mjs';
import { readResults } from './read-results.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const report = path.join(root, 'test', '.out', 'jest.json');
const chosen = process.argv.slice(2);

/** Real servers share the machine with the tests; more at once and deadlines of seconds would be missed. */
const AT_ONCE = 2;

function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stopWith(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
if (!existsSync(jest)) stopWith('The packages are not installed: run `npm install` first.');

const browser = findBrowser();
if (browser.file === undefined) stopWith(browser.missing);

mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });
const run = spawnSync(
  process.execPath,
  [jest, '--json', `--outputFile=${report}`, `--maxWorkers=${AT_ONCE}`, ...chosen],
  // The results go to the file; jest's own words for people go to stderr.
  {
    cwd: root,
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, TZ: 'UTC', CHROMIUM_PATH: browser.file },
  },
);

const results = readResults(report);
const failed = [...results.failed, ...(chosen.length === 0 ? unproven(root, results.tests) : [])];
if (failed.length === 0 && run.status !== 0) failed.push(`the run itself: jest ended with ${run.status ?? run.signal}`);
if (results.tests.length === 0 && failed.length === 0) failed.push('the run itself: no test was found');
for (const one of failed) console.log(`failed: ${one.replace(`${root}${path.sep}`, '')}`);
for (const one of results.skipped) console.log(`skipped: ${one.replace(`${root}${path.sep}`, '')}`);
console.log(`${results.passed} passed, ${failed.length} failed, ${results.skipped.length} skipped`);
process.exitCode = failed.length === 0 ? 0 : 1;
