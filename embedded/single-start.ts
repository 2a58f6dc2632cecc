import { closeSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pidFileOf, rememberedProcess, stopLeftOver } from './server-process';

/** Another supervisor already works on this data folder. */
export interface RunningAlready {
  readonly pid: number;
}

const fileName = 'supervisor.pid.json';
/** Stands in the command line of every `npm start`. */
const marker = 'start.mjs';

/** Who supervises this data folder now, if anybody. */
export async function runningAlready(dataDir: string): Promise<RunningAlready | undefined> {
  return rememberedProcess(path.join(dataDir, fileName));
}

/**
 * Takes the data folder for this process: of two starts at the same moment one gets it.
 * Returns how to give it back, or who has it.
 */
export async function takeDataFolder(dataDir: string): Promise<(() => void) | RunningAlready> {
  const file = path.join(dataDir, fileName);
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, JSON.stringify({ pid: process.pid, marker }));
      closeSync(handle);
      return () => {
        rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = await runningAlready(dataDir);
    if (other !== undefined && other.pid !== process.pid) return other;
    rmSync(file, { force: true });
  }
}

/** Ends every part that a killed supervisor left behind: before the ports are chosen, so that they stay the same. */
export async function stopLeftOvers(dataDir: string): Promise<void> {
  const folder = path.dirname(pidFileOf(dataDir, 'any'));
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return; // The first start.
  }
  await Promise.all(names.map((name) => stopLeftOver(path.join(folder, name))));
}
