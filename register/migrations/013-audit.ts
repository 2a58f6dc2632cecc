import { type Kysely, sql } from 'kysely';

/**
 * What the nightly audit found. A finding is written once, names what is wrong by codes, and is closed when it is no
 * longer seen; it is never deleted. `at`, `since`, `due_at` follow the displayed clock, `began_at` and `ended_at` the
 * real one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_runs (
      id bigint generated always as identity primary key,
      trigger text not null check (trigger in ('night', 'button', 'command')),
      by_person text,
      at timestamptz not null,
      began_at timestamptz not null,
      ended_at timestamptz,
      -- True when every fact of every case was read anew, not only those since the last time.
      whole boolean not null,
      open_cases integer,
      found integer,
      opened integer,
      healed integer
    );
    create index audit_runs_ended on audit_runs (id) where ended_at is not null;

    create table findings (
      id bigint generated always as identity primary key,
      check_key text not null,
      ref text,
      subject text not null,
      sameness text not null,
      unit text not null,
      "values" jsonb not null,
      since timestamptz not null,
      found_at timestamptz not null,
      found_run bigint references audit_runs (id),
      due_at timestamptz not null,
      explanation text not null,
      tried_at timestamptz,
      tried_by text,
      tried_outcome text,
      -- Somebody has looked into it and answers for that: the audit does not find the same again.
      examined_at timestamptz,
      examined_by text,
      closed_at timestamptz
    );
    create unique index findings_open on findings (sameness) where closed_at is null;
    create index findings_of_case on findings (ref);

    -- How far each case has been verified, and what its current rows looked like then.
    create table audit_verified (
      ref text primary key,
      no integer not null,
      hash text not null,
      rows_digest text not null,
      -- The fact at which the workflow was last seen to be in step; null = never asked.
      workflow_no integer,
      verified_at timestamptz not null
    );
  `.execute(db);
}
