import type { Transaction } from 'kysely';
import { evolve } from '../domain/kernel/evolve';
import type { Fact } from '../domain/kernel/facts';
import type { CaseState } from '../domain/kernel/state';
import type { Process } from '../domain/kernel/process';
import type { Instant } from '../domain/instant';
import type { AppendBatch, AppendResult } from '../workflows/messages';
import type { StateChange } from './case-rows';
import type { Register } from './database';
import { factOf } from './fact-rows';
import { chainStart } from './hash-chain';
import { organisation, type Organisation } from './organisation';
import { moveReservations, type Reserved } from './reservations';
import type { Tables } from './tables';
import { writeChanges } from './write-changes';

/**
 * Writes what a case decided: facts, the case as they fold it, its tasks, offers, reservations and messages, all or
 * nothing. Compares, never ignores (kit.md): when other facts stand at those numbers, or the command is already in,
 * nothing is written and the standing facts come back for the workflow to adopt.
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
  const known = await organisation(register);
  try {
    return await appendOnce(register, batch, known, realNow);
  } catch (error) {
    // Two first batches of one case at once: no row was there to lock. The winner's facts stand now, so look again.
    if (isUniqueViolation(error)) return appendOnce(register, batch, known, realNow);
    throw error;
  }
}

function checkNumbers({ ref, facts }: AppendBatch): void {
  const first = facts[0]?.no ?? 0;
  if (first < 1 || facts.some((fact, at) => fact.no !== first + at)) {
    throw new Error(`${ref}: facts must be numbered without gaps, got ${facts.map((fact) => fact.no).join(', ')}`);
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

class RolledBack extends Error {
  constructor(readonly reserved: Reserved) {
    super(reserved.rule);
  }
}

async function appendOnce(
  register: Register,
  batch: AppendBatch,
  known: Organisation,
  realNow: Instant,
): Promise<AppendResult> {
  try {
    return await register.db.transaction().execute(async (tx) => {
      const standing = await lockCase(tx, batch);
      if (standing.from !== null) return { kind: 'exists', facts: await factsFrom(tx, batch.ref, standing.from) };
      const first = batch.facts[0]?.no ?? 1;
      if (first !== standing.no + 1)
        throw new Error(`${batch.ref}: facts from ${first} leave a gap after ${standing.no}`);
      const changes = fold(register.processByName, standing.state, batch.facts);
      const refused = await moveReservations(tx, batch.ref, batch.facts);
      if (refused !== null) throw new RolledBack(refused);
      const { head, openedAt } = standing;
      const { processByName } = register;
      await writeChanges(tx, batch, changes, { head, openedAt, organisation: known, processByName, realNow });
      return { kind: 'written' };
    });
  } catch (error) {
    if (error instanceof RolledBack)
      return { kind: 'refused', rule: error.reserved.rule, source: error.reserved.source };
    throw error;
  }
}

interface Standing {
  readonly no: number;
  readonly head: string;
  readonly openedAt: Instant | null;
  readonly state: CaseState | null;
  /** Number from which the standing facts must be handed back; null when the batch may be written. */
  readonly from: number | null;
}

async function lockCase(tx: Transaction<Tables>, { ref, commandId, facts }: AppendBatch): Promise<Standing> {
  const row = await tx
    .selectFrom('cases')
    .select((e) => [
      'no',
      'head',
      'opened_at',
      'state',
      e
        .selectFrom('commands')
        .select('first_no')
        .where('commands.ref', '=', ref)
        .where('command_id', '=', commandId)
        .as('command_first'),
    ])
    .where('ref', '=', ref)
    .forUpdate('cases')
    .executeTakeFirst();
  if (row === undefined) return { no: 0, head: chainStart(ref), openedAt: null, state: null, from: null };
  const first = facts[0]?.no ?? 1;
  const seen = row.command_first;
  const from = seen !== null ? Math.min(seen, first) : first <= row.no ? first : null;
  return { no: row.no, head: row.head, openedAt: row.opened_at, state: row.state, from };
}

async function factsFrom(tx: Transaction<Tables>, ref: string, no: number): Promise<Fact[]> {
  const rows = await tx
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
