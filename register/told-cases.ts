import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { CodedRecord } from '../domain/kernel/state';
import { type Register, sqlInstant, timestamp, timestampOrNull } from './database';
import { storableJson } from './storable';
import type { Tables } from './tables';

/** A word from one case to another: a move of the system there. */
export interface ToldWord {
  readonly ref: string;
  readonly no: number;
  readonly to: string;
  readonly move: string;
  readonly input: CodedRecord;
  readonly at: Instant;
  readonly attempts: number;
}

type ToldFact = Extract<Fact, { type: 'CaseTold' }>;

export function tellsCase(fact: Fact): fact is ToldFact {
  return fact.type === 'CaseTold';
}

/** Puts the words of these facts to be delivered, in the transaction that writes the facts. */
export async function keepTold(tx: Transaction<Tables>, ref: string, facts: readonly Fact[]): Promise<void> {
  const words = facts.filter(tellsCase).map(({ no, to, move, input, at }) => ({
    ref,
    no,
    to_ref: to,
    move,
    input: storableJson(input),
    said_at: timestamp(at),
    not_before: timestampOrNull(null),
  }));
  if (words.length > 0) await tx.insertInto('told_cases').values(words).execute();
}

/** Words that no case has heard yet, the oldest first. Real clock. */
export async function waitingWords({ db }: Register, realNow: Instant, limit: number): Promise<readonly ToldWord[]> {
  const rows = await db
    .selectFrom('told_cases')
    .selectAll()
    .where('state', '=', 'waiting')
    .where((e) => e.or([e('not_before', 'is', null), e('not_before', '<=', sqlInstant(realNow))]))
    .orderBy('said_at')
    .orderBy('ref')
    .orderBy('no')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ref: row.ref,
    no: row.no,
    to: row.to_ref,
    move: row.move,
    input: row.input,
    at: row.said_at,
    attempts: row.attempts,
  }));
}

export async function markTold({ db }: Register, { ref, no }: ToldWord, state: 'heard' | 'refused'): Promise<void> {
  await db.updateTable('told_cases').set({ state }).where('ref', '=', ref).where('no', '=', no).execute();
}

export async function postponeTold({ db }: Register, { ref, no }: ToldWord, notBefore: Instant): Promise<void> {
  await db
    .updateTable('told_cases')
    .set({ attempts: sql`attempts + 1`, not_before: timestamp(notBefore) })
    .where('ref', '=', ref)
    .where('no', '=', no)
    .execute();
}
