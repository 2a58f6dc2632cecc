import { findingReminders } from '../../../domain/audit/reminders';
import { toInstant } from '../../../domain/calendar/stockholm';
import type { CivilDate } from '../../../domain/instant';

/** Found in the night before Thursday 12 March 2026, due a working day later. */
const FOUND = toInstant('2026-03-12', '04:15');
const DUE = toInstant('2026-03-13', '04:15');
const GIVEN = [{ unit: 'soc-mottagning', foundAt: FOUND, dueAt: DUE }];

function told(day: CivilDate, time: string, given = GIVEN, daysOff: readonly CivilDate[] = []) {
  const about = { daysOff, systemUnit: 'ksf-registratur' };
  return findingReminders(given, toInstant(day, time), about).map(({ kind, to }) => `${kind} ${to.kind}`);
}

test('whoever answers for a finding hears of it at once, and is reminded when its time is out', () => {
  expect(told('2026-03-12', '04:15')).toEqual(['finding head']);
  expect(told('2026-03-13', '04:14')).toEqual(['finding head']);
  expect(told('2026-03-13', '04:15')).toEqual(['finding head', 'finding-late head']);
});

test('nobody is reminded on a day off; from the working day after whoever is above hears of it too', () => {
  expect(told('2026-03-14', '12:00')).toEqual(['finding head']);
  expect(told('2026-03-16', '04:14')).toEqual(['finding head', 'finding-late head']);
  expect(told('2026-03-16', '04:15')).toEqual(['finding head', 'finding-late head', 'finding-late department-head']);
  expect(told('2026-03-16', '04:15', GIVEN, ['2026-03-16'])).toEqual(['finding head']);
});

test('what is nobody else’s goes to whoever looks after the system', () => {
  expect(told('2026-03-12', '08:00', [{ unit: 'ksf-registratur', foundAt: FOUND, dueAt: DUE }])).toEqual([
    'finding system-owner',
  ]);
});

test('a reminder has the same name all day, however many findings there are, and another the next', () => {
  const two = [...GIVEN, { unit: 'soc-mottagning', foundAt: FOUND - 1, dueAt: DUE - 1 }];
  const names = (time: ReturnType<typeof toInstant>) =>
    findingReminders(two, time, { daysOff: [], systemUnit: 'ksf-registratur' })
      .filter(({ kind }) => kind === 'finding-late')
      .map(({ id }) => id);
  const friday = names(toInstant('2026-03-13', '08:00'));
  expect(new Set(friday).size).toBe(1);
  expect(names(toInstant('2026-03-13', '16:00'))).toEqual(friday);
  expect(names(toInstant('2026-03-16', '04:14'))).not.toEqual(friday);
});
