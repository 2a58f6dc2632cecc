import { isCivilDate } from '../calendar/civil-date';
import type { Instant } from '../instant';
import { inNameOf, type Person } from './actor';
import { asked, askedDate, codesIn, optional } from './answers-of';
import { standingStill, startClock } from './clock';
import { IllegalMove } from './commands';
import { consenting } from './consents';
import type { Moving, Planned } from './decide';
import { tasksOfForum } from './tasks-of-forum';
import type { Deadline, Offer, OpenCase } from './state';
import { isOutside, isSocial } from './units';

const PLAN = 'Handlingsplanen, insatsområde 2: ingen ska hamna i ett mellanrum';

/** The hand-over protocol: offer, accept, decline, ask, answer, recall, redirect, give back. Null for all other moves. */
export function decideOffers(moving: Moving): readonly Planned[] | null {
  switch (moving.command.move) {
    case 'offer':
      return offerByHand(moving);
    case 'accept':
      return accept(moving);
    case 'decline':
      return decline(moving);
    case 'ask-giver':
      return askGiver(moving);
    case 'answer-receiver':
      return answerReceiver(moving);
    case 'recall':
      return [recalled(openOffer(moving.state), 'recalled', null, moving.command.texts)];
    case 'redirect':
      return redirect(moving);
    case 'give-back':
      return giveBack(moving);
    case 'record-answer':
      return recordAnswer(moving);
    default:
      return null;
  }
}

/** What an offer needs to say; everything else follows from the case. */
export type OfferWish = Pick<Offer, 'id' | 'to' | 'because' | 'view'> &
  Partial<Pick<Offer, 'kind' | 'toPerson' | 'contents' | 'talk'>> & { readonly policy: string };

/** An offer with its own clock, owed by the receiver (for an outside party by the giver, who must get the answer). */
export function offered(state: OpenCase, wish: OfferWish, now: Instant, offset = 0): Planned {
  const deadline = startClock(state, {
    id: `d.${wish.id}`,
    about: 'offer',
    subject: wish.id,
    unit: isOutside(wish.to) ? state.baton.unit : wish.to,
    policy: wish.policy,
    start: now,
  });
  return {
    type: 'HandoverOffered',
    deadline,
    offer: {
      id: wish.id,
      kind: wish.kind ?? 'planned',
      from: state.baton.unit,
      to: wish.to,
      toPerson: wish.toPerson ?? null,
      because: wish.because,
      view: wish.view,
      contents: wish.contents ?? [],
      talk: wish.talk ?? null,
      question: null,
      asked: false,
      deadlineId: deadline.id,
      offeredAt: now,
      offeredNo: state.no + 1 + offset,
    },
  };
}

/** What a unit is shown when nobody chose: all inside social services, else the least that the process has. */
export function viewFor(unit: string): string {
  return isSocial(unit) ? 'full' : 'housingProfile';
}

/** Two working days to answer, two hours when it is acute; ten working days for a party outside the municipality. */
export function clockFor(to: string, acute: boolean): string {
  if (isOutside(to)) return 'handover.external';
  return acute ? 'handover.acute' : 'handover.normal';
}

function offerByHand(moving: Moving): readonly Planned[] {
  const { state, command, now } = moving;
  const to = asked(command.input, 'to');
  const view = optional(command.input, 'view') ?? viewFor(to);
  mayReceive(moving, to, view);
  const wish: OfferWish = {
    id: `offer.${state.no + 1}`,
    kind: 'by-hand',
    to,
    toPerson: personIn(moving),
    because: optional(command.input, 'purpose') ?? 'by-hand',
    view,
    contents: codesIn(command.input, 'contents'),
    talk: talkIn(moving),
    policy: clockFor(to, command.input.acute === 'yes'),
  };
  return [offered(state, wish, now)];
}

/** Who may be offered the case at all, and with what. @throws IllegalMove */
function mayReceive({ process, state, command, now }: Moving, to: string, view: string): void {
  if (to === state.baton.unit) throw new IllegalMove('offer-to-self', 'En överlämning har två parter');
  // The gateway says so: the case does not know the organisation.
  if (command.input.toIsOpen === false)
    throw new IllegalMove('unit-closed', 'Den som får ett ärende måste finnas', { to });
  if (!isOutside(to) && !process.mayHold(state, to)) {
    throw new IllegalMove('unit-may-not-hold', 'Socialtjänstlagen: utredning och beslut görs av socialtjänsten', {
      to,
    });
  }
  if (view === 'full' && !isSocial(to)) {
    throw new IllegalMove('view-too-wide', 'Offentlighets- och sekretesslagen 26 kap. 1 §: bara det som behövs', {
      to,
    });
  }
  const { personal, consentTo } = process.views[view] ?? { personal: [], consentTo: [] };
  if (personal.length > 0 && !isSocial(to) && consenting(state.consents, [to, ...consentTo], now).size === 0) {
    throw new IllegalMove(
      'consent-before-view',
      'Offentlighets- och sekretesslagen 10 kap. 1 §: samtycke bryter sekretessen',
    );
  }
}

