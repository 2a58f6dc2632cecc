import { type Absence, covers } from '../../../domain/absence/absence';
import {
  answersForDirector,
  answersForHead,
  answersForPerson,
  answersForUnit,
  chainOf,
} from '../../../domain/absence/answers';
import { endOfDay, startOfDay, toInstant } from '../../../domain/calendar/stockholm';
import { HOUR_MS } from '../../../domain/instant';
import { away, NOW, staff } from './staff';

const RECEPTION = 'soc-mottagning';

function forAnna(...absences: Absence[]) {
  return answersForPerson(staff(absences), 'anna', RECEPTION, NOW);
}

describe('who answers for a person', () => {
  test('is the person, while here', () => {
    expect(forAnna()).toEqual({ kind: 'person', person: 'anna', as: 'self' });
  });

  test('is the deputy, and when the deputy is away the deputy of the deputy', () => {
    expect(forAnna(away('anna', 'sofia'))).toEqual({ kind: 'person', person: 'sofia', as: 'deputy' });
    const long = [away('anna', 'sofia'), away('sofia', 'johan'), away('johan', 'leila')];
    expect(forAnna(...long)).toEqual({ kind: 'person', person: 'leila', as: 'deputy' });
    expect(chainOf(staff(long), 'anna', NOW)).toEqual({ links: ['anna', 'sofia', 'johan', 'leila'], end: 'leila' });
  });

  test('is the head of the unit when no deputy was named, has left, or the chain ends with nobody', () => {
    const head = { kind: 'person', person: 'karin', as: 'head' };
    expect(forAnna(away('anna'))).toEqual(head);
    expect(forAnna(away('anna', 'gone'))).toEqual(head);
    expect(forAnna(away('anna', 'sofia'), away('sofia'))).toEqual(head);
  });

  test('is never somebody of another administration, whatever stands in the table', () => {
    expect(forAnna(away('anna', 'petra'))).toEqual({ kind: 'person', person: 'karin', as: 'head' });
    expect(chainOf(staff([away('anna', 'petra')]), 'anna', NOW)).toEqual({ links: ['anna'], end: null });
  });

  test('is found also when the table holds a loop that nobody should have been able to set', () => {
    const loop = [away('anna', 'sofia'), away('sofia', 'anna')];
    expect(chainOf(staff(loop), 'anna', NOW)).toEqual({ links: ['anna', 'sofia'], end: null });
    expect(forAnna(...loop)).toEqual({ kind: 'person', person: 'karin', as: 'head' });
  });

  test('is who the absence with a deputy names, when somebody falls ill during a holiday', () => {
    const holiday = away('anna', 'sofia', { from: '2026-02-20' });
    expect(forAnna(holiday, away('anna', null, { kind: 'sick', from: '2026-03-02', to: null }))).toMatchObject({
      person: 'sofia',
    });
    expect(forAnna(holiday, away('anna', 'omar', { kind: 'sick', from: '2026-03-02', to: null }))).toMatchObject({
      person: 'omar',
    });
  });
});

describe('who answers for a head', () => {
  const head = (...absences: Absence[]) => answersForHead(staff(absences), RECEPTION, NOW);

  test('is the head, the deputy the head named, the appointed deputy, then the leadership', () => {
    expect(head()).toEqual({ kind: 'person', person: 'karin', as: 'head' });
    expect(head(away('karin', 'eva'))).toEqual({ kind: 'person', person: 'eva', as: 'deputy' });
    expect(head(away('karin'))).toEqual({ kind: 'person', person: 'omar', as: 'unit-deputy' });
    expect(head(away('karin'), away('omar', 'sofia'))).toEqual({ kind: 'person', person: 'sofia', as: 'deputy' });
    expect(head(away('karin'), away('omar'))).toEqual({ kind: 'person', person: 'birgitta', as: 'leadership' });
    const nobody = [away('karin'), away('omar'), away('birgitta')];
    expect(head(...nobody)).toEqual({ kind: 'person', person: 'gunnar', as: 'leadership' });
    expect(head(...nobody, away('gunnar'))).toEqual({ kind: 'mailbox', unit: 'soc-ledning' });
  });

  test('is the own mailbox in an administration without leadership, never nobody', () => {
    expect(answersForHead(staff([away('cecilia')]), 'ksf-forum', NOW)).toEqual({ kind: 'mailbox', unit: 'ksf-forum' });
  });

  test('of administration is the head of department when the director is away', () => {
    const director = (...absences: Absence[]) => answersForDirector(staff(absences), RECEPTION, NOW);
    expect(director()).toMatchObject({ person: 'gunnar' });
    expect(director(away('gunnar'))).toMatchObject({ person: 'birgitta' });
    expect(director(away('gunnar', 'karin'))).toMatchObject({ person: 'karin' });
  });
});

