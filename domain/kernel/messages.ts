import type { Instant } from '../instant';
import type { Fact, FactOf } from './facts';
import type { Process } from './process';
import type { CaseState, Deadline, OpenCase, Task } from './state';
import { FORUM_SCHEDULE } from './tasks-of-forum';
import { isOutside } from './units';

export type MessageKind =
  | 'new-task'
  | 'reminder'
  | 'rung'
  | 'offer'
  | 'accepted'
  | 'declined'
  | 'assign'
  | 'question'
  | 'answered'
  | 'recalled'
  | 'capacity'
  | 'forum'
  | 'named'
  | 'summons'
  | 'applicant';

export type MessageRecipient =
  | { readonly kind: 'person'; readonly person: string; readonly unit: string }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'head'; readonly unit: string }
  | { readonly kind: 'deputy'; readonly unit: string }
  | { readonly kind: 'department-head'; readonly unit: string }
  | { readonly kind: 'director'; readonly unit: string }
  | { readonly kind: 'forum' }
  | { readonly kind: 'duty-head' }
  | { readonly kind: 'system-owner' }
  | { readonly kind: 'applicant' };

/** A word to somebody, by reference only: never a name, a need or a reason (domain.md 5). */
export interface Message {
  readonly kind: MessageKind;
  readonly ref: string;
  readonly to: MessageRecipient;
  readonly dueAt: Instant | null;
  readonly acute: boolean;
  /** Fact it follows from, and its place among that fact's messages: together they make a repeat harmless. */
  readonly no: number;
  readonly seq: number;
}

type Word = Pick<Message, 'kind' | 'to' | 'dueAt' | 'acute'>;

/** Who must hear of a fact. Pure: the register writes the messages in the same transaction as the fact. */
export function messagesFor(
  _process: Process,
  before: CaseState | null,
  fact: Fact,
  after: CaseState,
): readonly Message[] {
  return words(before, fact, after)
    .filter((word) => !isOwn(word.to, fact))
    .map((word, seq) => ({ ...word, ref: after.ref, no: fact.no, seq }));
}

/** Nobody is mailed about what they just did themselves, or did for the one it is addressed to. */
function isOwn(to: MessageRecipient, fact: Fact): boolean {
  return to.kind === 'person' && 'person' in fact.by && [fact.by.person, fact.by.for].includes(to.person);
}

function words(before: CaseState | null, fact: Fact, after: CaseState): readonly Word[] {
  if (after.status === 'closed') return [];
  switch (fact.type) {
    case 'TaskOpened':
      // That the case is lifted says it already.
      if (fact.task.kind === FORUM_SCHEDULE) return [];
      return [
        {
          kind: fact.task.kind === 'assign' ? 'assign' : 'new-task',
          to: doerOf(after, fact.task),
          dueAt: fact.deadline.dueAt,
          acute: fact.deadline.policy.kind === 'acute',
        },
      ];
    case 'HandoverOffered':
      return isOutside(fact.offer.to)
        ? []
        : [{ ...toldOf(fact.deadline), kind: 'offer', to: asked(fact.offer.toPerson, fact.offer.to) }];
    case 'HandoverAccepted':
      return [{ kind: 'accepted', to: giver(before, fact.from), dueAt: null, acute: false }];
    case 'HandoverDeclined':
      return [
        { kind: 'declined', to: giver(before, fact.from), dueAt: null, acute: true },
        // Capacity is a manager's matter, never the client's: both heads hear of it at once.
        ...(fact.reason === 'capacity' ? [fact.from, fact.to].filter((unit) => !isOutside(unit)) : []).map(
          (unit): Word => ({ kind: 'capacity', to: { kind: 'head', unit }, dueAt: null, acute: true }),
        ),
      ];
    case 'HandoverAsked':
      return [{ ...toldOf(fact.deadline), kind: 'question', to: giver(before, fact.from) }];
    case 'HandoverAnswered':
      return [{ ...toldOf(fact.deadline), kind: 'answered', to: { kind: 'unit', unit: fact.to } }];
    case 'HandoverRecalled':
      return isOutside(fact.to)
        ? []
        : [{ kind: 'recalled', to: { kind: 'unit', unit: fact.to }, dueAt: null, acute: false }];
    case 'CaseLifted':
      // The rung that climbed so far has told the forum already.
      if (fact.item.because === 'ladder') return [];
      return [
        { ...toldOf(fact.deadline), kind: 'forum', to: { kind: 'forum' } },
        { kind: 'forum', to: { kind: 'head', unit: fact.item.from }, dueAt: null, acute: false },
      ];
    case 'HolderNamed':
      return [
        { kind: 'named', to: giver(after, fact.to), dueAt: null, acute: true },
        ...(fact.to === fact.from
          ? []
          : [{ kind: 'accepted', to: giver(before, fact.from), dueAt: null, acute: false } as const]),
      ];
    case 'PersonAssigned':
      return (fact.how === 'assigned' || fact.how === 'handed-on') && fact.person !== null
        ? [
            {
              kind: 'new-task',
              to: { kind: 'person', person: fact.person, unit: fact.unit },
              dueAt: dueOf(after, fact),
              acute: false,
            },
          ]
        : [];
    case 'RungReached':
      return rungWords(after, fact);
    case 'UnitsTold':
      return fact.units.map((unit) => ({ kind: 'summons', to: { kind: 'unit', unit }, dueAt: null, acute: false }));
    case 'ApplicantTold':
      return [{ kind: 'applicant', to: { kind: 'applicant' }, dueAt: null, acute: false }];
    default:
      return [];
  }
}

