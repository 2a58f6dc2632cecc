import { type Kysely, sql } from 'kysely';

/** What an applicant sent, before and beside the case: the receipt depends on nothing but this. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table intakes (
      id bigint generated always as identity primary key,
      idempotency_key text not null unique,
      -- Tells a repeat from another submission under the same key.
      content_hash text not null,
      ref text not null unique,
      process text not null,
      unit text not null,
      received_at timestamptz not null,
      submitted_at timestamptz not null,
      coded jsonb not null,
      personal jsonb not null,
      contact_way text not null,
      contact_email text,
      opened_by_person text,
      opened_by_unit text,
      restricted_to text[],
      started boolean not null default false,
      started_at timestamptz,
      attempts integer not null default 0,
      not_before timestamptz,
      last_error text
    );
    create index intakes_unstarted on intakes (id) where not started;

    create table household_members (
      ref text not null,
      idx integer not null,
      adult boolean not null,
      name text not null,
      surname text not null,
      -- Small letters, made in code: a database in locale C does not know that å is Å's small letter.
      name_key text not null,
      surname_key text not null,
      -- Digits only; null when not given.
      person_number text,
      birth_year_month text,
      sex text,
      residence text,
      from_day text,
      to_day text,
      primary key (ref, idx)
    );
    create index household_number on household_members (right(person_number, 10)) where person_number is not null;

    -- Half filled public forms, by the hash of the token in the applicant's cookie. Deleted after 60 real minutes.
    create table half_forms (token_hash text primary key, body jsonb not null, updated_at timestamptz not null);
    create index half_forms_age on half_forms (updated_at);
  `.execute(db);
}
