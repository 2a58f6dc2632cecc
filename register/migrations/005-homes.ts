import { type Kysely, sql } from 'kysely';

/** LFA's homes. Two households are never promised the same home: the partial unique index decides, not a list read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table homes (
      id text primary key,
      address text not null,
      district text not null,
      rooms integer not null check (rooms between 1 and 12),
      sqm integer not null check (sqm between 8 and 500),
      rent_month integer not null check (rent_month between 0 and 60000),
      floor integer not null,
      lift boolean not null,
      accessible boolean not null,
      landlord text not null,
      available_from text not null check (available_from ~ '^\\d{4}-\\d{2}-\\d{2}$'),
      status text not null default 'available' check (status in ('available', 'let', 'withdrawn')),
      version integer not null default 1,
      changed_at timestamptz not null,
      changed_by text not null
    );

    -- Folded from the facts HomeReserved and HomeReleased.
    create table reservations (
      ref text not null,
      reserved_no integer not null,
      home text not null references homes (id),
      reserved_at timestamptz not null,
      released_no integer,
      released_at timestamptz,
      because text,
      primary key (ref, reserved_no)
    );
    create unique index reservations_one_active on reservations (home) where released_no is null;
  `.execute(db);
}
