import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date';
import { endOfDay, startOfDay, toInstant } from '../../domain/calendar/stockholm';
import {
  dayInWords,
  distanceInWords,
  dueInWords,
  listInWords,
  momentInWords,
  momentWritten,
  timeInWords,
} from '../../domain/swedish-dates';

const NOW = toInstant('2026-03-09', '08:00');

test.each([
  ['2026-03-12', 'tors 12 mars'],
  ['2026-02-02', 'mån 2 februari'],
  ['2026-06-06', 'lör 6 juni'],
  ['2026-12-06', 'sön 6 december'],
])('%s is called %s', (date, words) => {
  expect(dayInWords(date)).toBe(words);
});

test('the year is told when it is another than the reader stands in', () => {
  expect(dayInWords('2027-03-12', '2026-03-09')).toBe('fre 12 mars 2027');
  expect(dayInWords('2026-03-12', '2026-03-09')).toBe('tors 12 mars');
});

test('times are written with a point, Swedish time in winter and in summer', () => {
  expect(timeInWords(Date.UTC(2026, 2, 12, 14, 0))).toBe('kl. 15.00');
  expect(momentInWords(Date.UTC(2026, 5, 12, 7, 5))).toBe('fre 12 juni kl. 09.05');
});

test.each([
  ['2026-03-09', 'i dag'],
  ['2026-03-10', 'i morgon'],
  ['2026-03-08', 'i går'],
  ['2026-03-12', 'om 3 arbetsdagar'],
  ['2026-03-16', 'om 5 arbetsdagar'],
  ['2026-03-05', '2 arbetsdagar sedan'],
  ['2026-03-07', '1 arbetsdag sedan'],
  ['2026-04-20', 'om 6 veckor'],
  ['2026-08-10', 'om 5 månader'],
  ['2028-03-09', 'om 2 år'],
  ['2025-03-09', '12 månader sedan'],
])('seen from Monday 9 March 2026, %s is %s', (date, words) => {
  expect(distanceInWords(toInstant(date, '15:00'), NOW, [])).toBe(words);
});

test('over a weekend without working days, plain days are counted', () => {
  expect(distanceInWords(toInstant('2026-03-15', '10:00'), toInstant('2026-03-13', '10:00'), [])).toBe('om 2 dagar');
});

test("Easter and the organisation's own days off are not counted as working days", () => {
  const thursday = toInstant('2026-04-02', '10:00');
  expect(distanceInWords(toInstant('2026-04-08', '10:00'), thursday, [])).toBe('om 2 arbetsdagar');
  expect(distanceInWords(toInstant('2026-04-08', '10:00'), thursday, ['2026-04-07'])).toBe('om 1 arbetsdag');
});

test('a deadline says its day, its time unless the whole day may be used, and how far away it is', () => {
  expect(dueInWords(toInstant('2026-03-12', '15:00'), NOW, [])).toBe('tors 12 mars kl. 15.00 (om 3 arbetsdagar)');
  expect(dueInWords(endOfDay('2026-03-12'), NOW, [])).toBe('tors 12 mars (om 3 arbetsdagar)');
});

test('letters and mails write the date in figures', () => {
  expect(momentWritten(toInstant('2026-02-11', '15:00'))).toBe('2026-02-11 kl. 15.00');
  expect(momentWritten(endOfDay('2026-02-11'))).toBe('2026-02-11');
});

test('lists end with "och"', () => {
  expect([listInWords([]), listInWords(['a']), listInWords(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b och c']);
});

test('what lies ahead is never told as past, nor the other way round', () => {
  const day = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2020-01-01', n));
  fc.assert(
    fc.property(day, day, fc.array(day, { maxLength: 9 }), (one, other, off) => {
      const words = distanceInWords(startOfDay(other), startOfDay(one), off);
      const expected = other === one ? /^i dag$/ : other > one ? /^(om \d+ \S+|i morgon)$/ : /^(\d+ \S+ sedan|i går)$/;
      expect(words).toMatch(expected);
      expect(words).not.toMatch(/\b[01] (dagar|veckor|månader|år|arbetsdagar)/);
    }),
  );
});
