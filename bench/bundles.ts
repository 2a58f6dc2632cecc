import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { buildBundle } from '../worker/bundle';

export type SideName = 'bare' | 'floor' | 'stafett';

const quiet = () => undefined;
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Bundles every side's workflow once, so that a worker's start is not measured with webpack in it. */
export async function bundles(folder: string): Promise<Readonly<Record<SideName, string>>> {
  const bare = await bundleWorkflowCode({ workflowsPath: require.resolve('./bare/workflow'), logger });
  const floor = await bundleWorkflowCode({ workflowsPath: require.resolve('./floor/workflow'), logger });
  const stafett = await buildBundle(require.resolve('./stafett/workflow'));
  const files = {
    bare: path.join(folder, 'bare.js'),
    floor: path.join(folder, 'floor.js'),
    stafett: path.join(folder, 'stafett.js'),
  };
  writeFileSync(files.bare, bare.code);
  writeFileSync(files.floor, floor.code);
  writeFileSync(files.stafett, stafett.code);
  return files;
}
