import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  commandLineOf,
  lastLines,
  ServerStartError,
  spawnServer,
  stopLeftOver,
  untilReady,
} from '../../embedded/server-process';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafett-process-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A server that does nothing until it is asked to end; `deaf` ones do not even listen to that. */
function specOf(script: string) {
  const marker = path.join(folder, 'data');
  return {
    name: 'Sleeper',
    command: process.execPath,
    args: ['-e', script, marker],
    logFile: path.join(folder, 'log'),
    pidFile: path.join(folder, 'pid.json'),
    marker,
  };
}
const patient = 'setInterval(() => {}, 1000)';
const deaf = `process.on("SIGTERM", () => {}); console.log("deaf"); ${patient}`;

describe('a server process', () => {
  test('what a killed run left behind is stopped by the next start, never doubled', async () => {
    const first = await spawnServer(specOf(patient));
    const second = await spawnServer(specOf(patient));
    expect(await commandLineOf(first.pid)).toBe('');
    expect(await commandLineOf(second.pid)).toContain(folder);
    await second.stop();
    expect(await commandLineOf(second.pid)).toBe('');
  });

  test('a process of somebody else that got the same number is left alone', async () => {
    const stranger = spawn(process.execPath, ['-e', patient]);
    await once(stranger, 'spawn');
    const { pidFile, marker } = specOf(patient);
    writeFileSync(pidFile, JSON.stringify({ pid: stranger.pid, marker }));
    expect(await stopLeftOver(pidFile)).toBe(false);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  test('one that does not listen is killed when its time is up', async () => {
    const spec = specOf(deaf);
    const server = await spawnServer(spec);
    await untilReady(server, spec, async () => lastLines(spec.logFile) === 'deaf');
    await server.stop(50);
    expect(await server.exited).toBe('ended by SIGKILL');
  });

  test('one that ends at once is reported with the end of its log', async () => {
    const spec = specOf('console.error("no room left"); process.exit(3)');
    const start = untilReady(await spawnServer(spec), spec, async () => false);
    await expect(start).rejects.toThrow(ServerStartError);
    await expect(start).rejects.toThrow(/Sleeper ended with code 3[\s\S]*no room left/);
  });

  test('a program that does not exist is said in words', async () => {
    const start = spawnServer({ ...specOf(patient), command: path.join(folder, 'nothing') });
    await expect(start).rejects.toThrow(/Sleeper could not be started: .*ENOENT/);
  });
});
