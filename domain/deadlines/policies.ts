import { CLOCKS_OF_BUILDING } from './clocks-of-building';
import { CLOCKS_OF_LAND } from './clocks-of-land';
import { CLOCKS_OF_LAW } from './clocks-of-law';
import { CLOCKS_OF_MUNICIPAL_CONTRACT } from './clocks-of-municipal-contract';
import { CLOCKS_OF_OFFICE } from './clocks-of-office';
import type { Policy } from './policy';

export type { Policy, PolicyKind, PolicyRoll, PolicyUnit } from './policy';

const TABLE = [
  ...CLOCKS_OF_OFFICE,
  ...CLOCKS_OF_MUNICIPAL_CONTRACT,
  ...CLOCKS_OF_LAND,
  ...CLOCKS_OF_BUILDING,
  ...CLOCKS_OF_LAW,
] as const;

export type PolicyKey = (typeof TABLE)[number]['key'];

/** Every clock there is, in the order staff read them. Plain data. */
export const POLICIES: readonly Policy<PolicyKey>[] = TABLE;

const byKey: ReadonlyMap<string, Policy<PolicyKey>> = new Map(POLICIES.map((policy) => [policy.key, policy]));

/** The policy in force now. @throws RangeError for a key that is not in the table (a programming error). */
export function policyByKey(key: PolicyKey): Policy<PolicyKey> {
  const policy = byKey.get(key);
  if (policy === undefined) throw new RangeError(`No policy ${key}`);
  return policy;
}

/**
 * Of the clocks in force, those that somebody has changed: all that a case must carry. What is built in is the first
 * version of each clock for ever (docs/adr/013), so a case that is told again meets the clock that it began with.
 */
export function changedFromBuiltIn(inForce: { readonly [key: string]: Policy }): { readonly [key: string]: Policy } {
  return Object.fromEntries(
    Object.entries(inForce).filter(([key, { version }]) => byKey.get(key)?.version !== version),
  );
}

export function isPolicyKey(text: string): text is PolicyKey {
  return byKey.has(text);
}
