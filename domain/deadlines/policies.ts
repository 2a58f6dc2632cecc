import type { Policy } from './policy';

export type { Policy, PolicyKind, PolicyRoll, PolicyUnit } from './policy';

// Stub: the whole table follows within the hour; keys are stable.
const TABLE = [
  {
    key: 'contact.first.normal',
    version: 1,
    amount: 5,
    unit: 'working-days',
    kind: 'office',
    roll: 'next-working-day',
    label: 'Första kontakt, normal',
    basis: 'Handlingsplanen, praxis',
  },
] as const satisfies readonly Policy[];

export type PolicyKey = (typeof TABLE)[number]['key'];

/** Every clock, in the order staff read them. */
export const POLICIES: readonly Policy<PolicyKey>[] = TABLE;

/** The policy in force now. @throws RangeError when the key is unknown (a programming error). */
export function policyByKey(key: PolicyKey): Policy<PolicyKey> {
  const policy = POLICIES.find((candidate) => candidate.key === key);
  if (policy === undefined) throw new RangeError(`No policy ${key}`);
  return policy;
}