describe('who answers for a unit', () => {
  const unit = (...absences: Absence[]) => answersForUnit(staff(absences), RECEPTION, NOW);
  const allButHead = [away('omar'), away('anna'), away('sofia')];

  test('is its mailbox while one of its people is there, else its head, else the next', () => {
    expect(unit()).toEqual({ kind: 'mailbox', unit: RECEPTION });
    expect(unit(away('omar'), away('anna'))).toEqual({ kind: 'mailbox', unit: RECEPTION });
    expect(unit(...allButHead)).toEqual({ kind: 'person', person: 'karin', as: 'head' });
    expect(unit(...allButHead, away('karin'))).toEqual({ kind: 'person', person: 'birgitta', as: 'leadership' });
  });

  test('of one is the mailbox while its head is there', () => {
    expect(answersForUnit(staff([]), 'ksf-forum', NOW)).toEqual({ kind: 'mailbox', unit: 'ksf-forum' });
  });

  test('that is acute is whoever is on duty now', () => {
    const jour = (day: string, time: string, ...off: string[]) =>
      answersForUnit(staff([], off), 'soc-jour', toInstant(day, time));
    const [reception, duty] = ['soc-mottagning', 'soc-jour'].map((one) => ({ kind: 'mailbox', unit: one }));
    expect(jour('2026-03-02', '07:59')).toEqual(duty);
    expect(jour('2026-03-02', '08:00')).toEqual(reception);
    expect(jour('2026-03-02', '16:59')).toEqual(reception);
    expect(jour('2026-03-02', '17:00')).toEqual(duty);
    // Saturday, Good Friday, midsummer's eve, and a day off of the municipality's own.
    for (const day of ['2026-03-07', '2026-04-03', '2026-06-19']) expect(jour(day, '10:00')).toEqual(duty);
    expect(jour('2026-05-15', '10:00')).toEqual(reception);
    expect(jour('2026-05-15', '10:00', '2026-05-15')).toEqual(duty);
    // The Monday after the clocks went forward, and the one after they went back.
    expect(jour('2026-03-30', '08:00')).toEqual(reception);
    expect(jour('2026-10-26', '16:59')).toEqual(reception);
    expect(jour('2026-10-26', '17:00')).toEqual(duty);
  });

  test('that is acute, and whose shift is all away, is the head of that shift', () => {
    expect(answersForUnit(staff(allButHead), 'soc-jour', NOW)).toEqual({ kind: 'person', person: 'karin', as: 'head' });
  });
});

describe('an absence', () => {
  const days = away('anna', 'sofia', { from: '2026-03-29', to: '2026-10-25' });

  test('is whole Swedish days, through both changes of the clocks', () => {
    expect(covers(days, startOfDay('2026-03-29') - 1)).toBe(false);
    expect(covers(days, startOfDay('2026-03-29'))).toBe(true);
    expect(covers(days, endOfDay('2026-10-25'))).toBe(true);
    // 25 hours later than the start of that day.
    expect(covers(days, startOfDay('2026-10-25') + 25 * HOUR_MS)).toBe(false);
  });

  test('that is open lasts until it is ended, to the millisecond', () => {
    const sick = away('anna', null, { from: '2026-03-02', to: null });
    expect(covers(sick, toInstant('2029-03-02', '10:00'))).toBe(true);
    const ended = { ...sick, endedAt: NOW };
    expect([covers(ended, NOW - 1), covers(ended, NOW)]).toEqual([true, false]);
  });
});
