import {
  maySetAbsence,
  absenceRefused,
  absenceFrom,
  type AbsenceWish,
  sickToday,
} from '../../../domain/absence/set-absence';
import { absenceReminders } from '../../../domain/absence/reminders';
import { isLong, isToReview } from '../../../domain/absence/review';
import { readAbsences } from '../../../domain/absence/import-absences';
import fc from 'fast-check';
import { chainOf } from '../../../domain/absence/answers';
import type { Absence } from '../../../domain/absence/absence';
import { addDays } from '../../../domain/calendar/civil-date';
import { startOfDay, toInstant } from '../../../domain/calendar/stockholm';
import type { Person } from '../../../domain/kernel/actor';
import { away, staff } from './staff';

/** Orders tried; fewer with STAFETT_RANDOM_CASES. Always the same, so that how many loops are met is no luck. */
const RUNS = Math.min(300, Number(process.env.STAFETT_RANDOM_CASES ?? 300));

const TODAY = '2026-03-02';
const WISH: AbsenceWish = { person: 'anna', kind: 'holiday', from: '2026-03-09', to: '2026-03-13', deputy: 'sofia' };

function rule(wish: Partial<AbsenceWish>, ...absences: Absence[]): string | null {
  return absenceRefused(staff(absences), { ...WISH, ...wish }, TODAY)?.rule ?? null;
}

describe('an absence is refused, each for its own reason', () => {
  test.each([
    ['in order', {}, null],
    ['of one day', { to: '2026-03-09' }, null],
    ['until further notice, without a deputy', { to: null, deputy: null }, null],
    ['that began last week and goes on', { from: '2026-02-23', to: TODAY }, null],
    ['that ends before it starts', { to: '2026-03-08' }, 'absence-ends-before-start'],
    ['that is over', { from: '2026-02-23', to: '2026-03-01' }, 'absence-is-over'],
    ['from a day that does not exist', { from: '2026-02-30' }, 'absence-without-date'],
    ['until a day that does not exist', { to: '2026-13-01' }, 'absence-without-date'],
    ['of nobody', { person: 'nobody' }, 'absence-of-whom'],
    ['of somebody who has left', { person: 'gone' }, 'absence-of-whom'],
    ['with oneself as deputy', { deputy: 'anna' }, 'deputy-is-the-absent'],
    ['with a deputy who has left', { deputy: 'gone' }, 'deputy-not-here'],
    ['with a deputy in another administration', { deputy: 'petra' }, 'deputy-of-other-administration'],
  ] as const)('%s', (_, wish, expected) => {
    expect(rule(wish)).toBe(expected);
  });
});

describe('deputies may not lead round in a ring', () => {
  const sofias = away('sofia', 'johan', { from: '2026-03-10', to: '2026-03-20' });
  const back = away('johan', 'anna', { from: '2026-03-12', to: '2026-03-31' });

  test('two who name each other for the same day, and three', () => {
    expect(rule({}, away('sofia', 'anna'))).toBe('deputy-loop');
    expect(rule({}, sofias, back)).toBe('deputy-loop');
  });

  test('only days on which all of them are away count', () => {
    expect(rule({ to: '2026-03-11' }, sofias, back)).toBeNull();
    expect(rule({ from: '2026-03-21', to: '2026-03-31' }, sofias, back)).toBeNull();
  });

  test('an absence that was ended leads nowhere', () => {
    expect(rule({}, { ...away('sofia', 'anna'), endedAt: startOfDay(TODAY) })).toBeNull();
  });

  test('whatever is set in whatever order, the deputies of nobody ever lead round', () => {
    const ids = ['anna', 'sofia', 'omar', 'karin', 'johan'];
    const wish = fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.nat(20), fc.option(fc.nat(10)))
      .map(([person, deputy, start, length]): AbsenceWish => {
        const from = addDays(TODAY, start);
        return { person, deputy, kind: 'other', from, to: length === null ? null : addDays(from, length) };
      });
    let refused = 0;
    let long = 0;
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        let set: readonly Absence[] = [];
        for (const [at, one] of wishes.entries()) {
          const refusal = absenceRefused(staff(set), one, TODAY);
          if (refusal === null) set = [...set, absenceFrom(one, `f-${at}`, TODAY)];
          else if (refusal.rule === 'deputy-loop') refused += 1;
        }
        for (let day = 0; day < 32; day += 1) {
          for (const id of ids) {
            const { links, end } = chainOf(staff(set), id, toInstant(addDays(TODAY, day), '12:00'));
            long += links.length > 2 ? 1 : 0;
            // With a deputy at every step and no ring, every chain has an end.
            expect(end).not.toBeNull();
          }
        }
      }),
      { numRuns: RUNS, seed: 20_261_125 },
    );
    expect(Math.min(refused, long)).toBeGreaterThan(RUNS / 15);
  });
});

