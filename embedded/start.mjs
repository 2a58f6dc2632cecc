#!/usr/bin/env node
// Plain JavaScript, because nothing is compiled yet when it runs: checks what is needed, compiles, hands over.
import { spawnSync } from 'node:child_process';
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

const compiler = path.join('node_modules', '.bin', 'tsc');
const first = !existsSync('dist/.tsbuildinfo');
if (first) console.log('Compiling (once) ...');
const compiled = spawnSync(compiler, ['-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (compiled.status !== 0) stop('The sources do not compile; see above.');
const assets = path.join('dist', 'client', 'copy-assets.js');
if (existsSync(assets) && spawnSync(process.execPath, [assets], { stdio: 'inherit' }).status !== 0) {
  stop("The pages' style could not be put in place; see above.");
}

const { start } = createRequire(import.meta.url)(path.join(root, 'dist', 'embedded', 'main.js'));
await start();
// Whatever a library still keeps open must not keep a stopped program alive.
process.exit();

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
