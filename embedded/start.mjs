#!/usr/bin/env node
// Plain JavaScript, because nothing is compiled yet when it runs: checks what is needed, compiles, hands over.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Stafett needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
if (!existsSync('node_modules/typescript')) stop('Run `npm install` first.');

await run('Compiling', path.join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json']);
await run("Putting the pages' style in place", process.execPath, [path.join('dist', 'client', 'copy-assets.js')]);

const { start } = createRequire(import.meta.url)(path.join(root, 'dist', 'embedded', 'main.js'));
await start();
// Whatever a library still keeps open must not keep a stopped program alive.
process.exit();

/** Says what it is doing when that takes longer than a second. */
async function run(title, command, args) {
  const announce = setTimeout(() => console.log(`${title} ...`), 1_000);
  const [code] = await once(spawn(command, args, { stdio: 'inherit' }), 'exit');
  clearTimeout(announce);
  if (code !== 0) stop(`${title} failed; see above.`);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
