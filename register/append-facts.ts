import type { Kysely } from 'kysely';
import { evolve } from '../domain/kernel/evolve';
import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { Process } from '../domain/kernel/process';
import type { CaseState } from '../domain/kernel/state';
import type { AppendBatch, AppendResult } from '../workflows/messages';
import type { StateChange } from './case-rows';
import type { Register } from './database';
import { factOf } from './fact-rows';
import { chainStart } from './hash-chain';
import { organisation } from './organisation';
import { moveReservations, movesReservations, type NotReserved } from './reservations';
import type { Tables } from './tables';
import { writeChanges } from './write-changes';

/** Whoever loses a race looks again; the winner's facts stand then, so the second look decides. */
const LOOKS = 3;

/**
 * Writes what a case decided: facts, the case as they fold it, its tasks, offers, reservations and messages, all or
 * nothing. Compares, never ignores (kit.md): when other facts stand at those numbers, or the command is already in,
 * nothing is written and the standing facts come back for the workflow to adopt.
 *
 * No lock is held while folding. Facts are never changed or deleted, so whoever succeeds in writing number n + 1 has
 * folded from the newest state; of two that try, the primary key lets one through.
 * @param realNow real clock, epoch ms: when messages begin to wait; no rule reads it.
 * @throws Error when the batch leaves a gap after what the register holds (facts lost here, or a bug): never repaired
 *   in silence.
 */
export async function appendFacts(
  register: Register,
  batch: AppendBatch,
  realNow: Instant = Date.now(),
): Promise<AppendResult> {
  checkNumbers(batch);
  for (let look = 1; ; look += 1) {
    try {
      return await appendOnce(register, batch, realNow);
    } catch (error) {
      if (error instanceof RolledBack) return { kind: 'refused', ...error.notReserved };
      if (!isUniqueViolation(error) || look === LOOKS) throw error;
    }
  }
}

function checkNumbers({ ref, facts }: AppendBatch): void {
  const first = facts[0]?.no ?? 0;
  if (first < 1 || facts.some((fact, at) => fact.no !== first + at)) {
    throw new Error(`${ref}: facts must be numbered without gaps, got ${facts.map((fact) => fact.no).join(', ')}`);
  }
}

const UNIQUE_VIOLATION = '23505';

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}

class RolledBack extends Error {
  constructor(readonly notReserved: NotReserved) {
    super(notReserved.rule);
  }
}

async function appendOnce(register: Register, batch: AppendBatch, realNow: Instant): Promise<AppendResult> {
  const { db, processByName } = register;
  const [standing, known] = await Promise.all([standingOf(db, batch), organisation(register)]);
  if (standing.from !== null) return { kind: 'exists', facts: await factsFrom(db, batch.ref, standing.from) };
  const first = batch.facts[0]?.no ?? 1;
  if (first !== standing.no + 1) throw new Error(`${batch.ref}: facts from ${first} leave a gap after ${standing.no}`);
  const changes = fold(processByName, standing.state, batch.facts);
  const about = { ...standing, organisation: known, processByName, realNow };
  if (!movesReservations(batch.facts)) {
    // One statement is a transaction of its own.
    await writeChanges(db, batch, changes, about);
    return { kind: 'written' };
  }
  await db.transaction().execute(async (tx) => {
    const notReserved = await moveReservations(tx, batch.ref, batch.facts);
    if (notReserved !== null) throw new RolledBack(notReserved);
    await writeChanges(tx, batch, changes, about);
  });
  return { kind: 'written' };
}

interface Standing {
  readonly no: number;
  readonly head: string;
  /** When the first fact of the case was; null before there is one. */
  readonly openedAt: Instant | null;
  readonly state: CaseState | null;
  /** Number from which the standing facts must be handed back; null when the batch may be written. */
  readonly from: number | null;
}

async function standingOf(db: Kysely<Tables>, { ref, commandId, facts }: AppendBatch): Promise<Standing> {
  const row = await db
    .selectFrom('cases')
    .leftJoin('commands', (join) =>
      join.onRef('commands.ref', '=', 'cases.ref').on('commands.command_id', '=', commandId),
    )
    .select(['cases.no', 'cases.head', 'cases.opened_at', 'cases.state', 'commands.first_no'])
    .where('cases.ref', '=', ref)
    .executeTakeFirst();
  if (row === undefined) return { no: 0, head: chainStart(ref), openedAt: null, state: null, from: null };
  const first = facts[0]?.no ?? 1;
  const from = row.first_no !== null ? Math.min(row.first_no, first) : first <= row.no ? first : null;
  return { no: row.no, head: row.head, openedAt: row.opened_at, state: row.state, from };
}

async function factsFrom(db: Kysely<Tables>, ref: string, no: number): Promise<Fact[]> {
  const rows = await db
    .selectFrom('facts')
    .selectAll()
    .where('ref', '=', ref)
    .where('no', '>=', no)
    .orderBy('no')
    .execute();
  return rows.map(factOf);
}

/** Folds the facts one by one with the domain's own fold; the last `after` is what pages will show. */
export function fold(
  processByName: (name: string) => Process,
  standing: CaseState | null,
  facts: readonly Fact[],
): readonly StateChange[] {
  let before = standing;
  return facts.map((fact) => {
    const name = before?.process ?? (fact.type === 'CaseOpened' ? fact.process : null);
    if (name === null) throw new Error(`Fact ${fact.no} (${fact.type}) comes before CaseOpened`);
    const after = evolve(processByName(name), before, fact);
    const change = { fact, before, after };
    before = after;
    return change;
  });
}