test('oneself, the head, the head’s deputy and an administrator set an absence, and nobody else', () => {
  const may = (id: string, role: 'member' | 'head', unit: string, roles: Person['roles'] = []) =>
    maySetAbsence({ kind: 'person', id, memberships: [{ unit, role }], roles }, staff([]), 'anna');
  expect(may('anna', 'member', 'soc-mottagning')).toBe(true);
  expect(may('karin', 'head', 'soc-mottagning')).toBe(true);
  expect(may('jonas', 'member', 'ksf-registratur', ['admin'])).toBe(true);
  expect(may('sofia', 'member', 'soc-mottagning')).toBe(false);
  expect(may('eva', 'head', 'soc-utredning')).toBe(false);
});

describe('an absence without an end', () => {
  const sick = absenceFrom(sickToday('anna', null, TODAY), 'f-1', TODAY);
  const noon = (day: string) => toInstant(day, '12:00');

  test('is seen over after seven days, and not on the sixth', () => {
    expect(isToReview(sick, noon('2026-03-08'))).toBe(false);
    expect(isToReview(sick, startOfDay('2026-03-09'))).toBe(true);
    expect(isToReview({ ...sick, endedAt: noon('2026-03-05') }, noon('2026-03-09'))).toBe(false);
    expect(isToReview(absenceFrom(WISH, 'f-2', TODAY), noon('2026-03-13'))).toBe(false);
  });

  test('leads to the proposal to move the cases after more than fourteen days', () => {
    expect(isLong(sick, noon('2026-03-16'))).toBe(false);
    expect(isLong(sick, startOfDay('2026-03-17'))).toBe(true);
  });
});

describe('the head is reminded', () => {
  const sick = absenceFrom(sickToday('anna', null, TODAY), 'f-1', TODAY);
  const told = (absences: Absence[], day: string) =>
    absenceReminders(staff(absences), toInstant(day, '12:00')).map(({ kind, to, id }) => [
      kind,
      to.kind === 'person' ? to.person : to.unit,
      id,
    ]);

  test('of what is to be seen over and of what has become long, each by an id that stays the same', () => {
    expect(told([sick], '2026-03-08')).toEqual([]);
    const review = ['absence-review', 'karin', 'f-1/absence-review/2026-03-09/soc-mottagning'];
    expect(told([sick], '2026-03-09')).toEqual([review]);
    expect(told([sick], '2026-03-17')).toEqual([
      review,
      ['absence-long', 'karin', 'f-1/absence-long/once/soc-mottagning'],
    ]);
  });

  test('or who answers for the head; the head’s own absence is the leadership’s', () => {
    expect(told([sick, away('karin', 'eva')], '2026-03-09').map((one) => one[1])).toEqual(['eva']);
    const heads = absenceFrom(sickToday('karin', null, TODAY), 'f-2', TODAY);
    expect(told([heads], '2026-03-09').map((one) => one[1])).toEqual(['birgitta']);
  });
});

describe('a list from the staff system', () => {
  const people = ['anna', 'sofia'].map((id) => ({ id, email: `${id}@example.test` }));
  const read = (text: string) => readAbsences(text, people);

  test('is read with any of the usual separators, a heading, quotes and people by id or address', () => {
    const wishes = [
      'person;från;till;slag;ersättare\r\nanna;2026-03-09;2026-03-13;Semester;sofia@example.test\r\n',
      '"ANNA@example.test"\t"2026-03-09"\t"2026-03-13"\tsemester\tsofia',
      '\uFEFFanna,2026-03-09,2026-03-13,semester,sofia\n\n',
    ].map((text) => read(text));
    for (const { faults, read: lines } of wishes) expect([faults, lines.map((one) => one.wish)]).toEqual([[], [WISH]]);
  });

  test('takes an empty last day as until further notice, and an empty deputy as the head', () => {
    expect(read('anna;2026-03-09;;sjuk;').read).toEqual([
      { line: 1, wish: { person: 'anna', kind: 'sick', from: '2026-03-09', to: null, deputy: null } },
    ]);
  });

  test('is told of every fault, by line, with what stood there', () => {
    const { faults } = read('anna;2026-03-09;;sjuk;\nmalin;2026-03-09;;vab;petra\nanna\n');
    expect(faults).toEqual([
      { line: 2, rule: 'absence-of-whom', field: 'person', was: 'malin' },
      { line: 2, rule: 'import-kind', field: 'kind', was: 'vab' },
      { line: 2, rule: 'deputy-not-here', field: 'deputy', was: 'petra' },
      { line: 3, rule: 'import-columns', field: 'line', was: 'anna' },
    ]);
  });
});
