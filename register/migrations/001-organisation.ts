import { type Kysely, sql } from 'kysely';

/** Units, people and what they may: imported from the organisation, never typed into a case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table units (
      id text primary key,
      name text not null,
      department text not null,
      mailbox text not null,
      acute boolean not null default false
    );
    create table people (
      id text primary key,
      name text not null,
      email text not null,
      title text not null,
      does text not null
    );
    create table memberships (
      person text not null references people (id) on delete cascade,
      unit text not null references units (id),
      role text not null check (role in ('member', 'head', 'deputy', 'director')),
      primary key (person, unit)
    );
    create table special_roles (
      person text not null references people (id) on delete cascade,
      role text not null check (role in ('admin', 'registrar', 'dpo', 'decider')),
      primary key (person, role)
    );
    create table settings (key text primary key, value jsonb not null);
    -- A policy is data: a new version is a new row, open cases keep the snapshot they began with.
    create table policies (
      key text not null,
      version integer not null,
      valid_from timestamptz not null,
      policy json not null,
      primary key (key, version)
    );
    create table days_off (day text primary key check (day ~ '^\\d{4}-\\d{2}-\\d{2}$'), name text not null);
  `.execute(db);
}