function dueOf(state: OpenCase, fact: FactOf<'PersonAssigned'>): Instant | null {
  const id = fact.taskId === null ? state.baton.doing.deadlineId : state.tasks[fact.taskId]?.deadlineId;
  return id === undefined ? null : (state.deadlines[id]?.dueAt ?? null);
}

/** The person at the own address, the unit at its mailbox; what only a head may do goes to the head. */
function doerOf(state: OpenCase, task: Task): MessageRecipient {
  if (task.needs === 'head') return { kind: 'head', unit: task.unit };
  if (task.needs === 'director') return { kind: 'director', unit: task.unit };
  const person = task.side ? task.person : state.baton.person;
  return person === null ? { kind: 'unit', unit: task.unit } : { kind: 'person', person, unit: task.unit };
}

function giver(state: CaseState | null, unit: string): MessageRecipient {
  return asked(state?.status === 'open' ? state.baton.person : null, unit);
}

function asked(person: string | null, unit: string): MessageRecipient {
  return person === null ? { kind: 'unit', unit } : { kind: 'person', person, unit };
}

function toldOf({ dueAt, policy }: Deadline): Pick<Word, 'dueAt' | 'acute'> {
  return { dueAt, acute: policy.kind === 'acute' };
}

function owner(state: OpenCase, fact: FactOf<'RungReached'>): MessageRecipient {
  const task = state.tasks[fact.subject];
  if (task) return doerOf(state, task);
  const held = fact.unit === state.baton.unit ? state.baton.person : null;
  return held === null ? { kind: 'unit', unit: fact.unit } : { kind: 'person', person: held, unit: fact.unit };
}

function rungWords(state: OpenCase, fact: FactOf<'RungReached'> & Fact): readonly Word[] {
  const clock = state.deadlines[fact.deadlineId];
  const dueAt = clock?.dueAt ?? null;
  const acute = clock?.policy.kind === 'acute';
  const kind: MessageKind = dueAt !== null && fact.at < dueAt ? 'reminder' : 'rung';
  const word = (to: MessageRecipient, own: MessageKind = kind): Word => ({ kind: own, to, dueAt, acute });
  const { unit } = fact;
  switch (fact.to) {
    case 'holder':
      return [word(owner(state, fact))];
    case 'holder-and-deputy':
      return [word(owner(state, fact)), word({ kind: 'deputy', unit })];
    case 'head-of-unit':
      return [word({ kind: 'head', unit })];
    case 'duty-head':
      return [word({ kind: 'duty-head' })];
    case 'head-of-department':
      return [word({ kind: 'department-head', unit })];
    case 'head-of-administration-and-forum':
      return [word({ kind: 'director', unit }), word({ kind: 'forum' }, 'forum')];
    case 'head-of-administration':
      return [word({ kind: 'director', unit })];
    case 'system-owner':
      return [word({ kind: 'system-owner' })];
    default:
      return fact.to satisfies never;
  }
}
