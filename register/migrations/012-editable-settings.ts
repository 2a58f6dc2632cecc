import { type Kysely, sql } from 'kysely';

/**
 * What administrators change. Nothing is deleted: a unit is closed or goes up in another, a person leaves, a meeting
 * slot ends, because cases, facts and mails go on naming them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table units add column closed_at timestamptz;
    alter table units add column merged_into text references units (id) check (merged_into <> id);
    alter table people add column left_at timestamptz;

    -- When Samverkansforum bostad meets; the dates themselves are reckoned (domain/forum/meeting-slots.ts).
    create table meeting_slots (
      id text primary key,
      -- 1 = Monday.
      weekday integer not null check (weekday between 1 and 5),
      every_weeks integer not null check (every_weeks between 1 and 12),
      time text not null check (time ~ '^\\d{2}:\\d{2}$'),
      place text not null,
      valid_from text not null check (valid_from ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      -- Last day; null: until further notice.
      valid_to text check (valid_to ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      -- Days on which no meeting is held.
      exceptions text[] not null default '{}'
    );

    -- Somebody leaves, a unit closes or goes up in another, or a head assigns many things: who takes what.
    create table successions (
      id text primary key,
      kind text not null check (kind in ('leave', 'close', 'merge', 'assign')),
      person text references people (id),
      unit text references units (id),
      -- The unit that takes over; its head accepts each case by approving the plan.
      to_unit text references units (id),
      state text not null check (state in ('proposed', 'running', 'stopped', 'done', 'withdrawn')),
      made_at timestamptz not null,
      made_by text not null,
      approved_at timestamptz,
      approved_by text,
      started_at timestamptz,
      started_by text,
      ended_at timestamptz
    );
    create index successions_at_work on successions (started_at) where state = 'running';

    -- One thing each: worked off one by one, each by commands whose ids are made of plan and number.
    create table succession_rows (
      plan text not null references successions (id),
      seq integer not null check (seq > 0),
      ref text not null,
      what text not null check (what in ('baton', 'side-task', 'offer')),
      task_id text,
      unit text not null,
      from_person text,
      to_person text,
      state text not null default 'planned'
        check (state in ('planned', 'waiting', 'done', 'gone', 'refused')),
      attempts integer not null default 0,
      not_before timestamptz,
      rule text,
      ended_at timestamptz,
      primary key (plan, seq)
    );
    create index succession_rows_of_case on succession_rows (ref);
  `.execute(db);
}
