import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readSettings, type SettingFault, type Settings, SettingsError } from '../domain/settings.schema';
import { emptyDataFolder, makeDataFolder } from './data-folder';
import { isFree } from './ports';
import { databaseFolder, databaseUser } from './postgres-user';
import { Progress } from './progress';
import { runningAlready, stopLeftOvers, takeDataFolder } from './single-start';
import { readState } from './state-file';
import { Supervisor } from './supervisor';
import { untilAsked } from './until-asked';

/** The whole stop, whatever a part does. */
const stopWithinMs = 5_000;

/** Something the person can put right; its message is all they need to read. */
class StartRefused extends Error {
  override readonly name = 'StartRefused';
}

/** `npm start`: everything from one command. Resolves when everything has been stopped. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reset: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
    },
  });
  const settings = readSettings(process.env);
  const demo = demoWanted(settings);
  const dataDir = path.resolve(settings.STAFETT_DATA);
  makeDataFolder(dataDir);
  if (values.reset) await reset(dataDir, values.yes);
  const giveBack = await takeDataFolder(dataDir);
  if (typeof giveBack !== 'function') {
    console.log(`Stafett already runs (process ${giveBack.pid}): ${readState(dataDir)?.address ?? 'it is starting'}`);
    return;
  }
  try {
    await supervise(settings, dataDir, demo, demo && !values.empty);
  } finally {
    giveBack();
  }
}

async function supervise(settings: Settings, dataDir: string, demo: boolean, seeded: boolean): Promise<void> {
  await stopLeftOvers(dataDir);
  if (!(await isFree(settings.STAFETT_PORT))) {
    throw new StartRefused(
      `Port ${settings.STAFETT_PORT} is used by another program: stop it, or choose another port with STAFETT_PORT=7200 npm start.`,
    );
  }
  const progress = new Progress();
  const supervisor = new Supervisor({ settings, dataDir, demo, progress });
  const asked = untilAsked();
  const running = run(supervisor, progress, { openToAll: !demo && settings.OIDC_ISSUER === undefined, seeded });
  try {
    await Promise.race([asked, running]);
  } finally {
    progress.line('Stopping');
    const late = setTimeout(() => {
      supervisor.killNow();
      process.exit(1);
    }, stopWithinMs);
    // What still waits inside the start fails when its servers go away; nobody needs to hear of it any more.
    running.catch(() => undefined);
    await supervisor.stop();
    clearTimeout(late);
  }
}

const forever = new Promise<never>(() => undefined);

/** Settles only when the start fails: the parts then run until somebody asks for the end. */
async function run(
  supervisor: Supervisor,
  progress: Progress,
  { openToAll, seeded }: { openToAll: boolean; seeded: boolean },
): Promise<never> {
  const startedAt = performance.now();
  const address = await supervisor.start();
  if (supervisor.isStopping) return forever;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  progress.line(
    supervisor.webAnswers
      ? `Stafett: ${address} (ready in ${seconds} s, Ctrl-C stops it)`
      : `Stafett does not answer yet at ${address}`,
  );
  if (openToAll)
    progress.line('Signing in needs no password: set OIDC_ISSUER to use an identity provider of your own.');
  if (seeded) await supervisor.seedDemo();
  return forever;
}

/** On unless an outside Temporal is named: the time machine moves every open case of the server it is pointed at. */
function demoWanted(settings: Settings): boolean {
  const outside = settings.TEMPORAL_ADDRESS !== undefined;
  const said = (process.env['STAFETT_DEMO'] ?? '').trim() !== '';
  if (said && settings.STAFETT_DEMO && outside) {
    const fault: SettingFault = { name: 'STAFETT_DEMO', problem: 'refused together with TEMPORAL_ADDRESS' };
    throw new SettingsError([fault]);
  }
  return said ? settings.STAFETT_DEMO : !outside;
}

async function reset(dataDir: string, sure: boolean): Promise<void> {
  const running = await runningAlready(dataDir);
  if (running !== undefined) {
    throw new StartRefused(`Stafett runs on ${dataDir} (process ${running.pid}): stop it before you start afresh.`);
  }
  const kept = readdirSync(dataDir).filter((entry) => entry !== 'bin');
  if (kept.length === 0) return;
  if (!sure && !(await confirmed(`Delete all cases and keys in ${dataDir}?`))) {
    throw new StartRefused('Nothing was deleted. `npm start -- --reset --yes` does it without asking.');
  }
  const database = databaseFolder(dataDir, databaseUser());
  if (existsSync(database)) rmSync(database, { recursive: true, force: true });
  await emptyDataFolder(dataDir);
}

async function confirmed(question: string): Promise<boolean> {
  if (process.stdin.isTTY !== true) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|j|ja)$/i.test((await terminal.question(`${question} (y/N) `)).trim());
  } finally {
    terminal.close();
  }
}

/** Called by start.mjs when the programs have been compiled. */
export async function start(): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
