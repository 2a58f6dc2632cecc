import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date';
import { localDate, localTime, startOfDay, toInstant } from '../../../domain/calendar/stockholm';
import { isWorkingDay } from '../../../domain/calendar/working-days';
import { computeDeadline } from '../../../domain/deadlines/deadline';
import { ladderFor, reminderAfterLastRung } from '../../../domain/deadlines/ladder';
import { POLICIES, policyByKey, type PolicyKey } from '../../../domain/deadlines/policies';
import type { Instant } from '../../../domain/instant';

const clock = (at: Instant): string => `${localDate(at)} ${localTime(at)}`;

function ladderOf(key: PolicyKey, date: string, time: string, until?: Instant): [string, string, number?][] {
  const policy = policyByKey(key);
  const start = toInstant(date, time);
  const dueAt = until ?? computeDeadline({ policy, start, daysOff: [] }).dueAt;
  return ladderFor({ policy, start, dueAt, daysOff: [] }).map(({ at, to, percent }) =>
    percent === undefined ? [clock(at), to] : [clock(at), to, percent],
  );
}

test('a hand-over offered on Tuesday at 15.00 is reminded of after one working day and climbs to the director by Tuesday', () => {
  expect(ladderOf('handover.normal', '2026-03-10', '15:00')).toEqual([
    ['2026-03-11 15:00', 'holder', 50],
    ['2026-03-12 05:24', 'holder-and-deputy', 80],
    ['2026-03-12 15:00', 'head-of-unit', 100],
    ['2026-03-13 15:00', 'head-of-department'],
    ['2026-03-17 15:00', 'head-of-administration-and-forum'],
  ]);
});

test('the weekend is no working time: half of two working days from Friday 15.00 is Monday 15.00', () => {
  expect(ladderOf('handover.normal', '2026-03-13', '15:00')[0]).toEqual(['2026-03-16 15:00', 'holder', 50]);
});

test('an acute hand-over climbs round the clock to the duty head and the head of department, also at night', () => {
  expect(ladderOf('handover.acute', '2026-03-14', '22:00')).toEqual([
    ['2026-03-14 23:00', 'holder', 50],
    ['2026-03-14 23:36', 'holder-and-deputy', 80],
    ['2026-03-15 00:00', 'head-of-unit', 100],
    ['2026-03-15 01:00', 'duty-head'],
    ['2026-03-15 02:00', 'head-of-department'],
  ]);
});

test('an acute ladder counts elapsed hours over the change to summer time', () => {
  expect(ladderOf('handover.acute', '2026-03-29', '01:30').map(([at]) => at.slice(11))).toEqual([
    '03:30',
    '04:06',
    '04:30',
    '05:30',
    '06:30',
  ]);
});

test('a clock of three months is reminded of 30, 7 and 1 days before, in the morning', () => {
  expect(ladderOf('ivo.report', '2026-01-12', '10:00')).toEqual([
    ['2026-03-14 08:00', 'holder'],
    ['2026-04-06 08:00', 'holder'],
    ['2026-04-12 08:00', 'holder-and-deputy'],
    ['2026-04-13 23:59', 'head-of-unit', 100],
    ['2026-04-14 23:59', 'head-of-department'],
    ['2026-04-16 23:59', 'head-of-administration-and-forum'],
  ]);
});

test('a clock of thirty days is reminded of by share of the time, also when its end moves past a weekend', () => {
  expect(ladderOf('match.find', '2026-01-15', '10:00').map(([, , percent]) => percent)).toEqual([
    50,
    80,
    100,
    undefined,
    undefined,
  ]);
  expect(ladderOf('match.find', '2026-01-15', '10:00')[2]).toEqual(['2026-02-16 23:59', 'head-of-unit', 100]);
});

test('a clock of thirty days that somebody has extended by months is reminded of by days left', () => {
  expect(ladderOf('match.find', '2026-01-15', '10:00', toInstant('2026-06-15', '12:00')).map(([at]) => at)).toEqual([
    '2026-05-16 08:00',
    '2026-06-08 08:00',
    '2026-06-14 08:00',
    '2026-06-15 12:00',
    '2026-06-16 12:00',
    '2026-06-18 12:00',
  ]);
});

test('reminders that would come before the start are left out, the due and what follows never', () => {
  expect(ladderOf('court.check', '2026-01-15', '10:00', toInstant('2026-03-01', '12:00')).map(([at]) => at)[0]).toBe(
    '2026-01-30 08:00',
  );
  expect(ladderOf('match.find', '2026-01-15', '10:00', toInstant('2026-01-15', '09:00')).map(([, to]) => to)).toEqual([
    'head-of-unit',
    'head-of-department',
    'head-of-administration-and-forum',
  ]);
});

