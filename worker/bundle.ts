import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { type BundleOptions, bundleWorkflowCode, type WorkflowBundlePath } from '@temporalio/worker';
import { failureConverterPath } from '../activities/codec';

/** Found by module name, so that tests bundle the .ts and production the .js. */
const workflowsPath = require.resolve('../workflows');
const topFolder = dirname(dirname(workflowsPath));

/** How many bundles of older code are kept beside the present one. */
const KEPT = 2;

const quiet = () => undefined;

/**
 * Bundles the workflows exported by a module; takes a few seconds. Quiet: webpack's own lines say nothing to an operator.
 *
 * The module and all it imports are read once a worker, not once a case: the tables and the compiled code of every routine
 * are the same for all. So nothing there may remember anything of a case (docs/adr/014).
 */
export async function buildBundle(
  path: string = workflowsPath,
  more: Pick<BundleOptions, 'workflowInterceptorModules'> = {},
): Promise<{ readonly code: string }> {
  return bundleWorkflowCode({
    ...more,
    workflowsPath: path,
    preloadModules: [path],
    failureConverterPath,
    logger: {
      log: quiet,
      trace: quiet,
      debug: quiet,
      info: quiet,
      warn: quiet,
      error: (m: string) => process.stderr.write(`${m}\n`),
    },
  });
}

/**
 * The bundle of this very code, built once and kept under `dataFolder`, so that a warm start does not wait for it.
 * The file's name is the hash of what it is made of.
 */
export async function cachedBundle(dataFolder: string): Promise<WorkflowBundlePath> {
  const folder = join(dataFolder, 'bundles');
  const codePath = join(folder, `${await fingerprint()}.js`);
  if (!(await exists(codePath))) {
    await mkdir(folder, { recursive: true });
    const { code } = await buildBundle();
    // Two workers may start at once: a half written file must never be found under the final name.
    const half = `${codePath}.${process.pid}`;
    await writeFile(half, code);
    await rename(half, codePath);
    await dropOld(folder);
  }
  return { codePath };
}

/** Hash of every file the bundle may hold, and of the SDK's version. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(require.resolve('@temporalio/worker/package.json')));
  // This file says how it is bundled.
  const files = [failureConverterPath, __filename];
  for (const folder of ['domain', 'workflows']) {
    const entries = await readdir(join(topFolder, folder), { recursive: true, withFileTypes: true });
    const code = entries.filter((entry) => entry.isFile() && ['.js', '.ts', '.json'].includes(extname(entry.name)));
    files.push(...code.map((entry) => join(entry.parentPath, entry.name)).toSorted());
  }
  for (const file of files) hash.update(file.slice(topFolder.length)).update(await readFile(file));
  return hash.digest('hex').slice(0, 24);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function dropOld(folder: string): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const old = files.toSorted((a, b) => b.at - a.at).slice(KEPT + 1);
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })));
}
