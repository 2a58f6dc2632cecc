import type { Absence } from '../../../domain/absence/absence';
import { type Staffing, staffingOf } from '../../../domain/absence/staffing';
import { toInstant } from '../../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../../domain/instant';
import type { UnitRole } from '../../../domain/kernel/actor';

/** Two units with head, deputy and two colleagues, the jour, a unit of one, the leadership; and LFA beside. */
const PEOPLE: readonly (readonly [id: string, unit: string, role: UnitRole])[] = [
  ['karin', 'soc-mottagning', 'head'],
  ['omar', 'soc-mottagning', 'deputy'],
  ['anna', 'soc-mottagning', 'member'],
  ['sofia', 'soc-mottagning', 'member'],
  ['eva', 'soc-utredning', 'head'],
  ['johan', 'soc-utredning', 'member'],
  ['peter', 'soc-jour', 'head'],
  ['leila', 'soc-jour', 'member'],
  ['birgitta', 'soc-ledning', 'head'],
  ['gunnar', 'soc-ledning', 'director'],
  ['mats', 'lfa-matchning', 'head'],
  ['petra', 'lfa-matchning', 'member'],
  ['cecilia', 'ksf-forum', 'head'],
];

/** Monday 2 March 2026, 10:00. */
export const NOW: Instant = toInstant('2026-03-02', '10:00');

let made = 0;

/** Away all of March unless something else is said. */
export function away(person: string, deputy: string | null = null, rest: Partial<Absence> = {}): Absence {
  made += 1;
  const id = `f${String(made).padStart(4, '0')}`;
  const period = { from: '2026-03-01', to: '2026-03-31', reviewOn: null, endedAt: null };
  return { id, person, deputy, kind: 'holiday', ...period, ...rest };
}

export function staff(absences: readonly Absence[], daysOff: readonly CivilDate[] = []): Staffing {
  return staffingOf({
    people: [
      ...PEOPLE.map(([id, unit, role]) => ({ id, memberships: [{ unit, role }] })),
      { id: 'gone', memberships: [] },
    ],
    absences,
    duty: [
      { unit: 'soc-jour', hours: 'office', onDuty: 'soc-mottagning' },
      { unit: 'soc-jour', hours: 'other', onDuty: 'soc-jour' },
    ],
    daysOff,
  });
}
