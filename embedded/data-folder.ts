import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** Replaces a file in one step: whoever reads it meanwhile sees the old text or the new, never half of one. */
export function writeAtomically(file: string, text: string, mode = 0o644): void {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

/** What must be secret even in a demo, made at the first start and kept with mode 0600. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly oidcClientSecret: string;
  readonly apiClientSecret: string;
  readonly cookieKey: string;
  /** As STAFETT_CODEC_KEYS wants it. */
  readonly codecKeys: string;
}

export function keepSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json');
  let kept: Partial<Secrets> = {};
  try {
    kept = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  } catch {
    // The first start.
  }
  const secrets: Secrets = {
    postgresPassword: kept.postgresPassword ?? randomBytes(24).toString('hex'),
    oidcClientSecret: kept.oidcClientSecret ?? randomBytes(24).toString('hex'),
    apiClientSecret: kept.apiClientSecret ?? randomBytes(24).toString('hex'),
    cookieKey: kept.cookieKey ?? randomBytes(24).toString('hex'),
    codecKeys: kept.codecKeys ?? `k1:${randomBytes(32).toString('base64')}`,
  };
  writeAtomically(file, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
  return secrets;
}

/** Readable to the database's own user, who must be able to pass through it when we run as root. */
export function makeDataFolder(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, 0o755);
}

/** Empties the data folder of everything but downloaded programs, which are the same for every start. */
export async function emptyDataFolder(dataDir: string): Promise<void> {
  for (const entry of await readdir(dataDir).catch((): string[] => [])) {
    if (entry !== 'bin') rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  }
}
