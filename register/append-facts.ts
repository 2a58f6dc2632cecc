import type { Kysely } from 'kysely';
import { evolve } from '../domain/kernel/evolve';
import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { Process } from '../domain/kernel/process';
import type { CaseState } from '../domain/kernel/state';
import type { AppendBatch, AppendResult } from '../workflows/messages';
import type { StateChange } from './case-rows';
import type { Register } from './database';
import { factsAfter } from './cases';
import { organisation } from './organisation';
import { isAboutFlats, moveFlats } from './promised-flats';
import { moveReservations, movesReservations, type NotReserved } from './reservations';
import { newsBefore } from './rules-in-force';
import { beginning, readStanding, type Standing } from './standing';
import type { Tables } from './tables';
import { keepTold, tellsCase } from './told-cases';
import { type Known, writeChanges } from './write-changes';

/** Whoever loses a race looks again; the winner's facts stand then, so the second look decides. */
const LOOKS = 3;

/**
 * Writes what a case decided: facts, the case as they fold it, its tasks, offers, reservations, promised flats and messages, all or
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
      return await appendOnce(register, batch, realNow, look === 1);
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

async function appendOnce(
  register: Register,
  batch: AppendBatch,
  realNow: Instant,
  firstLook: boolean,
): Promise<AppendResult> {
  const { db, processByName, standings } = register;
  const { ref } = batch;
  const first = batch.facts[0]?.no ?? 1;
  // The first fact of a case is written unread: where one stands already, the primary key says so, and it is looked for.
  const remembered = standings.get(ref) ?? (firstLook && first === 1 ? beginning(ref) : null);
  // Forgotten until the write has succeeded: whatever goes wrong, the next look reads.
  standings.forget(ref);
  let standing = remembered;
  if (standing?.no !== first - 1) {
    const read = await readStanding(db, batch);
    const from = read.commandFirst !== null ? Math.min(read.commandFirst, first) : first <= read.no ? first : null;
    if (from !== null) return { kind: 'exists', facts: await factsAfter(register, ref, from - 1) };
    if (first !== read.no + 1) throw new Error(`${ref}: facts from ${first} leave a gap after ${read.no}`);
    standing = read;
  }
  const news = await newsBefore(register, standing.state, batch.facts);
  if (news !== null) return { kind: 'rules-changed', news };
  const changes = fold(processByName, standing.state, batch.facts);
  const about = { ...standing, organisation: await organisation(register), processByName, realNow };
  const left = await writeOrRollBack(db, batch, changes, about);
  standings.set(ref, left);
  return { kind: 'written' };
}

async function writeOrRollBack(
  db: Kysely<Tables>,
  batch: AppendBatch,
  changes: readonly StateChange[],
  about: Known,
): Promise<Standing> {
  // One statement is a transaction of its own.
  if (!movesReservations(batch.facts) && !batch.facts.some((fact) => isAboutFlats(fact) || tellsCase(fact)))
    return writeChanges(db, batch, changes, about);
  return db.transaction().execute(async (tx) => {
    const notReserved =
      (await moveReservations(tx, batch.ref, batch.facts)) ?? (await moveFlats(tx, batch.ref, batch.facts));
    if (notReserved !== null) throw new RolledBack(notReserved);
    await keepTold(tx, batch.ref, batch.facts);
    return writeChanges(tx, batch, changes, about);
  });
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
