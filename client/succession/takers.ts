import { awayAt } from '../../domain/absence/answers';
import type { Instant } from '../../domain/instant';
import { type Held, type Proposed, propose, type Taker } from '../../domain/succession/propose';
import type { Register } from '../../register/database';
import { loads } from '../../register/held';
import type { Organisation } from '../../register/organisation';

/** Who could take things in a unit: its people who have not left, but for the one who goes. */
export function takersOf(
  organisation: Organisation,
  load: ReadonlyMap<string, number>,
  at: Instant,
  leaver: string | null,
): (unit: string) => readonly Taker[] {
  return (unit) =>
    organisation.people.flatMap((person) => {
      const own = person.memberships.find((m) => m.unit === unit);
      if (own === undefined || person.left || person.id === leaver || own.role === 'director') return [];
      return [
        {
          id: person.id,
          role: own.role,
          decider: person.roles.includes('decider'),
          away: awayAt(organisation.staffing, person.id, at) !== null,
          load: load.get(person.id) ?? 0,
        },
      ];
    });
}

/** Who takes what, by the organisation and the loads as they are now. `toUnit`: things go into that unit. */
export async function proposalFor(
  register: Register,
  organisation: Organisation,
  things: readonly Held[],
  about: { readonly at: Instant; readonly leaver: string | null; readonly toUnit: string | null },
): Promise<readonly Proposed[]> {
  const takers = takersOf(organisation, await loads(register), about.at, about.leaver);
  return propose(things, (unit) => takers(about.toUnit ?? unit)).map((one) =>
    // An unanswered offer is answered by who gets it: nobody is chosen for it.
    one.held.what === 'offer' ? { ...one, to: null, blocked: false } : one,
  );
}
