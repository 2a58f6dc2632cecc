import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { buildBundle } from '../worker/bundle';

export type SideName = 'bare' | 'stafett';

const quiet = () => undefined;
const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };

/** Bundles both sides' workflows once, so that a worker's start is not measured with webpack in it. */
export async function bundles(folder: string): Promise<Readonly<Record<SideName, string>>> {
  const bare = await bundleWorkflowCode({ workflowsPath: require.resolve('./bare/workflow'), logger });
  const stafett = await buildBundle(require.resolve('./stafett/workflow'));
  const files = { bare: path.join(folder, 'bare.js'), stafett: path.join(folder, 'stafett.js') };
  writeFileSync(files.bare, bare.code);
  writeFileSync(files.stafett, stafett.code);
  return files;
}
