import { type Kysely, sql } from 'kysely';

/** The outbox. All times here are real: delivery does not follow the displayed clock, except due_at, which is told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mails (
      message_id text primary key,
      address text not null,
      acute boolean not null,
      state text not null check (state in ('sending', 'sent', 'postponed', 'refused', 'uncertain')),
      attempts integer not null default 1,
      created_at timestamptz not null,
      sending_since timestamptz not null,
      done_at timestamptz,
      last_error text
    );
    create index mails_sending on mails (sending_since) where state = 'sending';

    create table messages (
      id text primary key,
      ref text not null,
      no integer not null,
      seq integer not null,
      kind text not null,
      recipient json not null,
      -- What the recipient is to the case: person, unit, head, deputy, ... : the only thing said of them in the mail.
      role text not null,
      address text not null,
      acute boolean not null,
      due_at timestamptz,
      said_at timestamptz not null,
      created_at timestamptz not null,
      not_before timestamptz not null,
      state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain')),
      mail_id text references mails (message_id),
      attempts integer not null default 0,
      last_error text,
      reported_at timestamptz
    );
    create index messages_waiting on messages (address, created_at) where state = 'waiting';
    create index messages_of_case on messages (ref, no);
    create index messages_of_mail on messages (mail_id) where mail_id is not null;
    create index messages_to_report on messages (ref) where state in ('refused', 'uncertain') and reported_at is null;
  `.execute(db);
}
