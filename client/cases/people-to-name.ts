import type { CaseState } from '../../domain/kernel/state';
import { isSocial } from '../../domain/kernel/units';
import type { Organisation } from '../../register/organisation';

/**
 * Whom a case with protected identity can be restricted to: the people of the unit that holds it first, then those of
 * the other units of social services that work with it, and whoever is named already.
 */
export function peopleToName(
  { people, units }: Pick<Organisation, 'people' | 'units'>,
  state: CaseState,
): Readonly<Record<string, string>> {
  const holder = state.status === 'open' ? state.baton.unit : state.lastHolder;
  const working = [holder, ...state.involved.filter((unit) => unit !== holder && isSocial(unit))];
  const rows = people.flatMap(({ id, name, memberships }) => {
    const unit = working.find((one) => memberships.some((m) => m.unit === one));
    const named = state.restrictedTo?.includes(id) ?? false;
    const shown = unit ?? (named ? memberships[0]?.unit : undefined);
    if (shown === undefined) return [];
    const label = `${name}, ${units.find((one) => one.id === shown)?.name ?? shown}`;
    return [{ id, label, at: unit === undefined ? working.length : working.indexOf(unit) }];
  });
  const ordered = rows.toSorted((a, b) => a.at - b.at || a.label.localeCompare(b.label, 'sv'));
  return Object.fromEntries(ordered.map(({ id, label }) => [id, label]));
}
