import { forumStep } from './decide-forum';
import type { Fact, FactBody, FactType } from './facts';
import { standingClocks } from './decide-pauses';
import { join, without } from './hold';
import type { Bounces, OpenCase } from './state';
import { stepDone, stepOf } from './step-done';
import { isOutside } from './units';

/** What happens between a giver and a receiver, at the forum, and while a case rests. */
const HANDED = [
  'HandoverOffered',
  'HandoverAccepted',
  'HandoverDeclined',
  'HandoverAsked',
  'HandoverAnswered',
  'HandoverRecalled',
  'CaseLifted',
  'ForumScheduled',
  'HolderNamed',
  'CasePaused',
  'CaseResumed',
] as const satisfies readonly FactType[];

export type Handed = (typeof HANDED)[number];
export type HandedFact<T extends Handed = Handed> = Extract<FactBody, { type: T }> & Fact;

const NAMES: ReadonlySet<string> = new Set(HANDED);

export function isHanded(fact: Fact): fact is HandedFact {
  return NAMES.has(fact.type);
}

export function handed(state: OpenCase, fact: HandedFact): OpenCase {
  switch (fact.type) {
    case 'HandoverOffered':
      return offeredTo(state, fact);
    case 'HandoverAccepted':
      return acceptedBy(state, fact);
    case 'HandoverDeclined':
      return declinedBy(state, fact);
    case 'HandoverAsked':
      return askedBy(state, fact);
    case 'HandoverAnswered':
      return answered(state, fact);
    case 'HandoverRecalled':
      return takenBack(state, fact);
    case 'CaseLifted':
      return {
        ...state,
        forum: fact.item,
        involved: join(state.involved, fact.deadline.unit),
        deadlines: { ...state.deadlines, [fact.deadline.id]: fact.deadline },
      };
    case 'ForumScheduled':
      return state.forum === null
        ? state
        : {
            ...state,
            forum: { ...state.forum, meeting: fact.meeting, meetingOn: fact.meetingOn, question: fact.question },
          };
    case 'HolderNamed':
      return named(state, fact);
    case 'CasePaused': {
      const { no, at, until, reason } = fact;
      const { since = at, stood = standingClocks(state, at) } = state.paused ?? {};
      return { ...state, paused: { no, since, until, reason, stood } };
    }
    case 'CaseResumed':
      return { ...state, paused: null };
    default:
      return fact satisfies never;
  }
}

function offeredTo(state: OpenCase, { offer, deadline }: HandedFact<'HandoverOffered'>): OpenCase {
  const given = offer.kind === 'give-back' ? bounced(state, offer.because, offer.id, offer.from) : state;
  return {
    ...given,
    offer,
    involved: join(state.involved, offer.to),
    views: { ...state.views, [offer.to]: offer.view },
    deadlines: { ...state.deadlines, [deadline.id]: deadline },
  };
}

/** The one way, besides a named holder, by which a case goes from unit to unit. An outside party never holds it here. */
function acceptedBy(state: OpenCase, fact: HandedFact<'HandoverAccepted'>): OpenCase {
  const because = state.offer?.because ?? '';
  const done = closedOffer(state, fact, { accepted: true, unit: fact.to });
  if (isOutside(fact.to)) return { ...done, bounces: {} };
  return { ...moved(settled(done, fact, fact.to), fact.to, fact.person, fact.at), came: { from: fact.from, because } };
}

function declinedBy(state: OpenCase, fact: HandedFact<'HandoverDeclined'>): OpenCase {
  const because = state.offer?.because ?? '';
  const outcome = { accepted: false, reason: fact.reason, proposed: fact.proposed };
  const done = closedOffer(state, fact, outcome);
  const before = done.bounces[because];
  if (fact.reason === 'missing_information' && before?.missing !== true) {
    const { count = 0, by = [] } = before ?? {};
    const first = { count, missing: true, offer: fact.offerId, by };
    return { ...done, bounces: { ...done.bounces, [because]: first } };
  }
  return bounced(done, because, fact.offerId, fact.to);
}

