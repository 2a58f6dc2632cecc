import type { CivilDate, Instant } from '../instant';
import type { Person } from '../kernel/actor';
import type { Process } from '../kernel/process';
import type { OpenCase } from '../kernel/state';
import type { Found } from './found';

/** Everything around a case that a check may ask of. */
export interface World {
  /** Displayed clock. */
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  readonly units: ReadonlySet<string>;
  /** Everybody with at least one membership, as the rules know them now. */
  readonly people: ReadonlyMap<string, Person>;
  /** Those who can act in a unit now. */
  readonly inUnit: ReadonlyMap<string, readonly Person[]>;
  readonly deciders: readonly Person[];
}

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
  return Object.values(state.tasks).some((task) => task.kind === 'name-what-happens');
}