test('a decision before a fixed term ends is reminded of although its clock counts back', () => {
  expect(ladderOf('fixed-term.decision', '2027-06-30', '10:00').map(([at]) => at.slice(0, 10))).toEqual([
    '2027-01-27',
    '2027-02-19',
    '2027-02-25',
    '2027-02-26',
    '2027-03-01',
    '2027-03-03',
  ]);
});

test('a routine that got stuck is told to the owner of the system, then climbs like any silence', () => {
  expect(ladderOf('routine.continues', '2026-03-10', '15:00')).toEqual([
    ['2026-03-10 15:15', 'system-owner', 100],
    ['2026-03-11 15:15', 'head-of-department'],
    ['2026-03-13 15:15', 'head-of-administration-and-forum'],
  ]);
});

test('after the last rung the head of administration is reminded every working day at the same time', () => {
  const thursday = toInstant('2026-04-02', '15:00');
  expect(clock(reminderAfterLastRung(thursday, []))).toBe('2026-04-07 15:00');
  expect(clock(reminderAfterLastRung(thursday, ['2026-04-07']))).toBe('2026-04-08 15:00');
});

test('what comes in as Saturday begins is still reminded of before it is due as Monday begins', () => {
  expect(
    ladderOf('assign', '2026-03-14', '00:00')
      .map(([at]) => at)
      .slice(0, 3),
  ).toEqual(['2026-03-15 00:00', '2026-03-15 14:24', '2026-03-16 00:00']);
});

describe('for any policy, start and days off', () => {
  const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2024-01-01', n));
  const moment = fc
    .tuple(day, fc.integer({ min: 0, max: 86_399_999 }))
    .map(([date, ms]) => Math.min(startOfDay(date) + ms, startOfDay(addDays(date, 1)) - 1));
  const daysOff = fc.array(day, { maxLength: 20 });
  const question = fc.record({ policy: fc.constantFrom(...POLICIES), start: moment, daysOff });
  const climbed = question.map((asked) => {
    const { dueAt } = computeDeadline(asked);
    return { ...asked, dueAt, rungs: ladderFor({ ...asked, dueAt }) };
  });

  test('rungs rise strictly in time and are numbered from one', () => {
    fc.assert(
      fc.property(climbed, ({ rungs }) => {
        expect(rungs.map(({ no }) => no)).toEqual(rungs.map((_, index) => index + 1));
        expect(rungs.every(({ at }, index) => at > (rungs[index - 1]?.at ?? 0))).toBe(true);
        expect(rungs.every(({ at }) => Number.isInteger(at))).toBe(true);
      }),
    );
  });

  test('rungs rise strictly and come after the start also when somebody leaves hardly any time', () => {
    const hurried = fc.record({
      policy: fc.constantFrom(...POLICIES),
      start: moment,
      daysOff,
      left: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(hurried, ({ left, ...asked }) => {
        const rungs = ladderFor({ ...asked, dueAt: asked.start + left });
        const before = (index: number): number => rungs[index - 1]?.at ?? (asked.policy.amount < 0 ? 0 : asked.start);
        expect(rungs.every(({ at }, index) => at > before(index))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('exactly one rung stands at the due, and nobody above the unit is told before it', () => {
    fc.assert(
      fc.property(climbed, ({ rungs, dueAt }) => {
        expect(rungs.filter(({ at }) => at === dueAt).map(({ percent }) => percent)).toEqual([100]);
        expect(rungs.filter(({ at }) => at < dueAt).every(({ to }) => to.startsWith('holder'))).toBe(true);
      }),
    );
  });

  test('silence always reaches a head of department, and the director unless the clock is acute', () => {
    fc.assert(
      fc.property(climbed, ({ rungs, policy }) => {
        expect(rungs.some(({ to }) => to === 'head-of-department')).toBe(true);
        expect(rungs.some(({ to }) => to === 'head-of-administration-and-forum')).toBe(policy.kind !== 'acute');
      }),
    );
  });

  test('no reminder comes at or before the start, unless the clock counts back', () => {
    fc.assert(
      fc.property(climbed, ({ rungs, policy, start, dueAt }) => {
        expect(policy.amount < 0 || rungs.every(({ at }) => at > start || at === dueAt)).toBe(true);
      }),
    );
  });

  test('the rungs after the due of an ordinary clock come on working days', () => {
    fc.assert(
      fc.property(climbed, ({ rungs, policy, dueAt, daysOff: off }) => {
        const late = policy.kind === 'acute' ? [] : rungs.filter(({ at }) => at > dueAt);
        expect(late.every(({ at }) => isWorkingDay(localDate(at), off))).toBe(true);
      }),
    );
  });
});