/** The gateway says whether the person is in the unit: the case does not know the organisation. */
function personIn({ command }: Moving): string | null {
  const person = optional(command.input, 'toPerson');
  if (person !== null && command.input.toPersonFits !== true)
    throw new IllegalMove('person-not-in-unit', 'Ett erbjudande går till en enhet eller någon som arbetar där');
  return person;
}

function talkIn({ command: { input } }: Moving): Offer['talk'] {
  if (input.talk !== 'yes') return null;
  const on = optional(input, 'talkOn');
  return { on: on !== null && isCivilDate(on) ? on : null, withPerson: input.talkWithPerson === 'yes' };
}

function accept({ state, command }: Moving): readonly Planned[] {
  const offer = openOffer(state);
  const chosen = optional(command.input, 'person');
  if (chosen !== null && command.input.personFits !== true)
    throw new IllegalMove('person-not-in-unit', 'Ett erbjudande går till en enhet eller någon som arbetar där');
  const ticked = codesIn(command.input, 'contents');
  const { id: offerId, from, to } = offer;
  return [
    {
      type: 'HandoverAccepted',
      offerId,
      from,
      to,
      person: chosen ?? inNameOf(actorOf(command), to),
      contents: offer.contents.filter((code) => ticked.includes(code)),
    },
    ...tasksOfForum(state, 'accepted'),
  ];
}

function actorOf({ actor }: Moving['command']): Person {
  if (actor.kind === 'system') throw new IllegalMove('not-yours', 'Bara människor håller ärenden');
  return actor;
}

/** domain.md 9b: the codes that may be a reason. */
export const DECLINE_REASONS = [
  'not_our_target_group',
  'capacity',
  'missing_information',
  'other_unit_better',
  'other_municipality',
  'no_consent',
  'already_open_here',
] as const;

/** domain.md 9b: what must never be the only reason, each with the sentence that forbids it. */
export const FORBIDDEN_REASONS: { readonly [reason: string]: string } = {
  addiction: 'Socialtjänstlagen, kunskapsguiden: missbruk är inget skäl att neka; samordnad plan inom tre arbetsdagar',
  mental_illness: 'Socialtjänstlagen, kunskapsguiden: psykisk ohälsa är inget skäl att neka; samordnad plan görs',
  no_address: 'Socialtjänstlagen: vistelsekommunen ansvarar, adress krävs inte',
  no_person_number: 'Förvaltningslagen 6 §: personnummer krävs inte för att få hjälp',
  language: 'Förvaltningslagen 13 §: tolk anlitas, språket är inget skäl',
  rent_debt: 'Handlingsplanen, insatsområde 2: hyresskuld är en del av behovet, inget skäl att neka',
};

function decline(moving: Moving): readonly Planned[] {
  const { state, command } = moving;
  const reason = asked(command.input, 'reason');
  return [declined(openOffer(state), reason, optional(command.input, 'which'), command.texts)];
}

function declined(offer: Offer, reason: string, proposed: string | null, texts: Moving['command']['texts']): Planned {
  const forbidden = FORBIDDEN_REASONS[reason];
  if (forbidden !== undefined) throw new IllegalMove('reason-forbidden', forbidden, { why: forbidden });
  if (!(DECLINE_REASONS as readonly string[]).includes(reason)) throw new IllegalMove('reason-not-allowed', PLAN);
  if (reason === 'other_unit_better' && proposed === null) {
    throw new IllegalMove('decline-needs-receiver', 'FL 6 §: hjälp vidare, visa inte bort');
  }
  if (proposed !== null && proposed === offer.to) throw new IllegalMove('decline-to-self', 'Föreslå någon annan');
  return { type: 'HandoverDeclined', offerId: offer.id, from: offer.from, to: offer.to, reason, proposed, texts };
}

/** The giver owes an answer within a working day, and the receiver's time stands still no longer than that. */
function askGiver({ state, command, now }: Moving): readonly Planned[] {
  const offer = openOffer(state);
  if (offer.asked) throw new IllegalMove('asked-already', 'Kärnans regel: en fråga innan svaret');
  const clock = clockOf(state, offer.deadlineId);
  const deadline = startClock(state, {
    id: `${offer.deadlineId}.q`,
    about: 'question',
    subject: offer.id,
    unit: offer.from,
    policy: clock.policy.kind === 'acute' ? 'handover.question.acute' : 'handover.question',
    start: now,
  });
  const receiver = standingStill(state, clock, now, deadline.dueAt);
  const { id: offerId, from, to } = offer;
  return [{ type: 'HandoverAsked', offerId, from, to, deadline, receiver, texts: command.texts }];
}

