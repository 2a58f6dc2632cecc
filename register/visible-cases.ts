import { type RawBuilder, sql } from 'kysely';
import type { Person } from '../domain/kernel/actor';

/** The units a person acts for. */
export function unitsOf(actor: Person): readonly string[] {
  return actor.memberships.map((m) => m.unit);
}

/** A list of strings as one parameter. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${[...values]}::text[]`;
}

/**
 * The access function in SQL, for lists, counts and searches over the table `cases`: units that hold, have held,
 * were offered or have a side task; protected identity only those named on the case. domain/access.ts is the rule,
 * a test holds the two against each other.
 */
export function visibleTo(actor: Person): RawBuilder<boolean> {
  return sql<boolean>`(
    case when cases.restricted then ${actor.id} = any(cases.restricted_to)
    else cases.involved && ${textArray(unitsOf(actor))} end
  )`;
}
