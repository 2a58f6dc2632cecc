import fc from 'fast-check';
import { addDays } from '../../../domain/calendar/civil-date';
import { endOfDay, localDate, localTime, startOfDay, toInstant } from '../../../domain/calendar/stockholm';
import { isWorkingDay } from '../../../domain/calendar/working-days';
import { computeDeadline, computeUntil } from '../../../domain/deadlines/deadline';
import { POLICIES, policyByKey, type PolicyKey } from '../../../domain/deadlines/policies';

function dueOf(key: PolicyKey, date: string, time = '10:00', daysOff: string[] = []): string {
  const { dueAt } = computeDeadline({ policy: policyByKey(key), start: toInstant(date, time), daysOff });
  return `${localDate(dueAt)} ${localTime(dueAt)}`;
}

function sumOf(key: PolicyKey, date: string, time = '10:00', daysOff: string[] = []): string {
  return computeDeadline({ policy: policyByKey(key), start: toInstant(date, time), daysOff }).explanation;
}

describe('deadlines of law', () => {
  test('a decision received on 16 March 2026 can be appealed to the end of 7 April, because the 6th is Easter Monday', () => {
    expect(dueOf('appeal.individual', '2026-03-16')).toBe('2026-04-07 23:59');
  });

  test('a decision received on 29 May 2026 can be appealed to the end of Monday 22 June, because the 19th is Midsummer Eve', () => {
    expect(dueOf('appeal.individual', '2026-05-29')).toBe('2026-06-22 23:59');
  });

  test('the recovery period from 5 December 2025 ends on Monday 29 December: red day, Saturday and Sunday passed over', () => {
    expect(dueOf('eviction.recovery', '2025-12-05')).toBe('2025-12-29 23:59');
  });

  test('another municipality asked on 31 January 2026 has to answer by Monday 2 March', () => {
    expect(dueOf('handover.municipality', '2026-01-31')).toBe('2026-03-02 23:59');
  });

  test('a request of 16 February 2026 for a decision is answered by 16 March', () => {
    expect(dueOf('delay.answer', '2026-02-16')).toBe('2026-03-16 23:59');
  });

  test('a case from 12 August 2025 gives the right to ask for a decision from 12 February 2026', () => {
    expect(dueOf('delay.request', '2025-08-12')).toBe('2026-02-12 23:59');
  });

  test('the time of day when the clock of law started makes no difference', () => {
    expect(dueOf('appeal.individual', '2026-03-16', '00:00')).toBe(dueOf('appeal.individual', '2026-03-16', '23:59'));
  });

  test("the organisation's own day off does not move a date of law, but it moves the office's own", () => {
    const dayOff = ['2026-05-15'];
    expect(dueOf('appeal.individual', '2026-04-24', '10:00', dayOff)).toBe('2026-05-15 23:59');
    expect(dueOf('followup.2w', '2026-05-01', '10:00', dayOff)).toBe('2026-05-18 23:59');
  });

  test('the payment for a patient ready to leave hospital starts after three calendar days, Sunday or not', () => {
    expect(dueOf('discharge.pay', '2026-03-12')).toBe('2026-03-15 23:59');
  });

  test('a decision on a fixed term is taken on the working day four months before it ends or earlier', () => {
    expect(dueOf('fixed-term.decision', '2027-06-30')).toBe('2027-02-26 23:59');
  });

  test('the grant for rent guarantees is applied for by the next of its four days', () => {
    expect(dueOf('grant.hyresgaranti', '2026-03-11')).toBe('2026-06-10 23:59');
    expect(dueOf('grant.hyresgaranti', '2026-12-11')).toBe('2027-03-10 23:59');
    expect(dueOf('bme.answer', '2026-02-01')).toBe('2026-02-02 23:59');
  });
});

describe('acute clocks', () => {
  test('two acute hours from 01.30 on the night when summer time begins end at 04.30', () => {
    expect(dueOf('handover.acute', '2026-03-29', '01:30')).toBe('2026-03-29 04:30');
  });

  test('two acute hours from 01.30 on the night when summer time ends show 02.30 the second time', () => {
    const start = toInstant('2026-10-25', '01:30');
    const { dueAt } = computeDeadline({ policy: policyByKey('handover.acute'), start, daysOff: [] });
    expect(dueAt - start).toBe(2 * 3_600_000);
    expect(localTime(dueAt)).toBe('02:30');
  });

  test('a roof for the night is decided before midnight the same day, also on Christmas Eve', () => {
    expect(dueOf('shelter.decide', '2026-12-24', '16:20')).toBe('2026-12-24 23:59');
  });

  test('first contact of today is due in an hour, also on a Friday night', () => {
    expect(dueOf('contact.first.today', '2026-03-13', '23:30')).toBe('2026-03-14 00:30');
  });
});

