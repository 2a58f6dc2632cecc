import { type Kysely, sql } from 'kysely';

/**
 * What a case began with (policies, days off) is most of a state and never changes: it stands by itself, and is not
 * written again with every fact. States from before keep theirs until the next fact; `register:rebuild` moves them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases add column began_with json;
    update cases set began_with = json_build_object('policies', state -> 'policies', 'daysOff', state -> 'daysOff');
    alter table cases alter column began_with set not null;
  `.execute(db);
}
