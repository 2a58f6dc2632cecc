import type { Person } from '../kernel/actor';
import type { World } from './world';

/**
 * Who in a unit takes what lies in nobody's hand: its head, else the head's deputy, else anybody who is here. On a
 * protected case only those named on it; null when there is nobody.
 */
export function whoTakes({ inUnit }: World, unit: string, restrictedTo: readonly string[] | null): string | null {
  const own = (inUnit.get(unit) ?? []).filter(
    (person) => roleIn(person, unit) !== null && (restrictedTo === null || restrictedTo.includes(person.id)),
  );
  const inRole = (role: string) => own.find((person) => roleIn(person, unit) === role);
  return (inRole('head') ?? inRole('deputy') ?? own[0])?.id ?? null;
}

/** Of their own: what is lent goes back when the absent one does. */
function roleIn({ memberships }: Person, unit: string): string | null {
  return memberships.find((m) => m.unit === unit && m.for === undefined)?.role ?? null;
}
