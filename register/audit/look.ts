import type { Transaction } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../domain/instant';
import type { World } from '../../domain/audit/world';
import type { Process } from '../../domain/kernel/process';
import type { Tables } from '../tables';

/** One look of the audit at the register as it was at one moment. */
export interface Look {
  readonly tx: Transaction<Tables>;
  readonly processByName: (name: string) => Process;
  readonly world: World;
  /** Real clock: of outbox and intakes. */
  readonly realNow: Instant;
  /** One case only (what a remedy is followed by); null = all. */
  readonly only: string | null;
  /** Which cases are read anew though nothing in them has changed: a seventh a night is all of them in a week. */
  readonly again: 'none' | 'seventh' | 'all';
  /** Called between two parts of long work. */
  readonly alive: () => void;
}

/** Narrows a query to the case that is looked at. `column` is code of ours. */
export function within({ only }: Look, column: string): RawBuilder<boolean> {
  return only === null ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = ${only}`;
}
