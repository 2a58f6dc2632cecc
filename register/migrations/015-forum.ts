import { type Kysely, sql } from 'kysely';

/** What is lifted to Samverkansforum bostad, and which meeting takes it up: for its agenda and the secretariat's list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases add column lifted_at timestamptz;
    -- Reference of the meeting on whose agenda the case stands.
    alter table cases add column forum_meeting text;
    create index cases_lifted on cases (lifted_at) where lifted_at is not null;
    create index facts_holder_named on facts ((body ->> 'meeting')) where type = 'HolderNamed';
  `.execute(db);
}
