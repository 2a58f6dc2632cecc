import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { writeAtomically } from './data-folder';

export const loopback = '127.0.0.1';

/** Whether nobody listens on this port of the loopback address. */
export function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

/**
 * Below the ports that systems hand out to outgoing connections: one of those may be taken by anybody while our part is
 * down, and the part could not come back on it.
 */
const lowestPort = 20_000;
const highestPort = 31_999;

/** A port nobody listens on; `preferred` if it is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred))) return preferred;
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = randomInt(lowestPort, highestPort + 1);
    if (await isFree(port)) return port;
  }
  return listenOnce(0);
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });
}

export type PortName =
  | 'postgres'
  | 'temporal'
  | 'temporal-ui'
  | 'temporal-metrics'
  | 'smtp'
  | 'mailbox'
  | 'identity-provider'
  | 'worker'
  | 'worker-2';
export type Ports = Readonly<Record<PortName, number>>;

const portNames: readonly PortName[] = [
  'postgres',
  'temporal',
  'temporal-ui',
  'temporal-metrics',
  'smtp',
  'mailbox',
  'identity-provider',
  'worker',
  'worker-2',
];

/**
 * A free port for every part, the same as last time where possible: sign-ins and bookmarks survive a restart.
 * Written to ports.json in the data folder.
 */
export async function choosePorts(dataDir: string): Promise<Ports> {
  const file = path.join(dataDir, 'ports.json');
  const last = readPorts(file);
  const chosen: Partial<Record<PortName, number>> = {};
  for (const name of portNames) {
    let port = await freePort(last[name]);
    while (Object.values(chosen).includes(port)) port = await freePort();
    chosen[name] = port;
  }
  writeAtomically(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen as Ports;
}

function readPorts(file: string): Partial<Record<PortName, number>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<PortName, number>>;
  } catch {
    return {};
  }
}
