import type { Kysely } from 'kysely';
import type { Instant } from '../domain/instant';
import { type Register, timestamp } from './database';
import { storableJson } from './storable';
import type { Tables } from './tables';

/** Kinds of things that administrators, heads and people change about the organisation, never about a case. */
export type SettingSubject =
  | 'unit'
  | 'person'
  | 'policy'
  | 'day-off'
  | 'meeting-slot'
  | 'absence'
  | 'succession'
  | 'duty';

export interface SettingChange {
  readonly subject: SettingSubject;
  readonly key: string;
  /** Null: it did not exist. */
  readonly before: unknown;
  /** Null: it exists no more. */
  readonly after: unknown;
}

export interface RecordedChange extends SettingChange {
  readonly id: number;
  /** Displayed clock. */
  readonly at: Instant;
  /** Person id; null: an import, or the system. */
  readonly by: string | null;
}

/** Writes a change beside what it changes: pass the transaction that does both, so that neither stands alone. */
export async function recordChange(
  db: Kysely<Tables>,
  change: SettingChange,
  made: { readonly by: string | null; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('setting_changes')
    .values({
      at: timestamp(made.at),
      by_person: made.by,
      subject: change.subject,
      key: change.key,
      before: change.before === null ? null : storableJson(change.before),
      after: change.after === null ? null : storableJson(change.after),
    })
    .execute();
}

const SHOWN = 50;

/** What was changed of these subjects, newest first; `key` narrows to one of them. */
export async function changesOf(
  { db }: Register,
  subjects: readonly SettingSubject[],
  key?: string,
): Promise<readonly RecordedChange[]> {
  let query = db.selectFrom('setting_changes').selectAll().where('subject', 'in', subjects);
  if (key !== undefined) query = query.where('key', '=', key);
  const rows = await query.orderBy('id', 'desc').limit(SHOWN).execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    by: row.by_person,
    subject: row.subject as SettingSubject,
    key: row.key,
    before: row.before,
    after: row.after,
  }));
}

/** All of a kind that a person has ever changed here; what a file brought in is not counted. */
export async function changedKeys({ db }: Register, subject: SettingSubject): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('setting_changes')
    .select('key')
    .distinct()
    .where('subject', '=', subject)
    .where('by_person', 'is not', null)
    .execute();
  return rows.map((row) => row.key);
}
