import { type Kysely, sql } from 'kysely';

/**
 * Who is away and who answers meanwhile, and who is on duty. `by_for`: whoever stands in acts for the absent one, and
 * facts say both. Every change of an absence stands in setting_changes.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table facts add column by_for text;

    create table absences (
      id text primary key,
      person text not null references people (id),
      kind text not null check (kind in ('holiday', 'sick', 'leave', 'other')),
      from_day text not null check (from_day ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      -- The last day away; null = until further notice.
      to_day text check (to_day ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      deputy text references people (id),
      review_on text check (review_on ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      -- Came back earlier, or it was taken away (displayed clock).
      ended_at timestamptz,
      set_at timestamptz not null,
      set_by text not null,
      check (to_day is null or to_day >= from_day),
      check (deputy is null or deputy <> person)
    );
    create index absences_of_person on absences (person, from_day);

    create table duty_roster (
      unit text not null references units (id),
      hours text not null check (hours in ('office', 'other')),
      on_duty text not null references units (id),
      primary key (unit, hours)
    );
  `.execute(db);
}
