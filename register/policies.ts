import type { CivilDate, Instant } from '../domain/instant';
import { POLICIES, type Policy } from '../domain/deadlines/policies';
import { sqlInstant, timestamp, type Register } from './database';

/** Puts the domain's own table where a row of that key and version is missing: in force since ever. */
export async function importPolicies({ db }: Register): Promise<void> {
  const rows = POLICIES.map((policy) => ({
    key: policy.key,
    version: policy.version,
    valid_from: timestamp(0),
    policy: JSON.stringify(policy),
  }));
  await db
    .insertInto('policies')
    .values(rows)
    .onConflict((c) => c.columns(['key', 'version']).doNothing())
    .execute();
}

/** The clocks in force at an instant, by key: the newest version that had begun. A case snapshots them. */
export async function policiesInForce({ db }: Register, at: Instant): Promise<{ readonly [key: string]: Policy }> {
  const rows = await db
    .selectFrom('policies')
    .distinctOn('key')
    .select(['key', 'policy'])
    .where('valid_from', '<=', sqlInstant(at))
    .orderBy('key')
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.key, row.policy]));
}

/** The organisation's own days off, oldest first, beside the red days that everybody has. */
export async function daysOff({ db }: Register): Promise<readonly CivilDate[]> {
  const rows = await db.selectFrom('days_off').select('day').orderBy('day').execute();
  return rows.map((row) => row.day);
}

export async function addDayOff({ db }: Register, day: CivilDate, name: string): Promise<void> {
  await db
    .insertInto('days_off')
    .values({ day, name })
    .onConflict((c) => c.column('day').doUpdateSet({ name }))
    .execute();
}
