import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Whom the database runs as: PostgreSQL refuses to run as root. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/** The user `postgres` where there is one, else `nobody`; undefined when we are an ordinary user ourselves. */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether another user may pass through every folder on the way (root's home is often closed). */
export function canBeReached(folder: string): boolean {
  for (let here = path.resolve(folder); ; here = path.dirname(here)) {
    const mode = statSync(here, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined && (mode & 0o001) === 0) return false;
    if (here === path.dirname(here)) return true;
  }
}

/**
 * Where the database lives: in the data folder, or beside it in a place that the database's own user can reach, always
 * the same for the same data folder.
 */
export function databaseFolder(dataDir: string, user: DatabaseUser | undefined): string {
  if (user === undefined || canBeReached(dataDir)) return path.join(path.resolve(dataDir), 'postgres');
  return path.join(reachableFolder(dataDir), 'postgres');
}

/** Programs from node_modules under root's home are copied to where the database's own user may run them. */
export function reachablePrograms(folder: string, user: DatabaseUser | undefined): string {
  if (user === undefined || canBeReached(folder)) return folder;
  const home = path.join(reachableFolder(folder), 'native');
  if (!existsSync(path.join(home, 'bin', 'postgres'))) {
    cpSync(path.dirname(folder), home, { recursive: true, verbatimSymlinks: true });
  }
  return path.join(home, 'bin');
}

function reachableFolder(of: string): string {
  const name = createHash('sha256').update(path.resolve(of)).digest('hex').slice(0, 16);
  const folder = path.join('/var/tmp', `stafett-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  // Somebody else may have made a folder of that name: never trust one that is not root's.
  if (statSync(folder).uid !== 0) throw new Error(`${folder} belongs to somebody else; remove it`);
  return folder;
}

/** Makes an empty folder that only the database's user may read. */
export function giveTo(folder: string, user: DatabaseUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
}
