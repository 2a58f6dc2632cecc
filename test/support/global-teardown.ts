import { stopServers } from './servers';

/** Leaves no process and no folder behind; a second project of the same run finds nothing left to stop. */
export default async function globalTeardown(): Promise<void> {
  await stopServers();
}
