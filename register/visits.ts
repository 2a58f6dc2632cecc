import { MINUTE_MS, type Instant } from '../domain/instant';
import type { Person } from '../domain/kernel/actor';
import type { Fact } from '../domain/kernel/facts';
import { sqlInstant, timestamp, type Register } from './database';
import { factOf } from './fact-rows';
import { textArray, unitsOf, visibleTo } from './visible-cases';
import { sql } from 'kysely';

/** Looks within this time of each other are one visit. */
const ONE_VISIT_MS = 30 * MINUTE_MS;

/** Notes that a person opened the first screen; returns when the visit before this one was (real clock), or null. */
export async function noteVisit({ db }: Register, person: string, realNow: Instant): Promise<Instant | null> {
  const now = timestamp(realNow);
  const { rows } = await sql<{ previous: Instant | null }>`
    insert into visits (person, current_at, previous_at) values (${person}, ${now}, null)
    on conflict (person) do update set
      previous_at = case when visits.current_at < ${timestamp(realNow - ONE_VISIT_MS)}
        then visits.current_at else visits.previous_at end,
      current_at = excluded.current_at
    returning previous_at as previous
  `.execute(db);
  return rows[0]?.previous ?? null;
}

export interface News {
  readonly ref: string;
  readonly process: string;
  readonly fact: Fact;
}

/** What other people did with the cases that a person's units hold, since `since` (real clock); newest first. */
export async function newsFor({ db }: Register, actor: Person, since: Instant, limit = 20): Promise<readonly News[]> {
  const rows = await db
    .selectFrom('facts')
    .innerJoin('cases', 'cases.ref', 'facts.ref')
    .leftJoin('seen_by', (j) => j.onRef('seen_by.ref', '=', 'facts.ref').on('seen_by.person', '=', actor.id))
    .selectAll('facts')
    .select('cases.process')
    .where('facts.written_at', '>', sqlInstant(since))
    .where('facts.by_person', 'is not', null)
    .where('facts.by_person', '<>', actor.id)
    .where((e) => e.or([e('seen_by.no', 'is', null), e('seen_by.no', '<', e.ref('facts.no'))]))
    .where(sql<boolean>`cases.holder_unit = any(${textArray(unitsOf(actor))})`)
    .where(visibleTo(actor))
    .orderBy('facts.written_at', 'desc')
    .orderBy('facts.no', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ process, ...row }) => ({ ref: row.ref, process, fact: factOf(row) }));
}

/** Remembers that a person has seen a case up to a fact. */
export async function markSeen({ db }: Register, person: string, ref: string, no: number): Promise<void> {
  await db
    .insertInto('seen_by')
    .values({ person, ref, no })
    .onConflict((c) => c.columns(['person', 'ref']).doUpdateSet({ no: sql`greatest(seen_by.no, excluded.no)` }))
    .execute();
}
