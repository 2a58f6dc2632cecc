import fc from 'fast-check';
import { addDays, addMonths } from '../../../domain/calendar/civil-date';
import { endOfDay, localDate, localTime } from '../../../domain/calendar/stockholm';
import { addWorkingDays, isWorkingDay } from '../../../domain/calendar/working-days';
import { importsOf, sourceFiles } from '../../architecture/imports';
import * as own from '../../support/auditor/calendar';

const FOLDER = 'test/support/auditor';
/** Hashes and the table of facts: all that the auditor takes from others. */
const PACKAGES = ['node:crypto', 'pg'];

function foreign(file: string, code?: string): readonly string[] {
  return importsOf(file, code)
    .filter(({ to, ours }) => (ours ? !to.startsWith(`${FOLDER}/`) : !PACKAGES.includes(to)))
    .map(({ to }) => `${file} imports ${to}`);
}

test('the auditor shares no code with what it judges', () => {
  const files = sourceFiles(FOLDER);
  expect(files.length).toBeGreaterThan(8);
  expect(files.flatMap((file) => importsOf(file)).length).toBeGreaterThan(20);
  expect(files.flatMap((file) => foreign(file))).toEqual([]);
});

test.each([
  "import { evolve } from '../../../domain/kernel/evolve';",
  "import type { Fact } from '../../../domain/kernel/facts';",
  "import { factHash } from '../../../register/hash-chain';",
  "import { MemoryCase } from '../memory-case';",
  "const relay = await import('../../../workflows/relay-core');",
  "import { sql } from 'kysely';",
])('an import from elsewhere is seen: %s', (line) => {
  expect(foreign(`${FOLDER}/replay.ts`, line)).toHaveLength(1);
});

const DAYS = Array.from({ length: own.dayOf('2060-12-01') - own.dayOf('2016-01-02') }, (_, i) =>
  addDays('2016-01-02', i),
);

test('two almanacs, one reckoned and one frozen, agree on every day from 2016 to 2060', () => {
  const workingDiffers = DAYS.filter((date) => own.isWorkingDay(own.dayOf(date)) !== isWorkingDay(date));
  const endDiffers = DAYS.filter((date) => own.endOfDay(own.dayOf(date)) !== endOfDay(date));
  expect([workingDiffers, endDiffers]).toEqual([[], []]);
});

test.each([
  ['2026-04-05', '2026-04-03 is Good Friday'],
  ['2038-04-25', 'the latest Easter there is'],
  ['2035-03-25', 'the earliest of these years'],
])('Easter is on %s: %s', (date) => {
  expect(own.dateOf(own.easter(Number(date.slice(0, 4))))).toBe(date);
});

const anyInstant = fc.integer({ min: Date.UTC(2016, 1, 1), max: Date.UTC(2059, 11, 1) });

test('both reckon working days, months and local time alike, also through the changes of the clocks', () => {
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(-13, -5, -1, 1, 2, 3, 5, 10, 14, 30), (at, n) => {
      expect(own.localMinute(at)).toBe(`${localDate(at)} ${localTime(at)}`);
      expect(own.workingDaysLater(at, n, new Set())).toBe(addWorkingDays(at, n));
      expect(own.dateOf(own.monthsLater(own.dayOf(localDate(at)), n))).toBe(addMonths(localDate(at), n));
    }),
    { numRuns: 2000 },
  );
});
