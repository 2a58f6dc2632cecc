import { type Kysely, sql } from 'kysely';

/** Words from one case to another, written with the fact that says them; delivered by the web process, once each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table told_cases (
      ref text not null,
      no integer not null,
      to_ref text not null,
      move text not null,
      input jsonb not null,
      said_at timestamptz not null,
      state text not null default 'waiting' check (state in ('waiting', 'heard', 'refused')),
      attempts integer not null default 0,
      not_before timestamptz,
      primary key (ref, no)
    );
    create index told_cases_waiting on told_cases (said_at) where state = 'waiting';
  `.execute(db);
}
