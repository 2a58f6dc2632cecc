import { distanceInWords, dueInWords, rowInWords } from '../../client/words/time';
import { toInstant } from '../../domain/calendar/stockholm';

/** Thursday, the week before Easter. */
const NOW = toInstant('2026-04-02', '10:00');

test.each([
  ['2026-04-02', '10:40', 'om 40 minuter'],
  ['2026-04-02', '16:00', 'i dag'],
  ['2026-04-03', '10:00', 'i morgon'],
  ['2026-04-01', '10:00', 'i går'],
  // Long Friday to Easter Monday are not working days.
  ['2026-04-09', '10:00', 'om 3 arbetsdagar'],
  ['2026-04-05', '10:00', 'om 3 dagar'],
  ['2026-03-31', '10:00', '2 arbetsdagar sedan'],
  ['2026-05-14', '10:00', 'om 6 veckor'],
  ['2026-12-01', '10:00', 'om 8 månader'],
])('%s %s is said as "%s"', (date, time, words) => {
  expect(distanceInWords(toInstant(date, time), NOW, [])).toBe(words);
});

test("the organisation's own day off is not counted as a working day", () => {
  const at = toInstant('2026-04-09', '10:00');
  expect(distanceInWords(at, NOW, ['2026-04-08'])).toBe('om 2 arbetsdagar');
});

test('a deadline is words first, with the hour only when it is near', () => {
  expect(dueInWords(toInstant('2026-04-02', '16:00'), NOW, [])).toBe('tors 2 april kl. 16.00 (i dag)');
  expect(dueInWords(toInstant('2026-04-09', '10:00'), NOW, [])).toBe('tors 9 april (om 3 arbetsdagar)');
});

test('a row of a list says what is late by how much, and the day in short', () => {
  const at = toInstant('2026-03-31', '10:00');
  expect(rowInWords(at, NOW, [])).toBe('Försenat 2 arbetsdagar, tis 31 mars');
  expect(rowInWords(toInstant('2026-04-01', '10:00'), NOW, [])).toBe('Försenat sedan i går, ons 1 april');
  expect(rowInWords(toInstant('2026-12-01', '10:00'), NOW, [])).toBe('tis 1 dec (om 8 månader)');
});