function askedBy(state: OpenCase, fact: HandedFact<'HandoverAsked'>): OpenCase {
  const { offer } = state;
  const stood = offer === null ? undefined : state.deadlines[offer.deadlineId];
  if (offer === null || stood === undefined) return state;
  const question = { askedNo: fact.no, askedAt: fact.at, deadlineId: fact.deadline.id, stood };
  return {
    ...state,
    offer: { ...offer, asked: true, question },
    deadlines: { ...state.deadlines, [fact.deadline.id]: fact.deadline, [offer.deadlineId]: fact.receiver },
  };
}

function answered(state: OpenCase, fact: HandedFact<'HandoverAnswered'>): OpenCase {
  const { offer } = state;
  if (offer === null || offer.question === null) return state;
  const deadlines = without(state.deadlines, offer.question.deadlineId);
  return {
    ...state,
    offer: { ...offer, question: null },
    deadlines: { ...deadlines, [offer.deadlineId]: fact.deadline },
  };
}

/** After a question has been asked, taking the offer back is a bounce too: the receiver was never let answer. */
function takenBack(state: OpenCase, fact: HandedFact<'HandoverRecalled'>): OpenCase {
  const because = state.offer?.because ?? '';
  const afterQuestion = state.offer?.asked === true && fact.because !== 'forum';
  const done = closedOffer(state, fact, { accepted: false, recalled: fact.because, next: fact.next });
  return afterQuestion ? bounced(done, because, fact.offerId, null) : done;
}

function named(state: OpenCase, fact: HandedFact<'HolderNamed'>): OpenCase {
  const { to, person, offerId } = fact;
  const purpose = state.forum?.purpose ?? '';
  const done = settled(state, fact, to);
  const outcome = stepOf(fact, { unit: to, from: fact.from });
  const told = offerId === null ? done : stepDone(done, forumStep(offerId), outcome);
  const held = to === state.baton.unit && person === null ? state.baton.person : person;
  return {
    ...moved(told, to, held, fact.at),
    came: to === state.baton.unit ? state.came : { from: fact.from, because: purpose },
  };
}

/** Somebody holds: the forum has nothing left to settle, and a routine that waited for its word goes on. */
function settled(state: OpenCase, fact: HandedFact<'HandoverAccepted' | 'HolderNamed'>, unit: string): OpenCase {
  const { forum } = state;
  if (forum === null) return state;
  const free: OpenCase = { ...state, forum: null, deadlines: without(state.deadlines, forum.deadlineId) };
  return forum.step === null ? free : stepDone(free, forum.step, stepOf(fact, { unit, from: fact.from }));
}

/** The baton in other hands, with the holder's own tasks and their clocks. What was sent back before counts no more. */
function moved(state: OpenCase, to: string, person: string | null, at: number): OpenCase {
  const same = to === state.baton.unit;
  return {
    ...state,
    bounces: {},
    involved: join(state.involved, to),
    baton: { ...state.baton, unit: to, person, since: same ? state.baton.since : at },
    tasks: Object.fromEntries(
      Object.entries(state.tasks).map(([id, task]) => [
        id,
        task.side || same ? task : { ...task, unit: to, version: task.version + 1 },
      ]),
    ),
    deadlines: Object.fromEntries(
      Object.entries(state.deadlines).map(([id, d]) => [
        id,
        d.about === 'routine' || state.tasks[d.subject]?.side === false ? { ...d, unit: to } : d,
      ]),
    ),
  };
}

function closedOffer(
  state: OpenCase,
  fact: HandedFact<'HandoverAccepted' | 'HandoverDeclined' | 'HandoverRecalled'>,
  outcome: Parameters<typeof stepOf>[1],
): OpenCase {
  const asked = state.offer?.question?.deadlineId;
  const clocks = without(state.deadlines, state.offer?.deadlineId ?? '');
  const deadlines = asked === undefined ? clocks : without(clocks, asked);
  return stepDone({ ...state, offer: null, deadlines }, fact.offerId, stepOf(fact, outcome));
}

function bounced(state: OpenCase, because: string, offer: string, by: string | null): OpenCase {
  const { count = 0, missing = false, by: noes = [] }: Partial<Bounces> = state.bounces[because] ?? {};
  const sent = by === null ? noes : join(noes, by);
  return { ...state, bounces: { ...state.bounces, [because]: { count: count + 1, missing, offer, by: sent } } };
}
