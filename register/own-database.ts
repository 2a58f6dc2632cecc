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

/** The same for a program that also asks Temporal: what is missing in the environment of whoever runs it by hand. */
export function ownAddresses(dataDir: string): Readonly<Record<string, string>> {
  const port = read<{ readonly ports?: { readonly temporal?: number } }>(path.join(dataDir, 'state.json'))?.ports
    ?.temporal;
  const keys = read<{ readonly codecKeys?: string }>(path.join(dataDir, 'secrets.json'))?.codecKeys;
  const database = ownDatabaseUrl(dataDir);
  return {
    ...(database === null ? {} : { DATABASE_URL: database }),
    ...(port === undefined ? {} : { TEMPORAL_ADDRESS: `127.0.0.1:${port}` }),
    ...(keys === undefined ? {} : { STAFETT_CODEC_KEYS: keys }),
  };
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
