import type { Instant } from '../../domain/instant';

/** One message that waits in the register. All times but `dueAt` and `saidAt` are real. */
export interface WaitingMessage {
  readonly id: string;
  readonly ref: string;
  readonly no: number;
  readonly kind: string;
  /** What the recipient is to the case: `person`, `unit`, `head`, ...: the only thing said of them. */
  readonly role: string;
  readonly address: string;
  readonly acute: boolean;
  readonly dueAt: Instant | null;
  /** When the fact was true, by the displayed clock. */
  readonly saidAt: Instant;
  readonly createdAt: Instant;
  readonly notBefore: Instant;
  readonly attempts: number;
}

/** A message whose mail was refused or whose fate is unknown, and whose case does not know it yet. */
export interface UnreportedMessage {
  readonly id: string;
  readonly ref: string;
  readonly no: number;
  readonly kind: string;
  readonly to: { readonly kind: string; readonly unit?: string; readonly person?: string };
  readonly state: 'refused' | 'uncertain';
}

/**
 * What the postman needs of the register. The order is what keeps a mail from being sent twice: `beginSending` is
 * committed after the server has asked for the body and before the first byte of it leaves.
 */
export interface Outbox {
  waiting(now: Instant): Promise<readonly WaitingMessage[]>;
  /** Marks all as being sent in one mail; false (and nothing changed) unless every one of them still waits. */
  beginSending(mail: { messageId: string; address: string; acute: boolean; ids: readonly string[]; now: Instant }): Promise<boolean>;
  sent(messageId: string, now: Instant): Promise<void>;
  /** The server took the body and said no (5xx), or nobody knows: never sent again. */
  gaveUp(messageId: string, as: 'refused' | 'uncertain', error: string, now: Instant): Promise<void>;
  /** Nothing left the house for these: refused before the body. */
  refuse(ids: readonly string[], error: string): Promise<void>;
  /** Wait, and count the attempt. Takes back `beginSending` when a 4xx came after the body. */
  postpone(ids: readonly string[], until: Instant, error: string): Promise<void>;
  /** Mails that a dead worker left between the first byte and the record become `uncertain`. */
  abandonSince(before: Instant, now: Instant): Promise<number>;
  unreported(): Promise<readonly UnreportedMessage[]>;
  markReported(id: string, now: Instant): Promise<void>;
  /** The organisation's own days off, as YYYY-MM-DD. */
  daysOff(): Promise<readonly string[]>;
  /** The clock that pages show, epoch milliseconds. */
  displayedNow(): Promise<Instant>;
}
