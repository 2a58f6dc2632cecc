import { type RawBuilder, sql } from 'kysely';
import type { Person } from '../domain/kernel/actor';
import { FORUM_UNIT, isSocial } from '../domain/kernel/units';
import { publicProcesses } from '../domain/processes';

/** The units a person acts for. */
export function unitsOf(actor: Person): readonly string[] {
  return actor.memberships.map((m) => m.unit);
}

/** A list of strings as one parameter. */
export function textArray(values: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${[...values]}::text[]`;
}

/**
 * A public matter; or within social services' secrecy: a unit of theirs holds or has held the case, was offered it or
 * had a task in it.
 */
export function fullyVisibleTo(actor: Person): RawBuilder<boolean> {
  const theirs = sql<boolean>`cases.involved && ${textArray(unitsOf(actor).filter(isSocial))}`;
  return sql<boolean>`((${theirs} or ${isPublic()}) and ${notHiddenFrom(actor)})`;
}

/**
 * The access function (domain/access.ts) in SQL, for lists, counts and searches over the table `cases`; a test holds
 * the two against each other for every person of the demo. Others than social services see a case while they hold it,
 * are offered it or have a task in it.
 */
export function visibleTo(actor: Person): RawBuilder<boolean> {
  const ours = textArray(unitsOf(actor));
  return sql<boolean>`(${notHiddenFrom(actor)} and (${fullyVisibleTo(actor)} or (cases.status = 'open' and (
    cases.holder_unit = any(${ours}) or cases.offered_to = any(${ours})
    or (cases.lifted_at is not null and ${FORUM_UNIT} = any(${ours}))
    or exists (select 1 from tasks where tasks.ref = cases.ref and tasks.status = 'open' and tasks.unit = any(${ours}))
  ))))`;
}

/** A case of a process whose matters are public. */
export function isPublic(): RawBuilder<boolean> {
  return sql<boolean>`cases.process = any(${textArray(publicProcesses)})`;
}

/** Protected identity: only the people named on the case, whatever their unit. */
function notHiddenFrom(actor: Person): RawBuilder<boolean> {
  return sql<boolean>`(not cases.restricted or ${actor.id} = any(cases.restricted_to))`;
}
