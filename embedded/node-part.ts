import { existsSync } from 'node:fs';
import path from 'node:path';
import { type ServerProcess, pidFileOf, spawnServer, untilReady } from './server-process';
import { MissingPartError } from './supervised-part';

export interface NodePart {
  readonly name: string;
  /** The compiled program, relative to the folder of all compiled programs. */
  readonly program: string;
  readonly args?: readonly string[];
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers with status 200 when the part is ready. */
  readonly readyUrl: string;
  readonly readyTimeoutMs?: number;
}

/** Where the compiler puts everything: this file runs from dist/embedded. */
export const compiledFolder = path.join(__dirname, '..');

/**
 * Starts one of our own programs as a process that ends when we do.
 * @throws MissingPartError when it has not been built.
 * @throws ServerStartError when it ends at once or does not answer.
 */
export async function startNodePart(part: NodePart): Promise<ServerProcess> {
  const program = path.join(compiledFolder, part.program);
  if (!existsSync(program)) throw new MissingPartError(`dist/${part.program} has not been built`);
  const spec = {
    name: part.name,
    command: process.execPath,
    args: ['--enable-source-maps', '-r', path.join(__dirname, 'follow-parent.js'), program, ...(part.args ?? [])],
    env: { ...part.env, TZ: 'UTC' },
    logFile: path.join(part.dataDir, 'logs', `${part.name}.log`),
    pidFile: pidFileOf(part.dataDir, part.name),
    marker: program,
    followsParent: true,
  };
  const server = await spawnServer(spec);
  await untilReady(server, spec, () => answersWell(part.readyUrl), part.readyTimeoutMs ?? 60_000);
  return server;
}

async function answersWell(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await response.body?.cancel();
  return response.ok;
}
