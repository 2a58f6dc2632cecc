import { type Kysely, sql } from 'kysely';

/**
 * Facts are the truth; cases, tasks, offers and reservations are folded from them and can be rebuilt.
 * State and fact bodies are `json`, not `jsonb`: the order of keys is kept, so that a fold that walks a record
 * gives the register exactly what it gave the workflow.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await facts(db);
  await current(db);
  await compress(db);
}

/** States and bodies are written at every step: where the server has it, the quick compression saves a millisecond. */
async function compress(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      alter table cases alter column state set compression lz4;
      alter table facts alter column body set compression lz4;
    exception when feature_not_supported then null;
    end $$
  `.execute(db);
}

async function facts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table facts (
      ref text not null,
      no integer not null check (no > 0),
      type text not null,
      at timestamptz not null,
      by_person text,
      by_unit text,
      command_id text not null,
      body json not null,
      prev_hash text not null,
      hash text not null,
      -- Real clock: when the row was written. No rule reads it.
      written_at timestamptz not null,
      primary key (ref, no)
    );
    create index facts_written on facts (written_at);

    create function refuse_change_of_facts() returns trigger language plpgsql as $$
      begin
        raise exception 'Facts are append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end
    $$;
    create trigger facts_are_append_only before update or delete on facts
      for each row execute function refuse_change_of_facts();
    create trigger facts_are_not_truncated before truncate on facts
      for each statement execute function refuse_change_of_facts();

    create table commands (
      ref text not null,
      command_id text not null,
      first_no integer not null,
      last_no integer not null,
      primary key (ref, command_id)
    );
  `.execute(db);
}

async function current(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cases (
      ref text primary key,
      process text not null,
      status text not null check (status in ('open', 'closed')),
      stage text not null,
      holder_unit text not null,
      holder_person text,
      doing text,
      doing_id text,
      task_kind text,
      due_from timestamptz,
      due_at timestamptz,
      next_at timestamptz,
      received_at timestamptz not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      close_reason text,
      no integer not null,
      head text not null,
      restricted boolean not null,
      restricted_to text[] not null,
      involved text[] not null,
      offered_to text,
      state json not null,
      -- The invariant of the routine: an open case has a holder, a due and a next event.
      check (status = 'closed' or (due_at is not null and next_at is not null))
    );
    create index cases_of_unit on cases (holder_unit, next_at) where status = 'open';
    create index cases_of_person on cases (holder_person) where status = 'open' and holder_person is not null;
    create index cases_involved on cases using gin (involved);

    create table tasks (
      ref text not null,
      id text not null,
      kind text not null,
      version integer not null,
      unit text not null,
      person text,
      side boolean not null,
      needs text not null,
      party text,
      not_before timestamptz,
      due_from timestamptz not null,
      due_at timestamptz not null,
      status text not null check (status in ('open', 'done', 'dropped')),
      opened_at timestamptz not null,
      opened_no integer not null,
      closed_at timestamptz,
      closed_no integer,
      closed_by text,
      primary key (ref, id)
    );
    create index tasks_open on tasks (unit, due_at) where status = 'open';

    create table offers (
      ref text not null,
      id text not null,
      from_unit text not null,
      to_unit text not null,
      because text not null,
      view text not null,
      due_from timestamptz not null,
      due_at timestamptz not null,
      status text not null check (status in ('open', 'accepted', 'declined', 'withdrawn')),
      offered_at timestamptz not null,
      offered_no integer not null,
      answered_at timestamptz,
      answered_no integer,
      answered_by text,
      primary key (ref, id)
    );
    create index offers_open on offers (to_unit, due_at) where status = 'open';
    create index offers_open_from on offers (from_unit, due_at) where status = 'open';
  `.execute(db);
}
