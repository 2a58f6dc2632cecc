import { type Kysely, sql } from 'kysely';

/** Sign-ins, by the hash of the cookie's token, and what each person has seen. Real time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      token_hash text primary key,
      person text not null references people (id) on delete cascade,
      csrf text not null,
      id_token text,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index sessions_expiry on sessions (expires_at);

    create table seen_by (
      person text not null,
      ref text not null,
      no integer not null,
      primary key (person, ref)
    );
    create table visits (person text primary key, current_at timestamptz not null, previous_at timestamptz);
  `.execute(db);
}
