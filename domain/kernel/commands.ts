import type { Instant } from '../instant';
import type { Actor } from './actor';
import type { CodedRecord, TextHashes } from './state';

/** One move by one person. `id` makes a repeat harmless; a move on a task names the version it saw. */
export interface Command {
  readonly id: string;
  /** `complete`, `claim`, `accept`, a process's own moves, ...: the names in the move table. */
  readonly move: string;
  readonly actor: Actor;
  /** When the gateway received it (displayed clock); rules about time use this, so a redelivery decides the same. */
  readonly receivedAt: Instant;
  readonly taskId: string | null;
  readonly taskVersion: number | null;
  readonly input: CodedRecord;
  readonly texts: TextHashes;
}

/** A move the rules forbid. `rule` is a key of the catalogue; `source` the sentence of plan or law. */
export class IllegalMove extends Error {
  constructor(
    readonly rule: string,
    readonly source: string,
    readonly detail: { readonly [key: string]: string | number | null } = {},
  ) {
    super(rule);
    this.name = 'IllegalMove';
  }
}
