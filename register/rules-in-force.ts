import { SECOND_MS, type CivilDate, type Instant } from '../domain/instant';
import type { Policy } from '../domain/deadlines/policies';
import type { Fact } from '../domain/kernel/facts';
import { newsOf, type Rules, type RulesNews, windsUpAt } from '../domain/kernel/rules';
import type { CaseState } from '../domain/kernel/state';
import type { Register } from './database';

/** Every version of every clock with when it begins, and what holds whatever the day. */
export interface RulesOverTime {
  /** Oldest first, of each key. */
  readonly policies: readonly { readonly from: Instant; readonly policy: Policy }[];
  readonly daysOff: readonly CivilDate[];
  readonly successors: { readonly [unit: string]: string };
}

/** A change is known everywhere within a second, and no case asks the database for it. */
const KEPT_MS = SECOND_MS;

export function rulesOverTime(register: Register): Promise<RulesOverTime> {
  const kept = register.read.rules;
  const now = Date.now();
  if (kept !== null && now - kept.at < KEPT_MS) return kept.value;
  const value = readRules(register);
  register.read.rules = { at: now, value };
  // A failed read is not kept: the next caller tries again.
  value.catch(() => {
    if (register.read.rules?.value === value) register.read.rules = null;
  });
  return value;
}

/** Makes the next read see what was just changed here. */
export function forgetRules(register: Register): void {
  register.read.rules = null;
}

async function readRules({ db }: Register): Promise<RulesOverTime> {
  const [policies, daysOff, units] = await Promise.all([
    db
      .selectFrom('policies')
      .select(['policy', 'valid_from'])
      .orderBy('key')
      .orderBy('valid_from')
      .orderBy('version')
      .execute(),
    db.selectFrom('days_off').select('day').orderBy('day').execute(),
    db.selectFrom('units').select(['id', 'merged_into']).where('merged_into', 'is not', null).orderBy('id').execute(),
  ]);
  return {
    policies: policies.map((row) => ({ from: row.valid_from, policy: row.policy })),
    daysOff: daysOff.map((row) => row.day),
    successors: Object.fromEntries(units.map((row) => [row.id, row.merged_into ?? row.id])),
  };
}

/** The rules in force at an instant of the displayed clock: of each clock the newest version that had begun. */
export function rulesAt({ policies, daysOff, successors }: RulesOverTime, at: Instant): Rules {
  const begun = policies.filter(({ from }) => from <= at);
  return { policies: Object.fromEntries(begun.map(({ policy }) => [policy.key, policy])), daysOff, successors };
}

/** What a case must hear of before it may write these facts, or null. */
export async function newsBefore(
  register: Register,
  state: CaseState | null,
  facts: readonly Fact[],
): Promise<RulesNews | null> {
  const at = state === null ? null : windsUpAt(facts);
  return state === null || at === null ? null : newsOf(state, rulesAt(await rulesOverTime(register), at));
}
