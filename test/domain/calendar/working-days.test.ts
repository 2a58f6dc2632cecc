import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date';
import { localDate, localTime, startOfDay, toInstant } from '../../../domain/calendar/stockholm';
import {
  addWorkingDays,
  addWorkingTime,
  isWorkingDay,
  namedDay,
  nextWorkingDay,
  rollBack,
  rollForward,
  workingDaysBetween,
  workingTimeBetween,
} from '../../../domain/calendar/working-days';

const HOUR = 3_600_000;
const day = fc.integer({ min: 0, max: 14_000 }).map((n) => addDays('2020-01-01', n));
const moment = fc.tuple(day, fc.integer({ min: 0, max: 23 * HOUR })).map(([date, ms]) => startOfDay(date) + ms);
const daysOff = fc.array(day, { maxLength: 30 });

test.each([
  ['2026-04-03', 'långfredag'],
  ['2026-04-05', 'påskdagen'],
  ['2026-04-06', 'annandag påsk'],
  ['2026-06-19', 'midsommarafton'],
  ['2026-12-24', 'julafton'],
  ['2026-12-31', 'nyårsafton'],
  ['2026-10-31', 'alla helgons dag'],
])('%s is %s and nobody works', (date, name) => {
  expect(namedDay(date)).toBe(name);
  expect(isWorkingDay(date)).toBe(false);
});

test.each(['2026-04-02', '2026-04-30', '2026-01-05', '2026-10-30', '2026-05-25'])(
  '%s is an ordinary working day',
  (date) => {
    expect(isWorkingDay(date)).toBe(true);
  },
);

test('the day between Ascension Day and the weekend is worked unless the organisation has taken it off', () => {
  expect(isWorkingDay('2026-05-15')).toBe(true);
  expect(isWorkingDay('2026-05-15', ['2026-05-15'])).toBe(false);
  expect(nextWorkingDay('2026-05-13', ['2026-05-15'])).toBe('2026-05-18');
});

test('three working days from Maundy Thursday 15.00 end on Thursday a week later at 15.00', () => {
  expect(addWorkingDays(toInstant('2026-04-02', '15:00'), 3)).toBe(toInstant('2026-04-09', '15:00'));
});

test('a working day keeps the time of day, also at night and over the change to summer time', () => {
  const due = addWorkingDays(toInstant('2026-03-27', '22:40'), 1);
  expect([localDate(due), localTime(due)]).toEqual(['2026-03-30', '22:40']);
});

test('what comes in on a Saturday has its first working day on Monday', () => {
  expect(addWorkingDays(toInstant('2026-03-14', '10:00'), 1)).toBe(toInstant('2026-03-16', '10:00'));
});

test('working days can be counted backwards', () => {
  expect(addWorkingDays(toInstant('2026-04-07', '09:00'), -1)).toBe(toInstant('2026-04-02', '09:00'));
});

test.each([0, 1.5, Number.NaN])('%s working days is no amount', (n) => {
  expect(() => addWorkingDays(toInstant('2026-04-07', '09:00'), n)).toThrow(RangeError);
});

test('a weekend holds no working time', () => {
  expect(workingTimeBetween(toInstant('2026-03-13', '15:00'), toInstant('2026-03-16', '09:00'))).toBe((9 + 9) * HOUR);
});

test('no working day is ever a weekend, a named day or a day off', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 60 }), daysOff, (start, n, off) => {
      const due = localDate(addWorkingDays(start, n, off));
      expect(isWorkingDay(due, off)).toBe(true);
      expect(workingDaysBetween(localDate(start), due, off)).toBe(n);
    }),
  );
});

test('a later start never gives an earlier end, and one more working day always ends later', () => {
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 1, max: 30 }), daysOff, (one, other, n, off) => {
      const [early, late] = [startOfDay(localDate(Math.min(one, other))), startOfDay(localDate(Math.max(one, other)))];
      expect(addWorkingDays(early, n, off)).toBeLessThanOrEqual(addWorkingDays(late, n, off));
      expect(addWorkingDays(early, n, off)).toBeLessThan(addWorkingDays(early, n + 1, off));
    }),
  );
});

test('moving a day to a working day twice is the same as moving it once', () => {
  fc.assert(
    fc.property(day, daysOff, (date, off) => {
      expect(rollForward(rollForward(date, off), off)).toBe(rollForward(date, off));
      expect(rollBack(rollBack(date, off), off)).toBe(rollBack(date, off));
      expect(rollBack(date, off) <= date && date <= rollForward(date, off)).toBe(true);
    }),
  );
});

test('working time added is working time counted', () => {
  fc.assert(
    fc.property(moment, fc.integer({ min: 1, max: 400 * HOUR }), daysOff, (start, ms, off) => {
      expect(workingTimeBetween(start, addWorkingTime(start, ms, off), off)).toBe(ms);
    }),
  );
});
