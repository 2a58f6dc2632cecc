import type { CivilDate } from '../calendar/civil-date';
import type { Instant } from '../instant';
import type { Fact } from './facts';
import { isPolicyKey, type Policy, policyByKey } from '../deadlines/policies';

/** What a case runs by and the administrators may change: clocks, the house's own days off, units that went up in others. */
export interface Rules {
  readonly policies: { readonly [key: string]: Policy };
  readonly daysOff: readonly CivilDate[];
  /** Unit that is no more -> the unit that does its work now. */
  readonly successors: { readonly [unit: string]: string };
}

/** Only what differs from what the case knew; null = as before. */
export interface RulesNews {
  readonly policies: { readonly [key: string]: Policy };
  readonly daysOff: readonly CivilDate[] | null;
  readonly successors: { readonly [unit: string]: string } | null;
}

/**
 * What a case does not know yet of the rules in force, or null. A version of a clock is never changed, so comparing
 * versions is enough; a key that the case began without is answered by the built-in table.
 */
export function newsOf(known: Rules, inForce: Rules): RulesNews | null {
  const changed = Object.values(inForce.policies).filter((policy) => versionIn(known, policy.key) !== policy.version);
  const policies = Object.fromEntries(changed.map((policy) => [policy.key, policy]));
  const daysOff = same(known.daysOff, inForce.daysOff) ? null : inForce.daysOff;
  const successors = same(pairs(known.successors), pairs(inForce.successors)) ? null : inForce.successors;
  return changed.length === 0 && daysOff === null && successors === null ? null : { policies, daysOff, successors };
}

export function withNews(known: Rules, news: RulesNews): Rules {
  return {
    policies: { ...known.policies, ...news.policies },
    daysOff: news.daysOff ?? known.daysOff,
    successors: news.successors ?? known.successors,
  };
}

/**
 * When these facts wind up a clock, or null: only then a case must know the rules of that moment. A case that sleeps is
 * not woken by a setting, and what runs keeps the clock it has.
 */
export function windsUpAt(facts: readonly Fact[]): Instant | null {
  if (facts.some((fact) => fact.type === 'RulesChanged')) return null;
  const winding = facts.filter((fact) => 'deadline' in fact).map((fact) => fact.at);
  return winding.length === 0 ? null : Math.max(...winding);
}

/** The unit that does the work of this one now: itself, unless it has gone up in another. */
export function unitNow({ successors }: Pick<Rules, 'successors'>, unit: string): string {
  let now = unit;
  // As many steps as there are rows: a ring, which the settings refuse, would end here too.
  for (const _ of Object.keys(successors)) now = successors[now] ?? now;
  return now;
}

function versionIn({ policies }: Rules, key: string): number | null {
  return policies[key]?.version ?? (isPolicyKey(key) ? policyByKey(key).version : null);
}

function pairs(record: { readonly [key: string]: string }): readonly string[] {
  return Object.entries(record)
    .map(([key, value]) => `${key} ${value}`)
    .toSorted();
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
