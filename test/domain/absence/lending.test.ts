import fc from 'fast-check';
import { access } from '../../../domain/access';
import type { Absence } from '../../../domain/absence/absence';
import { actorAt } from '../../../domain/absence/lending';
import { toInstant } from '../../../domain/calendar/stockholm';
import type { Instant } from '../../../domain/instant';
import type { Person } from '../../../domain/kernel/actor';
import type { CaseState } from '../../../domain/kernel/state';
import { administrationOf } from '../../../domain/kernel/units';
import { evolve } from '../../../domain/kernel/evolve';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { away, NOW, staff } from './staff';

/** Casts tried; fewer with STAFETT_RANDOM_CASES. */
const RUNS = Math.min(200, Number(process.env.STAFETT_RANDOM_CASES ?? 200));
/** The evening, when no duty is lent. */
const EVENING = toInstant('2026-03-02', '19:00');

function actor(id: string, absences: readonly Absence[], at: Instant = EVENING, roles: Person['roles'] = []): Person {
  const staffing = staff(absences);
  return actorAt(staffing, { id, memberships: staffing.people.get(id)?.memberships ?? [], roles }, at);
}

test('a deputy has the absent one’s place beside their own, for as long as the absence', () => {
  const absences = [away('eva', 'sofia', { from: '2026-03-02', to: '2026-03-06' })];
  expect(actor('sofia', absences)).toMatchObject({
    memberships: [
      { unit: 'soc-mottagning', role: 'member' },
      { unit: 'soc-utredning', role: 'head', for: 'eva' },
    ],
    standsInFor: ['eva'],
  });
  expect(actor('sofia', absences, toInstant('2026-03-07', '00:00')).standsInFor).toBeUndefined();
  expect(actor('sofia', absences, toInstant('2026-03-07', '00:00')).memberships).toHaveLength(1);
});

test('a colleague who stands in is lent nothing they have, and a delegation is lent to nobody', () => {
  const sofia = actor('sofia', [away('anna', 'sofia')]);
  expect([sofia.memberships, sofia.standsInFor]).toEqual([[{ unit: 'soc-mottagning', role: 'member' }], ['anna']]);
  expect(actor('sofia', [away('eva', 'sofia')]).roles).toEqual([]);
});

test('only the end of the chain stands in; who is away does not', () => {
  const absences = [away('anna', 'sofia'), away('sofia', 'johan')];
  expect(actor('johan', absences).standsInFor).toEqual(['anna', 'sofia']);
  expect(actor('sofia', absences).standsInFor).toBeUndefined();
});

test('the head stands in for whoever named nobody, and the leadership for a unit without head and deputy', () => {
  const absences = [away('anna'), away('karin'), away('omar')];
  expect(actor('karin', [away('anna')]).standsInFor).toEqual(['anna']);
  expect(actor('omar', [away('anna'), away('karin')]).standsInFor).toEqual(['anna', 'karin']);
  expect(actor('birgitta', absences)).toMatchObject({
    standsInFor: ['anna', 'karin', 'omar'],
    memberships: [
      { unit: 'soc-ledning' },
      { unit: 'soc-mottagning', role: 'member', for: 'anna' },
      { unit: 'soc-mottagning', role: 'head', for: 'karin' },
      { unit: 'soc-mottagning', role: 'deputy', for: 'omar' },
    ],
  });
});

test('the day shift answers for the jour in office hours and not a minute longer', () => {
  const units = (id: string, at: Instant) => actor(id, [], at).memberships.map((m) => m.unit);
  expect(units('anna', toInstant('2026-03-02', '16:59'))).toEqual(['soc-mottagning', 'soc-jour']);
  expect(units('anna', toInstant('2026-03-02', '17:00'))).toEqual(['soc-mottagning']);
  expect(units('anna', toInstant('2026-03-07', '12:00'))).toEqual(['soc-mottagning']);
  expect(units('leila', toInstant('2026-03-02', '12:00'))).toEqual(['soc-jour']);
});

const ids = ['karin', 'omar', 'anna', 'sofia', 'eva', 'johan', 'birgitta', 'gunnar', 'mats', 'petra', 'gone'];
const anyAbsence = fc
  .tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)))
  .map(([person, deputy]) => away(person, deputy));

function caseOf(unit: string, restrictedTo: readonly string[] | null): CaseState {
  return evolve(municipalContract, null, {
    type: 'CaseOpened',
    ref: 'ST-7F3K2',
    process: 'municipalContract',
    stage: 'receipt',
    unit,
    receivedAt: NOW,
    data: {},
    daysOff: [],
    policies: {},
    restrictedTo,
    no: 1,
    at: NOW,
    by: { system: true },
    commandId: 'open',
  });
}

test('whoever stands in sees no more than they and the absent ones do, and a protected case only when named', () => {
  const states = ['soc-mottagning', 'soc-utredning', 'soc-ledning', 'lfa-matchning'].flatMap((unit) => [
    caseOf(unit, null),
    caseOf(unit, ['anna']),
  ]);
  let lent = 0;
  fc.assert(
    fc.property(fc.array(anyAbsence, { minLength: 1, maxLength: 8 }), (absences) => {
      for (const id of ids) {
        const now = actor(id, absences);
        lent += now.memberships.some((m) => m.for !== undefined) ? 1 : 0;
        const administrations = new Set(actor(id, []).memberships.map((m) => administrationOf(m.unit)));
        expect(now.memberships.filter((m) => !administrations.has(administrationOf(m.unit)))).toEqual([]);
        for (const state of states) {
          const seen = access(now, state, EVENING).kind;
          if (state.restrictedTo !== null && id !== 'anna') expect(seen).toBe('none');
          const theirs = [id, ...(now.standsInFor ?? [])].map((one) => access(actor(one, []), state, EVENING).kind);
          if (state.restrictedTo === null)
            expect([seen === 'none', 'none']).toEqual([theirs.every((k) => k === 'none'), 'none']);
        }
      }
    }),
    { numRuns: RUNS, seed: 20_261_125 },
  );
  expect(lent).toBeGreaterThan(RUNS / 2);
});