describe('each deadline explains its own sum', () => {
  test.each<[PolicyKey, string, string, string]>([
    [
      'viewing.reply',
      '2026-04-02',
      '15:00',
      '3 arbetsdagar från tors 2 april: 7, 8, 9 april; långfredag, påskdagen och annandag påsk räknas inte',
    ],
    ['viewing.reply', '2026-03-10', '15:00', '3 arbetsdagar från tis 10 mars: 11, 12, 13 mars'],
    [
      'contact.first.3d',
      '2026-03-13',
      '15:00',
      '1 arbetsdag från fre 13 mars: 16 mars; lördagar och söndagar räknas inte',
    ],
    [
      'contact.first.normal',
      '2025-12-23',
      '15:00',
      '5 arbetsdagar från tis 23 december: 29, 30 december, 2, 5, 7 januari 2026; julafton, juldagen, annandag jul, nyårsafton, nyårsdagen och trettondedag jul samt lördagar och söndagar räknas inte',
    ],
    [
      'appeal.individual',
      '2026-03-16',
      '15:00',
      '3 veckor från mån 16 mars: mån 6 april är annandag påsk, därför tis 7 april (lag 1930:173), hela dagen',
    ],
    [
      'handover.municipality',
      '2026-01-31',
      '15:00',
      '1 månad från lör 31 januari: lör 28 februari är ingen arbetsdag, därför mån 2 mars (lag 1930:173), hela dagen',
    ],
    ['hearing.reply', '2026-03-16', '15:00', '14 dagar från mån 16 mars: mån 30 mars, hela dagen'],
    [
      'handover.acute',
      '2026-03-29',
      '01:30',
      '2 timmar från sön 29 mars kl. 01.30, dygnet runt: kl. 04.30; klockan ställs fram under tiden',
    ],
    [
      'handover.acute',
      '2026-03-12',
      '23:00',
      '2 timmar från tors 12 mars kl. 23.00, dygnet runt: fre 13 mars kl. 01.00',
    ],
    ['routine.continues', '2026-03-12', '10:00', '15 minuter från tors 12 mars kl. 10.00, dygnet runt: kl. 10.15'],
    ['shelter.decide', '2026-03-12', '10:00', 'samma dag: tors 12 mars, hela dagen'],
    ['child.protect', '2026-03-12', '10:00', 'dagen efter tors 12 mars: fre 13 mars, hela dagen'],
    [
      'fixed-term.decision',
      '2027-06-30',
      '10:00',
      '4 månader före ons 30 juni: sön 28 februari är ingen arbetsdag, därför fre 26 februari, hela dagen',
    ],
    ['waiver.max', '2026-03-12', '10:00', '4 år från tors 12 mars: tis 12 mars 2030, hela dagen'],
    [
      'bme.answer',
      '2026-03-12',
      '10:00',
      'varje år 31 januari: sön 31 januari 2027 är ingen arbetsdag, därför mån 1 februari 2027, hela dagen',
    ],
    [
      'grant.hyresgaranti',
      '2026-03-11',
      '10:00',
      'den närmaste av 10 mars, 10 juni, 10 september och 10 december: ons 10 juni, hela dagen',
    ],
  ])('%s from %s %s is told in words: %s', (key, date, time, words) => {
    expect(sumOf(key, date, time)).toBe(words);
  });

  test("the organisation's own days off are named with their dates", () => {
    expect(sumOf('viewing.reply', '2026-05-13', '15:00', ['2026-05-15'])).toBe(
      '3 arbetsdagar från ons 13 maj: 18, 19, 20 maj; Kristi himmelsfärdsdag och kommunens egna lediga dagar (15 maj) samt lördagar och söndagar räknas inte',
    );
    expect(sumOf('followup.2w', '2026-05-01', '15:00', ['2026-05-15'])).toBe(
      '2 veckor från fre 1 maj: fre 15 maj är kommunens egen lediga dag, därför mån 18 maj, hela dagen',
    );
  });

  test('a date that somebody has named stands as it is, with its year', () => {
    const policy = policyByKey('match.find');
    expect(computeUntil({ policy, at: toInstant('2027-03-13', '15:00') })).toEqual({
      dueAt: toInstant('2027-03-13', '15:00'),
      explanation: 'satt till lör 13 mars 2027 kl. 15.00',
    });
    expect(computeUntil({ policy, at: endOfDay('2027-03-12') }).explanation).toBe(
      'satt till fre 12 mars 2027, hela dagen',
    );
  });
});

describe('for any policy, start and days off', () => {
  const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2024-01-01', n));
  const moment = fc.tuple(day, fc.integer({ min: 0, max: 86_000_000 })).map(([date, ms]) => startOfDay(date) + ms);
  const daysOff = fc.array(day, { maxLength: 20 });
  const anyPolicy = fc.constantFrom(...POLICIES);
  const counted = fc.constantFrom(...POLICIES.filter(({ amount, unit }) => amount > 0 && unit !== 'yearly-dates'));

  test('a deadline lies after its start, unless it counts back', () => {
    fc.assert(
      fc.property(counted, moment, daysOff, (policy, start, off) => {
        expect(computeDeadline({ policy, start, daysOff: off }).dueAt).toBeGreaterThan(start);
      }),
    );
  });

  test('a deadline that moves to working days never falls on another day', () => {
    const moving = fc.constantFrom(...POLICIES.filter(({ roll }) => roll !== 'stays'));
    fc.assert(
      fc.property(moving, moment, daysOff, (policy, start, off) => {
        const due = localDate(computeDeadline({ policy, start, daysOff: off }).dueAt);
        expect(isWorkingDay(due, policy.kind === 'office' ? off : [])).toBe(true);
      }),
    );
  });

  test('starting on a later day never gives an earlier deadline', () => {
    fc.assert(
      fc.property(anyPolicy, day, fc.nat(400), daysOff, (policy, date, later, off) => {
        const first = computeDeadline({ policy, start: startOfDay(date), daysOff: off }).dueAt;
        const second = computeDeadline({ policy, start: startOfDay(addDays(date, later)), daysOff: off }).dueAt;
        expect(second).toBeGreaterThanOrEqual(first);
      }),
    );
  });

  test('the same question always has the same answer, and its words are never empty', () => {
    fc.assert(
      fc.property(anyPolicy, moment, daysOff, (policy, start, off) => {
        const once = computeDeadline({ policy, start, daysOff: off });
        expect(computeDeadline({ policy, start, daysOff: [...off].reverse() })).toEqual(once);
        expect(once.explanation).toMatch(/\d/u);
        expect(once.explanation).not.toMatch(/undefined|NaN| {2}/u);
      }),
    );
  });
});
