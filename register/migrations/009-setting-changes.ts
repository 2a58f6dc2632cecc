import { type Kysely, sql } from 'kysely';

/**
 * Every change of a setting: who, when, what it was and what it is. Append-only as the facts of a case are, because a
 * deadline that is argued about two years later is explained by the policy of that day and by who set it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table setting_changes (
      id bigint generated always as identity primary key,
      -- Displayed clock.
      at timestamptz not null,
      -- Null: the import of a file, or the system.
      by_person text,
      -- unit, person, policy, day-off, meeting-slot, absence, ...
      subject text not null check (subject ~ '^[a-z][a-z-]{1,39}$'),
      -- Which of them.
      key text not null,
      -- Null: it did not exist before, or does not exist after.
      before json,
      after json,
      check (before is not null or after is not null)
    );
    create index setting_changes_of on setting_changes (subject, key, id);

    create function refuse_change_of_setting_changes() returns trigger language plpgsql as $$
      begin
        raise exception 'Changes of settings are append-only: % is refused', tg_op using errcode = 'restrict_violation';
      end
    $$;
    create trigger setting_changes_are_append_only before update or delete on setting_changes
      for each row execute function refuse_change_of_setting_changes();
    create trigger setting_changes_are_not_truncated before truncate on setting_changes
      for each statement execute function refuse_change_of_setting_changes();
  `.execute(db);
}
