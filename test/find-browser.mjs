import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Snap's stand-in for Chromium is on PATH and runs nothing: only a browser that tells its version counts. */
function runs(file) {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

function onPath(env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).filter((file) => existsSync(file));
}

function playwrightsOwn() {
  try {
    const file = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
    return existsSync(file) ? [file] : [];
  } catch {
    return [];
  }
}

/** Debian's package, when we may install it. */
function fromApt(env, say) {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return [];
  say('No browser found: installing chromium with apt-get');
  const asked = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], asked);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], asked);
  return onPath(env);
}

/**
 * The browser of the journeys: CHROMIUM_PATH, one on PATH, playwright-core's own, apt-get when root. A CHROMIUM_PATH
 * that does not run is a fault, not a reason to look on: the one who set it would test another browser unknowingly.
 * @returns the file, or the sentence that says what to do
 */
export function findBrowser(env = process.env, say = (line) => console.log(line)) {
  const configured = env.CHROMIUM_PATH ?? '';
  if (configured !== '') {
    if (runs(configured)) return { file: configured };
    return { missing: `CHROMIUM_PATH is ${configured}, which does not run: point it at a Chromium or Chrome.` };
  }
  for (const look of [onPath, playwrightsOwn, (of) => fromApt(of, say)]) {
    const file = look(env).find(runs);
    if (file !== undefined) return { file };
  }
  return {
    missing:
      'The browser journeys need a Chromium: `npx playwright-core install chromium`, or `apt-get install chromium`, or set CHROMIUM_PATH.',
  };
}
