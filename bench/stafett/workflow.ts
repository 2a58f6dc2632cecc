import type { StartCase } from '../../workflows/messages';
import { relayCase } from '../../workflows/relay';
import { benchProcess } from './process';
import { benchRoutine } from './routine';

/** A worker of the product carries every routine. */
export * from '../../workflows';

export async function benchCase(start: StartCase): Promise<void> {
  await relayCase(benchProcess, benchRoutine, start);
}
