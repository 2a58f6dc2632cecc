import type { PolicyKey } from '../deadlines/policies';
import type { Instant } from '../instant';
import type { Person } from './actor';
import type { CaseState, ClosedCase, CodedRecord, OpenCase, Task } from './state';
import type { Fact, FactOf } from './facts';

/**
 * Who may make a move, relative to the case. `assignee`/`task-unit` speak of the task named in the command.
 * A row lists every relation that suffices; whoever matches none is refused.
 */
export type Who =
  | 'holder'
  | 'holder-head'
  /** The unit that holds, also of another unit's task. */
  | 'baton-unit'
  | 'task-unit'
  | 'task-head'
  | 'decider'
  | 'receiver'
  | 'receiver-head'
  | 'involved'
  | 'forum'
  | 'soc'
  | 'registrar'
  /** Whoever may see the case. */
  | 'anyone'
  /** Who carries out an approved plan of succession. */
  | 'succession'
  | 'system';

/** One row of "state x move -> who may, and which sentence says so". No row: the move is refused. */
export interface MoveRow {
  readonly move: string;
  /** Stages in which the move exists; '*' = every stage. */
  readonly stages: readonly string[] | '*';
  readonly who: readonly Who[];
  /** Sentence of the plan, the law or our own rule that allows it. */
  readonly source: string;
  /** Swedish name of the button. */
  readonly label: string;
  /** Key of the form in the process's forms; null = a plain button. */
  readonly form: string | null;
  /** A life event that takes the routine to another stage. */
  readonly interruptTo?: string;
}

/** One row of a process's table of tasks. */
export interface TaskRow {
  readonly kind: string;
  /** Swedish: what to do, as the assignee reads it. */
  readonly label: string;
  /** Swedish: what happens if nobody does it. */
  readonly otherwise: string;
  readonly policy: PolicyKey;
  readonly source: string;
  readonly needs: Task['needs'];
  readonly extendable: boolean;
  /** Letters that can be printed while this task is open. */
  readonly letters?: readonly string[];
}

export interface StageRow {
  readonly name: string;
  /** Swedish label in the stepper. */
  readonly label: string;
  /** Neutral state of domain.md 9b. */
  readonly state: string;
  /** Shown in the stepper; side stages (breach, appeal, away) only while they are on. */
  readonly main: boolean;
}

/** A named view: the part of a case that goes along with a hand-over. Receives the coded state, returns labelled lines. */
export interface ViewRow {
  readonly name: string;
  readonly label: string;
  /** Keys of the process data that the receiver will see, in order; nothing else goes. */
  readonly fields: readonly string[];
  /** Personal values of the register that go along ('names', 'personNumbers', 'contact'), only with consent. */
  readonly personal: readonly string[];
  /** Whom that consent may have been given to, beside the unit that sees the view. */
  readonly consentTo: readonly string[];
}

/** A part of a case that is secret for a time: keys of its data, and the facts that say it. */
export interface Hidden {
  readonly data: readonly string[];
  readonly facts: (fact: Fact) => boolean;
}

/** What may stand together with a completed task. */
export type StandsWithTask =
  | 'HomeReserved'
  | 'HomeReleased'
  | 'FlatsPromised'
  | 'FlatsDelivered'
  | 'FlatsWaived'
  | 'ConsentGiven'
  | 'ViewOpened'
  | 'Happened';

/** How long a household may go unheard. */
export interface ContactRule {
  /** When it must have been heard again, by stage and by when it last was; null = nobody owes it a word. */
  readonly dueAt: (state: OpenCase, lastHeardAt: Instant) => Instant | null;
  /** Tasks in which it has been heard when they are done, but for the answers that say it was not. */
  readonly heardIn: readonly { readonly kind: string; readonly field?: string; readonly unheard?: readonly string[] }[];
}

/** How staff open a case of a process that begins without anybody's application. */
export interface Opening {
  /** Key of the form in the process's forms. */
  readonly form: string;
  /** Who holds it first. */
  readonly unit: string;
  /** Units whose people may open one. */
  readonly by: readonly string[];
  /** What its data begins with beside the answers. */
  readonly begins: CodedRecord;
}

/** All that the kernel and the pages need to know of a process. The routine itself is told in workflows/. */
export interface Process {
  readonly name: string;
  readonly label: string;
  /** Null when its cases begin with an application of their own. */
  readonly opening: Opening | null;
  readonly firstStage: string;
  /** A public matter: whoever is signed in may read it, and only what the law makes secret is kept from them. */
  readonly isPublic?: true;
  readonly stages: readonly StageRow[];
  readonly tasks: { readonly [kind: string]: TaskRow };
  readonly moves: readonly MoveRow[];
  readonly views: { readonly [name: string]: ViewRow };
  readonly closeReasons: readonly string[];
  /** Whether Samverkansforum bostad finds a holder when nobody else does. */
  readonly forum: boolean;
  /** Purposes of a hand-over that go to the forum at the first bounce (domain.md 8). */
  readonly neverBounce: readonly string[];
  /** Whether the unit may do the step that the case is in: investigation and decisions are for social services only. */
  readonly mayHold: (state: OpenCase, unit: string) => boolean;
  /** The stage that ends a case which an outside party has taken over; null = nobody outside can. */
  readonly tookOver: string | null;
  /** Where a closed case goes on when it is reopened, and who holds it then. */
  readonly reopensAt: (
    state: ClosedCase,
    because: 'contact' | 'court',
  ) => { readonly stage: string; readonly unit: string };
  /** Folds a fact into the process's own data. Pure. */
  readonly fold: (data: CodedRecord, fact: Fact, before: OpenCase) => CodedRecord;
  /** Rules of the process that a command breaks: `null` or the rule key with its source. */
  readonly forbids: (
    state: OpenCase,
    command: {
      readonly move: string;
      readonly task: Task | null;
      readonly input: CodedRecord;
      /** When the gateway received it; rules about time are silent without it. */
      readonly at?: Instant;
      /** Who makes the move, null for the system; rules about persons are silent without it. */
      readonly person?: string | null;
    },
  ) => { readonly rule: string; readonly source: string } | null;
  /** The stage that a life event leads to when its answers decide it; null = as the row says. */
  readonly leadsTo: (state: OpenCase, move: string, input: CodedRecord) => string | null;
  /** What the law keeps from this person for now, though they may read the case; null = nothing. */
  readonly hides?: (state: CaseState, actor: Person) => Hidden | null;
  /** Facts that must stand with a completed task: a home reserved, consents, and another stage it leads to. */
  readonly also: (state: OpenCase, task: Task, outcome: CodedRecord) => readonly FactOf<StandsWithTask>[];
  /** Absent in a process that is not about a household. */
  readonly contact?: ContactRule;
}
