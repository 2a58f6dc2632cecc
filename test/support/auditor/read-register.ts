import { Client } from 'pg';
import type { CaseFile, Fact } from './evidence';
import { grouped } from './grouped';

interface Row {
  readonly ref: string;
  readonly no: number;
  readonly type: string;
  readonly at: string;
  readonly by_person: string | null;
  readonly by_unit: string | null;
  readonly by_for: string | null;
  readonly command_id: string;
  readonly body: { readonly [said: string]: unknown };
  readonly prev_hash: string;
  readonly hash: string;
}

/** Every fact of a register, by case, as its table holds them. Reads one table and writes none. */
export async function readFacts(databaseUrl: string): Promise<readonly CaseFile[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      `select ref, no, type, (extract(epoch from at) * 1000)::bigint::text as at, by_person, by_unit, by_for, command_id,
         body, prev_hash, hash from facts order by ref, no`,
    );
    const cases = grouped(rows, ({ ref }) => ref);
    return [...cases].map(([ref, own]) => ({
      ref,
      facts: own.map(factOf),
      links: own.map(({ prev_hash, hash }) => ({ previous: prev_hash, hash })),
    }));
  } finally {
    await client.end();
  }
}

function factOf({ no, type, at, by_person, by_unit, by_for, command_id, body }: Row): Fact {
  const whose = by_for === null ? {} : { for: by_for };
  const by = by_person === null ? { system: true as const } : { person: by_person, unit: by_unit, ...whose };
  return { ...body, type, no, at: Number(at), by, commandId: command_id };
}
