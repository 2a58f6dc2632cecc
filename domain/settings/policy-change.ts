import type { Policy, PolicyUnit } from '../deadlines/policies';
import type { SettingRule } from './organisation-rules';

/** Units in which an administrator may count; the others are the law's and the agreements' own. */
const COUNTED: readonly PolicyUnit[] = ['acute-hours', 'working-days', 'days', 'weeks', 'months', 'years'];

/** The longest that may be set, by unit: a slip of the pen must not let a case sleep for years. */
const LONGEST: Readonly<Partial<Record<PolicyUnit, number>>> = {
  'acute-hours': 72,
  'working-days': 60,
  days: 366,
  weeks: 52,
  months: 36,
  years: 20,
};

/** A clock of law is changed by the law; one that the system keeps, or that a person names, has no length to set. */
export function isEditable({ kind, unit }: Policy): boolean {
  return kind !== 'statutory' && kind !== 'system' && COUNTED.includes(unit);
}

export function longestOf({ unit }: Policy): number {
  return LONGEST[unit] ?? 1;
}

/**
 * The next version of a clock: another amount in the same unit and the same direction. `pending`: a version that has
 * not begun yet; there is one change ahead at a time, or nobody could say what holds in a month.
 */
export function changedPolicy(
  standing: Policy,
  amount: number,
  versions: { readonly highest: number; readonly pending: boolean },
): Policy | SettingRule {
  if (!isEditable(standing)) return 'clock-of-law';
  if (versions.pending) return 'clock-pending';
  const signed = standing.amount < 0 ? -amount : amount;
  if (signed === standing.amount) return 'clock-unchanged';
  return { ...standing, amount: signed, version: versions.highest + 1 };
}
