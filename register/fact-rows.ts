import type { Insertable, Selectable } from 'kysely';
import type { By } from '../domain/kernel/actor';
import type { Fact, FactBody } from '../domain/kernel/facts';
import { timestamp } from './database';
import { factHash } from './hash-chain';
import type { FactTable } from './tables';
import type { Instant } from '../domain/instant';

/** Rows of consecutive facts, chained from `head`. `writtenAt` is the real clock. */
export function factRows(
  ref: string,
  head: string,
  facts: readonly Fact[],
  writtenAt: Instant,
): Insertable<FactTable>[] {
  let previous = head;
  return facts.map((fact) => {
    const { no, at, by, commandId, type, ...body } = fact;
    const hash = factHash(ref, previous, fact);
    const row: Insertable<FactTable> = {
      ref,
      no,
      type,
      at: timestamp(at),
      by_person: 'person' in by ? by.person : null,
      by_unit: 'person' in by ? by.unit : null,
      by_for: 'person' in by ? (by.for ?? null) : null,
      command_id: commandId,
      body: JSON.stringify(body),
      prev_hash: previous,
      hash,
      written_at: timestamp(writtenAt),
    };
    previous = hash;
    return row;
  });
}

/** The fact that a row holds, as the workflow wrote it. */
export function factOf(row: Selectable<FactTable>): Fact {
  return {
    ...row.body,
    type: row.type,
    no: row.no,
    at: row.at,
    by: byOf(row),
    commandId: row.command_id,
  } as FactBody & Pick<Fact, 'no' | 'at' | 'by' | 'commandId'>;
}

function byOf({ by_person: person, by_unit: unit, by_for: absent }: Selectable<FactTable>): By {
  if (person === null) return { system: true };
  return absent === null ? { person, unit } : { person, unit, for: absent };
}

/** Every salted hash that a fact names. */
export function textHashesOf(fact: Fact): readonly string[] {
  return 'texts' in fact ? Object.values(fact.texts) : [];
}
