import { type Kysely, sql } from 'kysely';

/** Which cases point at one: a case page shows both ends of a link, and only the one end knows of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index facts_links on facts ((body #>> '{link,to}')) where type = 'CasesLinked'`.execute(db);
}
