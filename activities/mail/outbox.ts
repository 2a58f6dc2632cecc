import type { CivilDate, Instant } from '../../domain/instant';
import { remindOfAbsences } from '../../register/absence-reminders';
import { remindOfFindings } from '../../register/audit/finding-reminders';
import type { Register } from '../../register/database';
import {
  beginSending,
  type Departure,
  recordUnsent,
  type WaitingMessage,
  waitingMessages,
} from '../../register/departures';
import { displayedNow } from '../../register/displayed-clock';
import {
  type MailOutcome,
  markReported,
  markStaleSending,
  messagesToReport,
  recordOutcome,
} from '../../register/outbox';
import { daysOff } from '../../register/policies';

export type { WaitingMessage } from '../../register/departures';

/** A message that did not get through, and whose case does not know it yet. */
export type UnreportedMessage = Awaited<ReturnType<typeof messagesToReport>>[number];

const REPORTS_A_LOOK = 100;

/** What the postman does with the register. Real times, but `displayedNow`. */
export function outboxOf(register: Register) {
  return {
    /** Words that no case says: puts them in, each once. */
    remind: async (now: Instant): Promise<void> => {
      await remindOfAbsences(register, now);
      await remindOfFindings(register, now);
    },
    waiting: (now: Instant): Promise<readonly WaitingMessage[]> => waitingMessages(register, now),
    beginSending: (mail: Departure, now: Instant) => beginSending(register, mail, now),
    /** The body had begun to leave. */
    record: (mailId: string, outcome: MailOutcome, now: Instant) => recordOutcome(register, mailId, outcome, now),
    /** Not a byte of the body had left. */
    recordUnsent: (ids: readonly string[], outcome: Parameters<typeof recordUnsent>[2]) =>
      recordUnsent(register, ids, outcome),
    abandonSince: (before: Instant, now: Instant) => markStaleSending(register, before, now),
    unreported: (): Promise<readonly UnreportedMessage[]> => messagesToReport(register, REPORTS_A_LOOK),
    markReported: (id: string, now: Instant) => markReported(register, id, now),
    daysOff: (): Promise<readonly CivilDate[]> => daysOff(register),
    displayedNow: (): Promise<Instant> => displayedNow(register),
  };
}

export type Outbox = ReturnType<typeof outboxOf>;
