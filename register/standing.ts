import type { Kysely } from 'kysely';
import type { Instant } from '../domain/instant';
import type { CaseState } from '../domain/kernel/state';
import type { AppendBatch } from '../workflows/messages';
import { stateOf } from './case-rows';
import { chainStart } from './hash-chain';
import type { Tables } from './tables';

/** Where a case stands: what the next fact is numbered after, chained to and folded on. */
export interface Standing {
  readonly no: number;
  readonly head: string;
  /** When the first fact of the case was; null before there is one. */
  readonly openedAt: Instant | null;
  readonly state: CaseState | null;
}

/** Where a case stands that nothing is known of yet. */
export function beginning(ref: string): Standing {
  return { no: 0, head: chainStart(ref), openedAt: null, state: null };
}

/** A case as the register has it, and the first number of the command when that is already in. */
export async function readStanding(
  db: Kysely<Tables>,
  { ref, commandId }: AppendBatch,
): Promise<Standing & { readonly commandFirst: number | null }> {
  const row = await db
    .selectFrom('cases')
    .leftJoin('commands', (join) =>
      join.onRef('commands.ref', '=', 'cases.ref').on('commands.command_id', '=', commandId),
    )
    .select(['cases.no', 'cases.head', 'cases.opened_at', 'cases.state', 'cases.began_with', 'commands.first_no'])
    .where('cases.ref', '=', ref)
    .executeTakeFirst();
  if (row === undefined) return { ...beginning(ref), commandFirst: null };
  return { no: row.no, head: row.head, openedAt: row.opened_at, state: stateOf(row), commandFirst: row.first_no };
}

/** Cases in which something happens now; a state is some ten kilobytes. */
const REMEMBERED = 300;

/**
 * Where this process itself left a case, so that its next append need not read it again. It may be behind (another
 * worker wrote meanwhile), never wrong: a fact once written stays, and an append on a state that is behind meets the
 * primary key. Whoever meets it forgets and reads.
 */
export class RememberedStandings {
  readonly #byRef = new Map<string, Standing>();

  get(ref: string): Standing | null {
    return this.#byRef.get(ref) ?? null;
  }

  set(ref: string, standing: Standing): void {
    // Moved to the end: the one not written for longest is forgotten first.
    this.#byRef.delete(ref);
    this.#byRef.set(ref, standing);
    const [oldest] = this.#byRef.keys();
    if (this.#byRef.size > REMEMBERED && oldest !== undefined) this.#byRef.delete(oldest);
  }

  forget(ref: string): void {
    this.#byRef.delete(ref);
  }
}
