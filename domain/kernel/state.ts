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
  readonly about: 'task' | 'offer' | 'question' | 'forum' | 'wait' | 'routine';
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
  /** Only these may finish it: any in the unit, its head, the head of administration, or a decider by the delegation table. */
  readonly needs: 'member' | 'head' | 'director' | 'decider';
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

/**
 * How an offer came about: a step of the routine, by hand, back to whoever gave the case, or sent on to another
 * receiver before anybody had answered.
 */
export type OfferKind = 'planned' | 'by-hand' | 'give-back' | 'redirect';

export interface Offer {
  readonly id: string;
  readonly kind: OfferKind;
  readonly from: string;
  /** A unit, or an outside party (`ext-…`), whose answer the giver writes down. */
  readonly to: string;
  /** The person in the unit who is asked first; null = anybody in it. */
  readonly toPerson: string | null;
  /** The purpose: key of the process's catalogue. Bounces are counted for each. */
  readonly because: string;
  /** What goes along, as codes: the receiver ticks off what arrived. */
  readonly contents: readonly string[];
  /** A talk that the giver offers or asks for; null = none. */
  readonly talk: { readonly on: CivilDate | null; readonly withPerson: boolean } | null;
  /** The receiver has asked and waits for the giver's answer: the receiver's time stands still meanwhile. */
  readonly question: {
    readonly askedNo: number;
    readonly askedAt: Instant;
    readonly deadlineId: string;
    /** The receiver's clock as it was when the question was asked. */
    readonly stood: Deadline;
  } | null;
  /** One question an offer. */
  readonly asked: boolean;
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
    | { readonly kind: 'forum'; readonly deadlineId: string }
    | { readonly kind: 'wait'; readonly waitId: string; readonly what: string; readonly deadlineId: string }
    /** Between two steps: the routine itself owes the next one, within minutes. */
    | { readonly kind: 'routine'; readonly deadlineId: string };
}

/** How often a purpose has bounced since the baton last moved, and who sent it back. */
export interface Bounces {
  readonly count: number;
  /** The first lack of information counts for nothing. */
  readonly missing: boolean;
  /** The offer that bounced last. */
  readonly offer: string;
  /** Units that said no: the same offer is not sent on to them. */
  readonly by: readonly string[];
}

/** A case that Samverkansforum bostad must find a holder for. The holder goes on holding until it has. */
export interface ForumItem {
  readonly no: number;
  readonly because: 'ping-pong' | 'ladder' | 'referred';
  /** What bounced, or why it was referred. */
  readonly purpose: string;
  /** Who held the case when it was lifted. */
  readonly from: string;
  readonly raisedAt: Instant;
  readonly deadlineId: string;
  /** Reference of the meeting that takes it up, and its day; null until the secretariat has put it on an agenda. */
  readonly meeting: string | null;
  readonly meetingOn: CivilDate | null;
  /** What the forum is to answer, written so that nobody is known by it: salted hash; null until it is on an agenda. */
  readonly question: string | null;
  /** Step of the routine that waits for the forum's word; null when no step asked for it. */
  readonly step: string | null;
}

/** Nothing is done in the case until a day that stands. The holder holds on, and the clocks of law go on. */
export interface Pause {
  readonly no: number;
  readonly since: Instant;
  readonly until: CivilDate;
  readonly reason: string;
  /** The holder's clocks that stand still, as they were. */
  readonly stood: readonly Deadline[];
}

/** Another case of the same people. */
export interface CaseLink {
  readonly to: string;
  readonly how: string;
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
  /** What was sent back, per purpose, since the baton last moved. */
  readonly bounces: { readonly [because: string]: Bounces };
  /** Who gave the case to the present holder, and for what: it can be given back. Null before the first hand-over. */
  readonly came: { readonly from: string; readonly because: string } | null;
  readonly links: readonly CaseLink[];
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
  readonly forum: ForumItem | null;
  readonly paused: Pause | null;
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
