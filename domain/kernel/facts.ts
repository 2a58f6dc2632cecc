import type { Instant } from '../instant';
import type { By } from './actor';
import type { CaseLink, Coded, CodedRecord, Deadline, ForumItem, Offer, Task, TextHashes } from './state';
import type { RulesNews } from './rules';
import type { CivilDate } from '../calendar/civil-date';
import type { Reminded } from '../deadlines/ladder';
import type { Policy } from '../deadlines/policies';

/** Everything that can be true of a case. Codes only; texts by salted hash. Past tense: a fact is never changed. */
export type FactBody =
  | {
      readonly type: 'CaseOpened';
      readonly ref: string;
      readonly process: string;
      readonly stage: string;
      readonly unit: string;
      readonly receivedAt: Instant;
      readonly data: CodedRecord;
      readonly daysOff: readonly CivilDate[];
      readonly policies: { readonly [key: string]: Policy };
      readonly restrictedTo: readonly string[] | null;
    }
  | { readonly type: 'StageEntered'; readonly stage: string; readonly entry: number }
  | { readonly type: 'TaskOpened'; readonly task: Task; readonly deadline: Deadline }
  | {
      readonly type: 'TaskCompleted';
      readonly taskId: string;
      readonly kind: string;
      readonly outcome: CodedRecord;
      readonly texts: TextHashes;
    }
  | { readonly type: 'TaskDropped'; readonly taskId: string; readonly kind: string; readonly because: string }
  | {
      readonly type: 'DateMoved';
      readonly deadline: Deadline;
      readonly because: 'extended' | 'corrected' | 'new-date' | 'paused' | 'resumed';
      readonly texts: TextHashes;
    }
  | {
      readonly type: 'PersonAssigned';
      /** null = the baton itself. */
      readonly taskId: string | null;
      readonly unit: string;
      readonly person: string | null;
      /** `handed-on`: a side task went with its unit into another. */
      readonly how: 'claimed' | 'released' | 'assigned' | 'taken-over' | 'handed-on';
    }
  | { readonly type: 'HandoverOffered'; readonly offer: Offer; readonly deadline: Deadline }
  | {
      readonly type: 'HandoverAccepted';
      readonly offerId: string;
      readonly from: string;
      readonly to: string;
      readonly person: string;
      /** Of what the offer listed, what has arrived. */
      readonly contents: readonly string[];
    }
  | {
      readonly type: 'HandoverDeclined';
      readonly offerId: string;
      readonly from: string;
      readonly to: string;
      readonly reason: string;
      readonly proposed: string | null;
      readonly texts: TextHashes;
    }
  | {
      /** The receiver's one question: the giver owes the answer, and the receiver's own clock stands still. */
      readonly type: 'HandoverAsked';
      readonly offerId: string;
      readonly from: string;
      readonly to: string;
      readonly deadline: Deadline;
      /** The receiver's clock, moved on by the longest that it may stand still. */
      readonly receiver: Deadline;
      readonly texts: TextHashes;
    }
  | {
      readonly type: 'HandoverAnswered';
      readonly offerId: string;
      readonly from: string;
      readonly to: string;
      /** The receiver's clock, moved on by the time it stood still. */
      readonly deadline: Deadline;
      readonly texts: TextHashes;
    }
  | {
      readonly type: 'HandoverRecalled';
      readonly offerId: string;
      readonly from: string;
      readonly to: string;
      readonly because: 'recalled' | 'redirected' | 'forum';
      /** The offer that took its place, or null. */
      readonly next: string | null;
      readonly texts: TextHashes;
    }
  | { readonly type: 'CaseLifted'; readonly item: ForumItem; readonly deadline: Deadline; readonly texts: TextHashes }
  | {
      readonly type: 'ForumScheduled';
      readonly meeting: string;
      readonly meetingOn: CivilDate;
      readonly question: string | null;
    }
  | {
      /** Who holds from now on, by the forum's decision or the chief's: besides an accept the only move of the baton. */
      readonly type: 'HolderNamed';
      readonly decidedBy: 'forum' | 'chief';
      /** The offer that was open and ends with the decision; null when there was none. */
      readonly offerId: string | null;
      readonly from: string;
      readonly to: string;
      readonly person: string | null;
      readonly meeting: string | null;
      readonly until: CivilDate;
      readonly term: 'living' | 'follow-up';
      readonly agencies: readonly string[];
      /** By what the forum might speak of the person: their consent, a rule of secrecy, or without a name. */
      readonly consent?: string;
      readonly texts: TextHashes;
    }
  | { readonly type: 'CasePaused'; readonly until: CivilDate; readonly reason: string; readonly texts: TextHashes }
  | { readonly type: 'CaseResumed' }
  | {
      readonly type: 'CaseReopened';
      readonly because: 'contact' | 'court';
      readonly stage: string;
      readonly entry: number;
      readonly unit: string;
      readonly texts: TextHashes;
    }
  | { readonly type: 'CasesLinked'; readonly link: CaseLink }
  | { readonly type: 'WaitBegan'; readonly waitId: string; readonly what: string; readonly deadline: Deadline }
  | { readonly type: 'WaitOver'; readonly waitId: string }
  /** Nobody needs the wait any more: its day is no event of the case. */
  | { readonly type: 'WaitDropped'; readonly waitId: string }
  | {
      readonly type: 'RungReached';
      readonly deadlineId: string;
      readonly rung: number;
      readonly to: Reminded;
      readonly unit: string;
      /** Subject of the clock, so that the words can be found after it is gone. */
      readonly subject: string;
      readonly kind: string;
      /** Set when this was the last rung: when the daily reminder comes next. */
      readonly repeatAt: Instant | null;
    }
  | {
      /** Something happened in a life, or a staff move that any stage allows. */
      readonly type: 'Happened';
      readonly move: string;
      readonly input: CodedRecord;
      readonly texts: TextHashes;
      readonly interruptTo: string | null;
    }
  | {
      readonly type: 'ContactLogged';
      readonly way: string;
      readonly reached: boolean;
      readonly contactAt: Instant;
      readonly texts: TextHashes;
    }
  | { readonly type: 'NoteAdded'; readonly texts: TextHashes }
  | {
      readonly type: 'ConsentGiven';
      readonly adult: number;
      readonly to: string;
      readonly purpose: string;
      readonly until: CivilDate | null;
    }
  | { readonly type: 'ConsentWithdrawn'; readonly givenNo: number }
  /** A unit outside social services may see another part of the case from now on. */
  | { readonly type: 'ViewOpened'; readonly unit: string; readonly view: string; readonly step: string }
  /** A neutral word to the applicant, by the way they chose; the postman or a task carries it. */
  | { readonly type: 'ApplicantTold'; readonly what: string; readonly step: string }
  /** A neutral word to units by mail: a summons, never what it is about. */
  | { readonly type: 'UnitsTold'; readonly what: string; readonly units: readonly string[]; readonly step: string }
  | { readonly type: 'LetterSent'; readonly letter: string; readonly way: string; readonly on: CivilDate }
  | {
      readonly type: 'DocumentListed';
      readonly kind: string;
      readonly from: string;
      readonly on: CivilDate;
      readonly texts: TextHashes;
    }
  | { readonly type: 'HomeReserved'; readonly home: string }
  | { readonly type: 'HomeReleased'; readonly home: string; readonly because: string; readonly step: string }
  /** Flats of a plot promised by a condition of it, as an answer to a need (a case of its own) or to none in particular. */
  | {
      readonly type: 'FlatsPromised';
      readonly condition: string;
      /** The property the flats stand on: the promise is about it, whoever's case it is. */
      readonly site: string;
      readonly need: string | null;
      readonly flats: readonly number[];
    }
  | { readonly type: 'FlatsDelivered'; readonly condition: string; readonly flats: readonly number[] }
  /** By decision: nobody waits for these flats any more. */
  | {
      readonly type: 'FlatsWaived';
      readonly condition: string;
      readonly flats: readonly number[];
      readonly because: string;
    }
  /** All that the case still owes is let go: it came to nothing, and the needs are free to be answered elsewhere. */
  | { readonly type: 'FlatsReleased'; readonly because: string; readonly step: string }
  /** A word to another case, as a move of the system in it: whoever holds that case hears of it there. */
  | {
      readonly type: 'CaseTold';
      readonly to: string;
      readonly move: string;
      readonly input: CodedRecord;
      readonly step: string;
    }
  | { readonly type: 'AccessRestricted'; readonly persons: readonly string[] | null }
  | {
      readonly type: 'FactCorrected';
      readonly correctedNo: number;
      readonly field: string;
      readonly was: Coded;
      readonly value: Coded;
      readonly texts: TextHashes;
    }
  | { readonly type: 'MoveUndone'; readonly nos: readonly [first: number, last: number] }
  | {
      /** What was changed in the settings since this case last heard of them: what opens from now on follows it. */
      readonly type: 'RulesChanged';
      readonly rules: RulesNews;
    }
  | { readonly type: 'DataSet'; readonly data: CodedRecord; readonly step: string }
  | { readonly type: 'CaseClosed'; readonly reason: string; readonly nobodyWaits: boolean };

export type Fact = FactBody & {
  /** 1, 2, 3 ... without gaps, per case. */
  readonly no: number;
  readonly at: Instant;
  readonly by: By;
  readonly commandId: string;
};

export type FactType = FactBody['type'];
export type FactOf<T extends FactType> = Extract<FactBody, { type: T }>;
