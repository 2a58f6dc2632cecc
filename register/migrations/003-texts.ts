import { type Kysely, sql } from 'kysely';

/** What people wrote: beside the facts, found by salted hash, so that it can be blanked without breaking the chain. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table texts (
      hash text primary key,
      ref text not null,
      command_id text not null,
      field text not null,
      kind text not null check (kind in ('text', 'personal')),
      salt text not null,
      body text,
      state text not null default 'pending' check (state in ('pending', 'kept')),
      stored_at timestamptz not null,
      blanked_at timestamptz
    );
    create index texts_of_case on texts (ref, command_id);
    create index texts_pending on texts (stored_at) where state = 'pending';

    -- Half done forms of staff: no fact. topic is the task id, or the move when there is no task.
    create table drafts (
      ref text not null,
      topic text not null,
      unit text not null,
      person text not null,
      body jsonb not null,
      updated_at timestamptz not null,
      primary key (ref, topic, unit)
    );

    create table access_log (
      id bigint generated always as identity primary key,
      at timestamptz not null,
      person text not null,
      ref text,
      what text not null,
      outcome text not null check (outcome in ('shown', 'refused'))
    );
    create index access_log_of_case on access_log (ref, at);
  `.execute(db);
}