function answerReceiver({ state, command, now }: Moving): readonly Planned[] {
  const offer = openOffer(state);
  if (offer.question === null) throw new IllegalMove('no-question', 'Bara en fråga som väntar kan besvaras');
  const { stood, askedAt, deadlineId } = offer.question;
  const longest = clockOf(state, deadlineId).dueAt;
  const moved = standingStill(state, stood, askedAt, Math.min(now, longest));
  // A clock that did not stand still, or has long gone on again, keeps the rungs it has climbed: nobody hears one twice.
  const running = clockOf(state, offer.deadlineId);
  const same = moved.startAt === running.startAt && moved.dueAt === running.dueAt;
  const deadline = same ? running : moved;
  const { id: offerId, from, to } = offer;
  return [{ type: 'HandoverAnswered', offerId, from, to, deadline, texts: command.texts }];
}

function clockOf(state: OpenCase, id: string): Deadline {
  const clock = state.deadlines[id];
  if (clock === undefined) throw new Error(`${state.ref} has no clock ${id}`);
  return clock;
}

/** An offer that is over before anybody has answered it. */
export function recalled(
  { id: offerId, from, to }: Offer,
  because: 'recalled' | 'redirected' | 'forum',
  next: string | null,
  texts: Moving['command']['texts'] = {},
): Planned {
  return { type: 'HandoverRecalled', offerId, from, to, because, next, texts };
}

/** To somebody else instead, with the same purpose and contents. Not to whoever has said no already. */
function redirect(moving: Moving): readonly Planned[] {
  const { state, command, now } = moving;
  const old = openOffer(state);
  const to = asked(command.input, 'to');
  if (to === old.to) throw new IllegalMove('redirect-to-same', 'Erbjudandet ligger redan där');
  if (state.bounces[old.because]?.by.includes(to))
    throw new IllegalMove('redirect-to-decliner', `${PLAN}; den som har avböjt får inte samma fråga igen`, { to });
  const view = old.view === viewFor(old.to) ? viewFor(to) : old.view;
  mayReceive(moving, to, view);
  const id = `${old.id}>${state.no + 1}`;
  const policy = clockFor(to, clockOf(state, old.deadlineId).policy.kind === 'acute');
  const { because, contents, talk } = old;
  return [
    recalled(old, 'redirected', id, command.texts),
    offered(
      state,
      { id, kind: 'redirect', to, toPerson: personIn(moving), because, view, contents, talk, policy },
      now,
      1,
    ),
  ];
}

/** A new offer the other way: whoever got the case holds it until the giver has taken it back. */
function giveBack(moving: Moving): readonly Planned[] {
  const { state, command, now } = moving;
  const { came } = state;
  if (came === null) throw new IllegalMove('nobody-to-give-back', 'Bara det som har tagits emot kan lämnas tillbaka');
  const to = came.from;
  if (to === state.baton.unit) throw new IllegalMove('offer-to-self', 'En överlämning har två parter');
  const wish: OfferWish = {
    id: `offer.${state.no + 1}`,
    kind: 'give-back',
    to,
    because: came.because,
    view: viewFor(to),
    policy: clockFor(to, command.input.acute === 'yes'),
  };
  return [offered(state, wish, now)];
}

/** An outside party has no sign-in: whoever holds writes down what it answered, who, when and how. */
function recordAnswer({ process, state, command }: Moving): readonly Planned[] {
  const offer = openOffer(state);
  const { input, texts } = command;
  if (!isOutside(offer.to)) throw new IllegalMove('receiver-answers-itself', 'Den som har inloggning svarar själv');
  askedDate(input, 'answeredOn');
  const accepted = input.answer === 'accepted';
  // Whoever took over outside cannot sign in: the unit that holds goes on holding until it has closed the case.
  const interruptTo = accepted ? process.tookOver : null;
  const said: Planned = { type: 'Happened', move: 'record-answer', input, texts, interruptTo };
  if (!accepted) return [said, declined(offer, asked(input, 'reason'), optional(input, 'which'), texts)];
  const { id: offerId, from, to } = offer;
  return [said, { type: 'HandoverAccepted', offerId, from, to, person: actorOf(command).id, contents: [] }];
}

function openOffer(state: OpenCase): Offer {
  if (state.offer === null) throw new IllegalMove('no-offer', 'Det finns inget erbjudande att svara på');
  return state.offer;
}
