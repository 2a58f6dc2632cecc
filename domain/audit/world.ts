import { actorAt } from '../absence/lending';
import { isHere } from '../absence/answers';
import type { Staffing } from '../absence/staffing';
import { type CivilDate, type Instant, MINUTE_MS } from '../instant';
import type { Membership, Person, SpecialRole } from '../kernel/actor';
import type { Process } from '../kernel/process';
import type { OpenCase } from '../kernel/state';
import type { Found } from './found';

/** Everything around a case that a check may ask of. */
export interface World {
  /** Displayed clock. */
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  readonly units: ReadonlySet<string>;
  readonly staffing: Staffing;
  /** Everybody with at least one membership, as the rules know them now. */
  readonly people: ReadonlyMap<string, Person>;
  /** Those who are here now and can act in a unit, also for somebody who is away. */
  readonly inUnit: ReadonlyMap<string, readonly Person[]>;
  readonly deciders: readonly Person[];
}

/** A rung may wait for a busy register or a worker that restarts; a quarter of an hour is no longer that. */
export const LATE_MS = 15 * MINUTE_MS;

/** What the facts, the drafts and the clock say about one case, beside its state. */
export interface Beside {
  readonly process: Process;
  /** When the household was last heard; when the case was received, if never. */
  readonly lastHeardAt: Instant;
  /** When a person last did anything in the case; null = nobody has. */
  readonly lastActAt: Instant | null;
  /** Tasks for which somebody has a half done form. */
  readonly drafts: ReadonlySet<string>;
}

/** One question put to one open case. Pure: what it needs to know is given. */
export type CaseCheck = (state: OpenCase, world: World, beside: Beside) => readonly Found[];

/** True while somebody has been asked to name who holds the case: no second finding is needed for that. */
export function isLifted(state: OpenCase): boolean {
  return state.forum !== null || Object.values(state.tasks).some((task) => NAMERS.has(task.kind));
}

/** Tasks of those who name a holder: in the forum, of its chief, and where a process has no forum. */
export const NAMERS: ReadonlySet<string> = new Set(['forum-schedule', 'forum-chief-decides', 'name-holder']);

/** The organisation as it stands at an instant. */
export function worldAt(
  now: Instant,
  organisation: {
    readonly units: readonly { readonly id: string; readonly closed?: boolean }[];
    readonly people: readonly {
      readonly id: string;
      readonly memberships: readonly Membership[];
      readonly roles: readonly SpecialRole[];
    }[];
    readonly staffing: Staffing;
  },
): World {
  const { units, staffing } = organisation;
  const people = organisation.people.filter((one) => one.memberships.length > 0);
  const actors = people.map((one) => actorAt(staffing, one, now));
  const here = actors.filter(({ id }) => isHere(staffing, id, now));
  const inUnit = new Map<string, Person[]>();
  for (const actor of here)
    for (const { unit } of actor.memberships) inUnit.set(unit, [...(inUnit.get(unit) ?? []), actor]);
  return {
    now,
    daysOff: staffing.daysOff,
    units: new Set(units.filter(({ closed }) => closed !== true).map(({ id }) => id)),
    staffing,
    people: new Map(actors.map((actor) => [actor.id, actor])),
    inUnit,
    deciders: here.filter(({ roles }) => roles.includes('decider')),
  };
}
