#!/usr/bin/env node
// Plain JavaScript, because nothing is compiled yet when it runs: checks what is needed, compiles, hands over.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const build = JSON.parse(readFileSync('tsconfig.build.json', 'utf8'));
const sources = [...build.include, 'tsconfig.json', 'tsconfig.build.json'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Stafett needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
if (!existsSync('node_modules/typescript')) stop('Run `npm install` first.');

// Written when everything compiled: a warm start with nothing changed since need not ask the compiler.
const stamp = path.join('dist', '.compiled');
if (newestOf([...sources, 'package-lock.json']) >= newestOf([stamp])) {
  const began = new Date();
  await run('Compiling', path.join('node_modules', '.bin', 'tsc'), ['-p', 'tsconfig.build.json']);
  await run("Putting the pages' style in place", process.execPath, [path.join('dist', 'client', 'copy-assets.js')]);
  writeFileSync(stamp, '');
  // What was changed while the compiler ran is newer than this, and compiled next time.
  utimesSync(stamp, began, began);
}

const { start } = createRequire(import.meta.url)(path.join(root, 'dist', 'embedded', 'main.js'));
await start();
// Whatever a library still keeps open must not keep a stopped program alive.
process.exit();

/** When the last of these files, or of those in these folders, was changed; a removed file changes its folder. */
function newestOf(names) {
  return Math.max(
    0,
    ...names.map((name) => {
      const entry = statSync(name, { throwIfNoEntry: false });
      if (!entry?.isDirectory()) return entry?.mtimeMs ?? 0;
      return Math.max(entry.mtimeMs, newestOf(readdirSync(name).map((child) => path.join(name, child))));
    }),
  );
}

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
