import { readFileSync } from 'node:fs';

/** What jest wrote with --json: how many passed, which failed, which were skipped. */
export function readResults(file) {
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Jest ended before it could report: servers that did not start, a fault in its configuration.
    return { passed: 0, failed: ['the run itself: jest ended without a report'], skipped: [], tests: [] };
  }
  const tests = json.testResults.flatMap((suite) =>
    suite.assertionResults.map((one) => ({
      file: suite.name,
      title: one.title,
      name: one.fullName,
      status: one.status,
    })),
  );
  const named = (list) => list.map((one) => `${one.file}: ${one.name}`);
  const failed = tests.filter((one) => one.status === 'failed');
  // A file that could not be loaded has no tests to fail: it counts as one.
  const broken = json.testResults.filter(
    (suite) => suite.status === 'failed' && !failed.some((one) => one.file === suite.name),
  );
  const passed = tests.filter((one) => one.status === 'passed');
  return {
    passed: passed.length,
    failed: [...named(failed), ...broken.map((suite) => `${suite.name}: did not run`)],
    skipped: named(tests.filter((one) => one.status !== 'passed' && one.status !== 'failed')),
    tests,
  };
}
