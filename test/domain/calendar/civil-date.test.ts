import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, addMonths, dayNumber, daysBetween, isCivilDate, weekday } from '../../../domain/calendar/civil-date';

const day = fc.integer({ min: -200_000, max: 200_000 }).map((n) => addDays('1970-01-01', n));

test('31 January and one month is the last day of February', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
});

test('months are counted over New Year, forwards and backwards', () => {
  expect(addMonths('2026-11-15', 3)).toBe('2027-02-15');
  expect(addMonths('2027-02-15', -3)).toBe('2026-11-15');
});

test('12 March 2026 was a Thursday', () => {
  expect(weekday('2026-03-12')).toBe(4);
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-01', '26-04-01', '2026-04-31', '', '2026-04-01T00:00'])(
  '"%s" is not a day',
  (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(RangeError);
  },
);

test('adding days and counting them back agree, for any two days', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -9999, max: 9999 }), (from, n) => daysBetween(from, addDays(from, n)) === n),
  );
});

test('adding months agrees with the calendar library, for any day and any number of months', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (from, months) => {
      expect(addMonths(from, months)).toBe(Temporal.PlainDate.from(from).add({ months }).toString());
    }),
  );
});
