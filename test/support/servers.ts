import { rmSync } from 'node:fs';

interface Servers {
  readonly dataDir: string;
  /** In the order they are stopped. */
  readonly servers: readonly { stop(): Promise<void> }[];
}

/** Setup and teardown of jest are loaded apart but run in one process: the global object is what they share. */
const KEY = Symbol.for('stafett test servers');
const shared = globalThis as { [KEY]?: Servers };

export function keepServers(servers: Servers): void {
  shared[KEY] = servers;
}

export async function stopServers(): Promise<void> {
  const kept = shared[KEY];
  delete shared[KEY];
  for (const server of kept?.servers ?? []) await server.stop();
  if (kept !== undefined) rmSync(kept.dataDir, { recursive: true, force: true });
}
