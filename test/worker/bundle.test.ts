import { buildBundle } from '../../worker/bundle';

const TWO_MEGABYTES = 2 * 1024 * 1024;
/** zod alone costs 591 KiB and 18.6 ms per cached workflow; the others reach for a network or a disk. */
const NOT_IN_A_WORKFLOW = [
  'zod',
  'nodemailer',
  'hono',
  'pg',
  'kysely',
  'date-holidays',
  'temporal-polyfill',
  'personnummer',
];

describe('what a workflow is made of', () => {
  let code = '';
  beforeAll(async () => {
    code = (await buildBundle()).code;
  });

  /** webpack names each module it holds by its path. */
  function modulesFrom(packageName: string): readonly string[] {
    return code.split('\n').filter((line) => line.includes(`node_modules/${packageName}/`));
  }

  test('the bundle holds our workflows and weighs less than 2 MB', () => {
    expect(code).toContain('workflows/postman');
    // The map at its end is for stack traces; the sandbox never runs it.
    const runs = code.slice(0, code.lastIndexOf('//# sourceMappingURL='));
    expect(Buffer.byteLength(runs)).toBeGreaterThan(0);
    expect(Buffer.byteLength(runs)).toBeLessThan(TWO_MEGABYTES);
  });

  test('the bundle holds the SDK, so that the names below would be seen', () => {
    expect(modulesFrom('@temporalio/workflow').length).toBeGreaterThan(0);
  });

  test.each(NOT_IN_A_WORKFLOW)('%s is not in the bundle', (packageName) => {
    expect(modulesFrom(packageName)).toEqual([]);
  });

  test('failures are encrypted inside the workflow too', () => {
    expect(code).toContain('activities/failure-converter');
  });
});
