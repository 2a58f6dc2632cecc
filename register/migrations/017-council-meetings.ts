import { type Kysely, sql } from 'kysely';

/** The council's meetings are times like the forum's: an administrator enters them, and decisions are held to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table meeting_slots add column body text not null default 'forum' check (body in ('forum', 'council'))`.execute(
    db,
  );
}
