import type { SpecialRole, UnitRole } from '../kernel/actor';
import { isFixed, mayTakeOver, UNITS_OF_ROUTINES } from './units-of-routines';

/** Why a change of the organisation is refused; each has its sentence in client/words/settings-rules.ts. */
export type SettingRule =
  | 'taken'
  | 'changed-by-another'
  | 'own-roles'
  | 'only-head'
  | 'person-holds'
  | 'unit-holds'
  | 'unit-of-routine'
  | 'unit-fixed'
  | 'unit-closed'
  | 'other-administration'
  | 'person-left'
  | 'clock-of-law'
  | 'clock-unchanged'
  | 'clock-pending'
  | 'past-day'
  | 'no-meeting-then'
  | 'duty-not-acute'
  | 'duty-elsewhere'
  | 'nobody-named'
  | 'not-approved'
  | 'not-yours';

export interface Staff {
  readonly id: string;
  readonly left: boolean;
  readonly memberships: readonly { readonly unit: string; readonly role: UnitRole }[];
  readonly roles: readonly SpecialRole[];
}

export interface House {
  readonly units: readonly { readonly id: string; readonly closed: boolean }[];
  readonly people: readonly Staff[];
}

/** Roles that a unit cannot be without once it has them: somebody must be told, and must decide. */
const KEPT: readonly UnitRole[] = ['head', 'director'];

/**
 * Why a person's memberships and roles may not become these, or null. `held` are the units of the person in which
 * something lies with them. Nobody changes the own: whoever gives rights is not who gets them.
 */
export function roleRefusal(
  house: House,
  by: string,
  person: Pick<Staff, 'id' | 'memberships' | 'roles'>,
  held: readonly string[],
): SettingRule | null {
  const before = house.people.find((one) => one.id === person.id);
  const same = before !== undefined && rightsOf(before) === rightsOf(person);
  if (same) return null;
  if (by === person.id) return 'own-roles';
  if (person.memberships.some(({ unit }) => house.units.find((one) => one.id === unit)?.closed !== false))
    return 'unit-closed';
  if (before === undefined) return null;
  if (onlyOneIn(house, person.id, person.memberships).length > 0) return 'only-head';
  return held.some((unit) => !person.memberships.some((m) => m.unit === unit)) ? 'person-holds' : null;
}

/** Units that would lose their only head (or head of administration) if the person had only these memberships. */
export function onlyOneIn({ units, people }: House, person: string, left: Staff['memberships']): readonly string[] {
  const open = (unit: string) => units.find((one) => one.id === unit)?.closed === false;
  const own = people.find((one) => one.id === person)?.memberships ?? [];
  return own
    .filter(({ unit, role }) => KEPT.includes(role) && open(unit))
    .filter(({ unit, role }) => !left.some((m) => m.unit === unit && m.role === role))
    .filter(
      ({ unit, role }) =>
        !people.some(
          (one) => one.id !== person && !one.left && one.memberships.some((m) => m.unit === unit && m.role === role),
        ),
    )
    .map(({ unit }) => unit);
}

function rightsOf({ memberships, roles }: Pick<Staff, 'memberships' | 'roles'>): string {
  return [...memberships.map(({ unit, role }) => `${unit}:${role}`), ...roles].toSorted().join(' ');
}

/** Why a unit may not be closed, or go up in another, or null. */
export function endOfUnitRefusal(house: House, unit: string, successor: string | null): SettingRule | null {
  if (isFixed(unit)) return 'unit-fixed';
  if (house.units.find((one) => one.id === unit)?.closed !== false) return 'unit-closed';
  if (successor === null) return UNITS_OF_ROUTINES.includes(unit) ? 'unit-of-routine' : null;
  if (!mayTakeOver(unit, successor)) return 'other-administration';
  return house.units.find((one) => one.id === successor)?.closed === false ? null : 'unit-closed';
}
