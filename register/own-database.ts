import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The database that `npm start` keeps on a data folder, so that `npm run register:verify` needs no address while it
 * runs; null when the folder has none.
 */
export function ownDatabaseUrl(dataDir: string): string | null {
  const port = read<{ readonly ports?: { readonly postgres?: number } }>(path.join(dataDir, 'state.json'))?.ports
    ?.postgres;
  const password = read<{ readonly postgresPassword?: string }>(path.join(dataDir, 'secrets.json'))?.postgresPassword;
  if (port === undefined || password === undefined) return null;
  return `postgres://stafett:${password}@127.0.0.1:${port}/stafett`;
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
