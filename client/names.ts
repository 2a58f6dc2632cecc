import type { By } from '../domain/kernel/actor';
import type { Organisation } from '../register/organisation';

/** Names of units and colleagues for a page; an id that has left the organisation is shown as it is. */
export interface Names {
  unit(id: string): string;
  person(id: string | null): string | null;
  by(by: By): string;
  /** Address of a home. */
  home(id: string): string;
}

export function namesIn(
  { units, people }: Organisation,
  homes: readonly { readonly id: string; readonly address: string }[] = [],
): Names {
  const unit = (id: string) => units.find((one) => one.id === id)?.name ?? id;
  const person = (id: string | null) => (id === null ? null : (people.find((one) => one.id === id)?.name ?? id));
  return {
    unit,
    person,
    home: (id) => homes.find((one) => one.id === id)?.address ?? id,
    by: (by) => {
      if ('system' in by) return 'Systemet';
      const whose = by.for === undefined ? '' : ` för ${person(by.for) ?? by.for}`;
      return `${person(by.person) ?? by.person}${whose}${by.unit === null ? '' : `, ${unit(by.unit)}`}`;
    },
  };
}
