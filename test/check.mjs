/** `npm run check`: types, lint, format and the tests that need no server, all at once; for before every commit. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const checks = {
  // Only what has changed since the last check; the whole run in .ci/run begins from nothing.
  types: ['tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', 'test/.out/check.tsbuildinfo'],
  lint: ['oxlint', '--quiet'],
  format: ['biome', 'format', '.'],
  unit: ['jest', '--selectProjects', 'unit', '--maxWorkers=2'],
};

function run([command, ...words]) {
  return new Promise((done) => {
    // A few random lives before every commit; the whole run walks a thousand.
    const env = { STAFETT_RANDOM_CASES: '5', ...process.env };
    const child = spawn(path.join(root, 'node_modules', '.bin', command), words, { cwd: root, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
    child.on('error', (error) => done({ fine: false, said: `${error.message} (is \`npm install\` done?)` }));
    child.on('close', (status) => done({ fine: status === 0, said }));
  });
}

const begun = Date.now();
const results = await Promise.all(
  Object.entries(checks).map(async ([name, command]) => {
    const { fine, said } = await run(command);
    // What went well is silent: only faults are worth the scrolling.
    if (!fine) console.log(said);
    console.log(`${fine ? 'ok    ' : 'FAULT '} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    return fine;
  }),
);
process.exitCode = results.every(Boolean) ? 0 : 1;
