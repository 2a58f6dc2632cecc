import type { Instant } from '../domain/instant';
import { timestamp, type Register } from './database';
import { storableJson } from './storable';

/** What was typed, field by field; several values for a group of boxes. */
export type DraftBody = { readonly [field: string]: string | readonly string[] };

export interface Draft {
  readonly ref: string;
  /** The task's id, or the move when there is no task. */
  readonly topic: string;
  readonly unit: string;
  /** Who typed last. */
  readonly person: string;
  readonly body: DraftBody;
  readonly updatedAt: Instant;
}

/** Keeps a half done form for the unit: no fact, survives sign-out and a stale version. The last one typed stands. */
export async function saveDraft({ db }: Register, draft: Draft): Promise<void> {
  const row = { person: draft.person, body: storableJson(draft.body), updated_at: timestamp(draft.updatedAt) };
  await db
    .insertInto('drafts')
    .values({ ref: draft.ref, topic: draft.topic, unit: draft.unit, ...row })
    .onConflict((c) => c.columns(['ref', 'topic', 'unit']).doUpdateSet(row))
    .execute();
}

/** The drafts of these units on a case, newest first. */
export async function draftsOf({ db }: Register, ref: string, units: readonly string[]): Promise<readonly Draft[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('ref', '=', ref)
    .where('unit', 'in', units)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map(({ updated_at, body, ...row }) => ({ ...row, body: body as DraftBody, updatedAt: updated_at }));
}

/** The draft goes when its form was sent and done. */
export async function dropDraft({ db }: Register, ref: string, topic: string, units: readonly string[]): Promise<void> {
  if (units.length === 0) return;
  await db.deleteFrom('drafts').where('ref', '=', ref).where('topic', '=', topic).where('unit', 'in', units).execute();
}
