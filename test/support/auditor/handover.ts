import type { LaidDown } from './clocks';
import type { Convict, Fact } from './evidence';
import { heldBy, type OpenOffer, type OpenTask, type Standing, withClock, withoutClock } from './standing';

/** Whom a fact takes for the holder; null when it says nothing of it. */
function takenForHolder(fact: Fact): string | null {
  switch (fact.type) {
    case 'TaskOpened': {
      const task = fact['task'] as OpenTask;
      return task.side ? null : task.unit;
    }
    case 'PersonAssigned':
      return fact['taskId'] === null ? String(fact['unit']) : null;
    case 'HandoverOffered':
      return (fact['offer'] as OpenOffer).from;
    case 'HandoverAccepted':
    case 'HandoverDeclined':
    case 'HandoverAsked':
    case 'HandoverAnswered':
    case 'HandoverRecalled':
    case 'HolderNamed':
      return String(fact['from']);
    default:
      return null;
  }
}

/**
 * One holder at every instant: a fact that takes another unit for it is either a second holder, while the first has
 * something of its own to do, or a baton that went over without anybody's accept.
 */
export function judgeHolder(standing: Standing, fact: Fact, convict: Convict): Standing {
  const unit = takenForHolder(fact);
  if (unit === null || unit === standing.holder) return standing;
  const [task] = Object.entries(standing.tasks).find(([, { side }]) => !side) ?? [];
  if (task !== undefined) {
    convict(
      'one-holder',
      fact.no,
      `${unit} is the holder in ${fact.type}, while ${standing.holder} holds with ${task}`,
    );
    return standing;
  }
  convict('baton-by-accept', fact.no, `${standing.holder} held; now ${unit} does, and nobody accepted or decided it`);
  return heldBy(standing, unit);
}

/** The facts by which a case goes from hand to hand. */
export function judgeHandover(standing: Standing, fact: Fact, now: number, convict: Convict): Standing {
  switch (fact.type) {
    case 'HandoverOffered': {
      const offer = fact['offer'] as OpenOffer & { readonly deadlineId: string };
      if (standing.offer) convict('one-offer', fact.no, `${offer.id} is offered while ${standing.offer.id} is open`);
      const clock = fact['deadline'] as LaidDown;
      return withClock({ ...standing, offer: { ...offer, clock: offer.deadlineId } }, clock, now);
    }
    case 'HandoverAccepted':
      return accepted(standing, fact, convict);
    case 'HandoverDeclined':
    case 'HandoverRecalled':
      judgeOpen(standing, fact, convict);
      return withoutOffer(standing);
    case 'HandoverAsked': {
      judgeOpen(standing, fact, convict);
      const question = fact['deadline'] as LaidDown;
      const { offer } = standing;
      if (offer === null) return standing;
      // The giver owes the answer; the receiver's own clock goes on later by the longest that it may stand still.
      const asked = { ...standing, offer: { ...offer, question: question.id } };
      return withClock(withClock(asked, question, now), fact['receiver'] as LaidDown, now);
    }
    case 'HandoverAnswered': {
      judgeOpen(standing, fact, convict);
      const { offer } = standing;
      if (offer === null) return standing;
      const told = { ...withoutClock(standing, offer.question), offer: { ...offer, question: undefined } };
      return withClock(told, fact['deadline'] as LaidDown, now);
    }
    case 'CaseLifted': {
      const clock = fact['deadline'] as LaidDown;
      return withClock({ ...standing, lifted: clock.id }, clock, now);
    }
    case 'HolderNamed':
      judgeNaming(standing, fact, convict);
      return heldBy(settled(standing), String(fact['to']));
    case 'CaseReopened':
      return { ...standing, open: true, holder: String(fact['unit']), lifted: null };
    default:
      return standing;
  }
}

function withoutOffer(standing: Standing): Standing {
  const { offer } = standing;
  return { ...withoutClock(withoutClock(standing, offer?.clock), offer?.question), offer: null };
}

/** Somebody holds: the forum has nothing left to decide. */
function settled(standing: Standing): Standing {
  return { ...withoutClock(standing, standing.lifted ?? undefined), lifted: null };
}

/** An outside party has no desk here: its yes is written down by whoever holds, and the baton stays until the case is closed. */
function accepted(standing: Standing, fact: Fact, convict: Convict): Standing {
  const to = String(fact['to']);
  judgeAccept(standing, fact, convict);
  const answered = withoutOffer(standing);
  return isOutside(to) ? answered : heldBy(settled(answered), to);
}

function isOutside(unit: string): boolean {
  return unit.startsWith('ext-');
}

function judgeOpen({ offer }: Standing, fact: Fact, convict: Convict): void {
  if (offer?.id !== fact['offerId'])
    convict('accept-of-open-offer', fact.no, `${fact.type} of ${String(fact['offerId'])}, which is not open`);
}

/** The forum, or the head of social services in its stead: said who, and of a case that was lifted to them. */
function judgeNaming({ lifted }: Standing, fact: Fact, convict: Convict): void {
  if (lifted === null) convict('baton-by-accept', fact.no, 'a holder is named in a case that was not lifted');
  else if (fact.by.person === undefined) convict('baton-by-accept', fact.no, 'a holder is named and nobody did it');
}

function judgeAccept({ offer }: Standing, fact: Fact, convict: Convict): void {
  const of = String(fact['offerId']);
  const to = String(fact['to']);
  if (offer?.id !== of) convict('accept-of-open-offer', fact.no, `${to} accepts ${of}, which is not open`);
  else if (offer.to !== to) convict('accept-of-open-offer', fact.no, `${to} accepts what was offered to ${offer.to}`);
  else if (fact.by.unit !== (isOutside(to) ? offer.from : to))
    convict('accept-of-open-offer', fact.no, `somebody of ${fact.by.unit ?? 'no unit'} accepts for ${to}`);
}
