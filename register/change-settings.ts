import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/instant';
import type { SettingRule } from '../domain/settings/organisation-rules';
import { type Register } from './database';
import { forgetOrganisation } from './organisation';
import { forgetRules } from './rules-in-force';
import { recordChange, type SettingChange, type SettingSubject } from './setting-changes';
import type { Tables } from './tables';

/** Who changes, when, and which change of the same thing they saw last (0 = none). */
export interface Editing {
  readonly by: string;
  /** Displayed clock. */
  readonly at: Instant;
  readonly seen: number;
}

export type Changed = 'changed' | 'unchanged' | SettingRule;

class Refused extends Error {
  constructor(readonly rule: SettingRule) {
    super(rule);
  }
}

/** Ends the transaction without a trace. */
export function refuse(rule: SettingRule): never {
  throw new Refused(rule);
}

/**
 * One change of one setting and its row of history, together or not at all. One at a time in the whole house: the rules
 * look at several rows (is there another head?), and administrators are few. `null` from `work`: nothing was different.
 */
export async function changeSetting(
  register: Register,
  about: { readonly subject: SettingSubject; readonly key: string },
  editing: Editing,
  work: (tx: Transaction<Tables>) => Promise<Pick<SettingChange, 'before' | 'after'> | null>,
): Promise<Changed> {
  try {
    const changed = await register.db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtext('settings'))`.execute(tx);
      if ((await lastChange(tx, about)) !== editing.seen) refuse('changed-by-another');
      const change = await work(tx);
      if (change === null || JSON.stringify(change.before) === JSON.stringify(change.after)) return false;
      await recordChange(tx, { ...about, ...change }, editing);
      return true;
    });
    return changed ? 'changed' : 'unchanged';
  } catch (error) {
    if (error instanceof Refused) return error.rule;
    throw error;
  } finally {
    forgetOrganisation(register);
    forgetRules(register);
  }
}

/** Number of the last change of a setting: a form carries it, so that nobody writes over what they have not seen. */
export async function lastChange(
  db: Pick<Transaction<Tables>, 'selectFrom'>,
  { subject, key }: { readonly subject: SettingSubject; readonly key: string },
): Promise<number> {
  const row = await db
    .selectFrom('setting_changes')
    .select((e) => e.fn.max('id').as('id'))
    .where('subject', '=', subject)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.id ?? 0;
}
