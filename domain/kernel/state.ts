import type { CivilDate } from '../calendar/civil-date';
import type { Rung } from '../deadlines/ladder';
import type { Policy } from '../deadlines/policies';
import type { Instant } from '../instant';

/** Coded values only: no free text, no names. What identifies a person lives in the register. */
export type Coded = string | number | boolean | null | readonly Coded[] | { readonly [key: string]: Coded };
export type CodedRecord = { readonly [key: string]: Coded };
/** Field name -> salted hash of a text kept in the register. */
export type TextHashes = { readonly [field: string]: string };

/** A clock that runs. `rungs` before `fired` have been climbed; `repeatAt` is the daily reminder after the last one. */
export interface Deadline {
  readonly id: string;
  readonly about: 'task' | 'offer' | 'wait' | 'routine';
  /** Task, offer, wait or step this clock belongs to. */
  readonly subject: string;
  /** The unit that owes the answer: its people and heads climb the ladder. */
  readonly unit: string;
  readonly policy: Policy;
  readonly startAt: Instant;
  readonly dueAt: Instant;
  /** Swedish: how the date was reckoned. */
  readonly explanation: string;
  readonly rungs: readonly Rung[];
  readonly fired: number;
  readonly repeatAt: Instant | null;
  /** The fact and field whose instant started this clock; a correction of it moves the clock. */
  readonly from: { readonly no: number; readonly field: string } | null;
}

export interface Task {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
  readonly unit: string;
  readonly person: string | null;
  /** A holder's task is what the baton is about; a side task never moves the baton. */
  readonly side: boolean;
  /** A side task whose answer the routine needs: the holder waits on its date when nothing else is theirs to do. */
  readonly awaited: boolean;
  /** Only these may finish it: any in the unit, its head, or a decider by the delegation table. */
  readonly needs: 'member' | 'head' | 'decider';
  /** Not before this instant (appeal time, agreed date); null = at once. */
  readonly notBefore: Instant | null;
  readonly deadlineId: string;
  readonly openedAt: Instant;
  readonly openedNo: number;
  /** Outside party whose answer the assignee records; never a holder. */
  readonly party: string | null;
  /** Coded context the form needs (which follow-up, which home, which adult). */
  readonly about: CodedRecord;
  /** How many times the date was moved, with reason. */
  readonly extensions: number;
}

export interface Offer {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Label key of why, in the process's catalogue. */
  readonly because: string;
  /** Named view of the process that goes along. */
  readonly view: string;
  readonly deadlineId: string;
  readonly offeredAt: Instant;
  readonly offeredNo: number;
}

/** Exactly one unit holds; a person is an assignment inside it. `doing` always carries a deadline. */
export interface Baton {
  readonly unit: string;
  readonly person: string | null;
  readonly since: Instant;
  readonly doing:
    | { readonly kind: 'task'; readonly taskId: string; readonly deadlineId: string }
    | { readonly kind: 'offer'; readonly offerId: string; readonly deadlineId: string }
    | { readonly kind: 'wait'; readonly waitId: string; readonly what: string; readonly deadlineId: string }
    /** Between two steps: the routine itself owes the next one, within minutes. */
    | { readonly kind: 'routine'; readonly deadlineId: string };
}

export interface NextEvent {
  readonly at: Instant;
  readonly deadlineId: string;
  readonly kind: 'rung' | 'reminder' | 'wait-over';
}

export interface Consent {
  /** Index of the adult in the household, 0 = applicant. */
  readonly adult: number;
  /** Receiver: unit id or party code. */
  readonly to: string;
  readonly purpose: string;
  readonly until: CivilDate | null;
  readonly givenNo: number;
  readonly withdrawnNo: number | null;
}

/** One contact or attempt, coded; the words are kept in the register. */
export interface Contact {
  readonly no: number;
  readonly at: Instant;
  readonly way: string;
  readonly reached: boolean;
  readonly by: string;
}

interface Common {
  readonly v: 1;
  readonly ref: string;
  readonly process: string;
  readonly receivedAt: Instant;
  /** Number of the last fact folded. */
  readonly no: number;
  readonly stage: string;
  /** Grows each time a stage is entered (also the same one again). */
  readonly entry: number;
  /** Grows when the routine must be told again from its stage's start (undo). */
  readonly epoch: number;
  /** Results of the steps finished in this stage entry: step id -> outcome and fact number. */
  readonly steps: { readonly [stepId: string]: StepResult };
  /** Results of steps begun by happenings, which outlive the stage. */
  readonly sideSteps: { readonly [stepId: string]: StepResult };
  readonly happenings: readonly Happening[];
  readonly consents: readonly Consent[];
  readonly contacts: readonly Contact[];
  /** Person ids who alone may see a case with protected identity; null = ordinary. */
  readonly restrictedTo: readonly string[] | null;
  /** Units that hold or have held, were offered, or have or had a side task. */
  readonly involved: readonly string[];
  /** Named view that a unit outside the holding administration was given: unit -> view. */
  readonly views: { readonly [unit: string]: string };
  /** Coded data of the process. */
  readonly data: CodedRecord;
  readonly daysOff: readonly CivilDate[];
  readonly policies: { readonly [key: string]: Policy };
  /** Units that have gone up in others since: unit -> who does its work now. */
  readonly successors: { readonly [unit: string]: string };
  /** Ids of the last commands, oldest first: a cache, the register's uniqueness is what counts. */
  readonly seen: readonly string[];
  /** Number of facts per purpose that sent an offer back, since the last accept. */
  readonly bounces: { readonly [because: string]: number };
}

export interface StepResult {
  readonly no: number;
  readonly at: Instant;
  /** Null when it was dropped: nobody will answer it, and it is not asked again. */
  readonly outcome: CodedRecord | null;
}

export interface Happening {
  readonly no: number;
  readonly move: string;
  readonly input: CodedRecord;
  /** Stage the routine must go to because of it, and whether it has gone there. */
  readonly interruptTo: string | null;
  readonly handled: boolean;
}

/** What the last human move can be taken back to. */
export interface UndoPoint {
  readonly commandId: string;
  readonly person: string;
  readonly at: Instant;
  readonly nos: readonly [first: number, last: number];
  readonly before: Omit<OpenCase, 'policies' | 'daysOff' | 'successors'>;
}

export interface OpenCase extends Common {
  readonly status: 'open';
  readonly baton: Baton;
  readonly tasks: { readonly [id: string]: Task };
  readonly offer: Offer | null;
  readonly deadlines: { readonly [id: string]: Deadline };
  readonly next: NextEvent;
  readonly undo: UndoPoint | null;
}

export interface ClosedCase extends Common {
  readonly status: 'closed';
  readonly closedAt: Instant;
  readonly closedNo: number;
  readonly reason: string;
  readonly lastHolder: string;
}

export type CaseState = OpenCase | ClosedCase;
