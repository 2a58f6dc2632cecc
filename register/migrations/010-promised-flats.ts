import { type Kysely, sql } from 'kysely';

/**
 * The ledger of flats that conditions promise. A row is one flat under one condition and is in exactly one status, so
 * that promised = delivered + outstanding + waived cannot be otherwise. Folded from the facts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table promised_flats (
      ref text not null,
      promised_no integer not null,
      condition text not null,
      -- The property: two cases about the same ground cannot promise the same flat either.
      site text not null,
      flat integer not null check (flat between 1 and 2000),
      -- The case of the need it answers; null for a condition that answers none in particular.
      need text,
      promised_at timestamptz not null,
      status text not null check (status in ('outstanding', 'delivered', 'waived', 'released')),
      settled_no integer,
      settled_at timestamptz,
      because text,
      primary key (ref, promised_no, flat),
      check ((status = 'outstanding') = (settled_no is null))
    );
    -- The judge: a flat answers one need. Waived or let go, it may be promised anew.
    create unique index promised_flats_one_need on promised_flats (site, flat)
      where need is not null and status in ('outstanding', 'delivered');
    create unique index promised_flats_once_a_condition on promised_flats (ref, condition, flat)
      where status in ('outstanding', 'delivered');
    create index promised_flats_need on promised_flats (need) where need is not null;
  `.execute(db);
}
