import type { Policy, PolicyKind, PolicyUnit } from './policy';

type Amount = readonly [amount: number, unit: Exclude<PolicyUnit, 'given-date' | 'yearly-dates'>];
type More = Partial<Pick<Policy, 'version' | 'roll' | 'atLeast'>>;

/**
 * One row of the table of clocks. Elapsed hours and acute clocks never move to a working day; a clock that counts back
 * moves to the working day before, because moving forward would eat the notice it protects.
 */
export function clock<const Key extends string>(
  key: Key,
  kind: PolicyKind,
  [amount, unit]: Amount,
  label: string,
  basis: string,
  more: More = {},
): Policy<Key> {
  const roundTheClock = kind === 'acute' || unit === 'acute-hours' || unit === 'minutes';
  const roll = roundTheClock ? 'stays' : amount < 0 ? 'previous-working-day' : 'next-working-day';
  return { key, version: 1, amount, unit, kind, roll, label, basis, ...more };
}

/** A clock that stands in the almanac: the next of `dates` (`MM-DD`). */
export function yearly<const Key extends string>(
  key: Key,
  kind: PolicyKind,
  dates: readonly string[],
  label: string,
  basis: string,
): Policy<Key> {
  return {
    key,
    version: 1,
    amount: dates.length,
    unit: 'yearly-dates',
    kind,
    roll: 'next-working-day',
    label,
    basis,
    dates,
  };
}
