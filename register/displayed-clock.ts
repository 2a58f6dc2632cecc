import { sql } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Register } from './database';

const OFFSET = 'clock_offset_ms';

/** How far the displayed clock is ahead of the real one, in ms: 0 but for the demo's time machine. */
export async function clockOffset({ db }: Register): Promise<number> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', OFFSET).executeTakeFirst();
  return typeof row?.value === 'number' ? row.value : 0;
}

/** The time that pages show and commands carry. */
export async function displayedNow(register: Register, realNow: Instant = Date.now()): Promise<Instant> {
  return realNow + (await clockOffset(register));
}

/** Moves the displayed clock; never backwards, since facts already stand at the time that was shown. */
export async function setClockOffset({ db }: Register, offsetMs: number): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: OFFSET, value: JSON.stringify(offsetMs) })
    .onConflict((c) =>
      c.column('key').doUpdateSet({ value: sql`to_jsonb(greatest((settings.value)::bigint, ${offsetMs}::bigint))` }),
    )
    .execute();
}
