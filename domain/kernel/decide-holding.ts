import { inNameOf } from './actor';
import { startClock } from './clock';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { ASSIGN, holderOf } from './may';
import type { CodedRecord, OpenCase, Task } from './state';
import { administrationOf, isSocial } from './units';

/** Moves that say who does what: complete, claim, release, assign, offer, accept, decline. Null for all others. */
export function decideHolding(moving: Moving): readonly Planned[] | null {
  switch (moving.command.move) {
    case 'complete':
      return complete(moving);
    case 'claim':
      return [
        assign(
          moving,
          personOf(moving, moving.task?.side ? moving.task.unit : moving.state.baton.unit),
          holderOf(moving.state, moving.task) === null ? 'claimed' : 'taken-over',
        ),
      ];
    case 'release':
      return [assign(moving, null, 'released')];
    case 'assign':
      return [assign(moving, named(moving, asked(moving.command.input, 'person')), 'assigned')];
    case 'hand-on':
      return [handOn(moving)];
    case 'offer':
      return offer(moving);
    case 'accept':
      return accept(moving);
    case 'decline':
      return decline(moving);
    default:
      return null;
  }
}

/** Who will hold it in that unit: a deputy takes it for the absent member, so it never lies with somebody outside. */
function personOf({ command }: Moving, unit: string): string {
  if (command.actor.kind === 'system') throw new IllegalMove('not-yours', 'Bara människor håller ärenden');
  return inNameOf(command.actor, unit);
}

function asked(input: CodedRecord, field: string): string {
  const value = input[field];
  if (typeof value !== 'string' || value === '') throw new IllegalMove('missing-answer', 'Formuläret', { field });
  return value;
}

function assign(
  { state, task }: Moving,
  person: string | null,
  how: 'claimed' | 'released' | 'assigned' | 'taken-over',
): Planned {
  return {
    type: 'PersonAssigned',
    taskId: task?.side ? task.id : null,
    unit: task?.side ? task.unit : state.baton.unit,
    person,
    how,
  };
}

/** Who is given a protected case must be among those who may see it. */
function named({ state }: Moving, person: string): string {
  if (state.restrictedTo !== null && !state.restrictedTo.includes(person)) {
    throw new IllegalMove('not-among-named', 'OSL 26 kap. 1 §: skyddade uppgifter, bara namngivna handläggare');
  }
  return person;
}

/**
 * Another unit's task follows the unit into the one that it goes up in, with the clock it has. Not the baton: that is
 * offered and accepted.
 */
function handOn(moving: Moving): Planned {
  const { task, command } = moving;
  const unit = asked(command.input, 'unit');
  if (!task?.side || administrationOf(unit) !== administrationOf(task.unit)) {
    throw new IllegalMove('not-yours', 'OSL 8 kap. 1 §: en annan förvaltning är en annan myndighet');
  }
  const { person } = command.input;
  const to = typeof person === 'string' ? named(moving, person) : null;
  return { type: 'PersonAssigned', taskId: task.id, unit, person: to, how: 'handed-on' };
}

function complete(moving: Moving): readonly Planned[] {
  const { process, state, command } = moving;
  const task = moving.task as Task;
  const takes: readonly Planned[] =
    holderOf(state, task) === null ? [assign(moving, personOf(moving, task.unit), 'claimed')] : [];
  return [
    ...takes,
    {
      type: 'TaskCompleted',
      taskId: task.id,
      kind: task.kind,
      outcome: command.input,
      texts: command.texts,
    },
    ...process.also(state, task, command.input),
  ];
}

/** What a unit is shown when the holder offers the case by hand: all inside social services, else the least. */
export function viewFor(unit: string): string {
  return isSocial(unit) ? 'full' : 'housingProfile';
}

function offer({ state, command, now }: Moving): readonly Planned[] {
  const to = asked(command.input, 'to');
  if (to === state.baton.unit) throw new IllegalMove('offer-to-self', 'En överlämning har två parter');
  return [
    offered(
      state,
      { id: `offer.${state.no + 1}`, to, because: 'by-hand', view: viewFor(to), policy: 'handover.normal' },
      now,
    ),
  ];
}

/** An offer with its own clock, owed by the receiver; the giver holds until the accept. */
export function offered(
  state: OpenCase,
  wish: { id: string; to: string; because: string; view: string; policy: string },
  now: number,
): Planned {
  const deadline = startClock(state, {
    id: `d.${wish.id}`,
    about: 'offer',
    subject: wish.id,
    unit: wish.to,
    policy: wish.policy,
    start: now,
  });
  return {
    type: 'HandoverOffered',
    deadline,
    offer: {
      id: wish.id,
      from: state.baton.unit,
      to: wish.to,
      because: wish.because,
      view: wish.view,
      deadlineId: deadline.id,
      offeredAt: now,
      offeredNo: state.no + 1,
    },
  };
}

function accept(moving: Moving): readonly Planned[] {
  const offer = openOffer(moving.state);
  return [
    {
      type: 'HandoverAccepted',
      offerId: offer.id,
      from: offer.from,
      to: offer.to,
      person: personOf(moving, offer.to),
    },
  ];
}

/** domain.md 9b: the codes that may be a reason; addiction, illness, address, language or debts are none. */
export const DECLINE_REASONS = [
  'not_our_target_group',
  'capacity',
  'missing_information',
  'other_unit_better',
  'other_municipality',
  'no_consent',
  'already_open_here',
] as const;

function decline(moving: Moving): readonly Planned[] {
  const { state, command } = moving;
  const offer = openOffer(state);
  const reason = asked(command.input, 'reason');
  const proposed = typeof command.input.which === 'string' && command.input.which !== '' ? command.input.which : null;
  if (!(DECLINE_REASONS as readonly string[]).includes(reason)) {
    throw new IllegalMove('reason-not-allowed', 'Handlingsplanen, insatsområde 2: ingen ska hamna i ett mellanrum');
  }
  if (reason === 'other_unit_better' && proposed === null) {
    throw new IllegalMove('decline-needs-receiver', 'FL 6 §: hjälp vidare, visa inte bort');
  }
  if (proposed !== null && proposed === offer.to) throw new IllegalMove('decline-to-self', 'Föreslå någon annan');
  return [
    {
      type: 'HandoverDeclined',
      offerId: offer.id,
      from: offer.from,
      to: offer.to,
      reason,
      proposed,
      texts: command.texts,
    },
  ];
}

function openOffer(state: OpenCase) {
  if (state.offer === null) throw new IllegalMove('no-offer', 'Det finns inget erbjudande att svara på');
  return state.offer;
}

/**
 * What must stand beside a decision so that nobody is without a person for long: held by a unit and by nobody in it,
 * its head has the task to assign; held again, the task is gone. Pure; asked after every batch of facts.
 */
export function assignmentDue(state: OpenCase, now: number): readonly Planned[] {
  const open = Object.values(state.tasks).filter((task) => task.kind === ASSIGN);
  const wanted = state.baton.person === null;
  const keep = wanted ? open.find((task) => task.unit === state.baton.unit) : undefined;
  const drops: readonly Planned[] = open
    .filter((task) => task !== keep)
    .map((task) => ({ type: 'TaskDropped', taskId: task.id, kind: task.kind, because: 'assigned' }));
  if (!wanted || keep) return drops;
  const id = `${ASSIGN}.${state.no + drops.length + 1}`;
  return [
    ...drops,
    openedTask(
      state,
      { id, kind: ASSIGN, unit: state.baton.unit, side: true, needs: 'head', policy: 'assign' },
      now,
      drops.length,
    ),
  ];
}

/** A task with its clock. `offset`: how many facts of the same batch stand before it. */
export function openedTask(
  state: OpenCase,
  wish: Pick<Task, 'id' | 'kind' | 'unit' | 'side' | 'needs'> &
    Partial<Pick<Task, 'awaited' | 'person' | 'notBefore' | 'party' | 'about'>> & {
      readonly policy: string;
      readonly start?: number;
      readonly until?: { at: number; explanation: string };
      readonly from?: { no: number; field: string };
    },
  now: number,
  offset = 0,
): Planned {
  const deadline = startClock(state, {
    id: `d.${wish.id}`,
    about: 'task',
    subject: wish.id,
    unit: wish.unit,
    policy: wish.policy,
    start: wish.start ?? now,
    ...(wish.until ? { until: wish.until } : {}),
    ...(wish.from ? { from: wish.from } : {}),
  });
  return {
    type: 'TaskOpened',
    deadline,
    task: {
      id: wish.id,
      kind: wish.kind,
      version: 1,
      unit: wish.unit,
      person: wish.person ?? null,
      side: wish.side,
      awaited: wish.awaited ?? false,
      needs: wish.needs,
      notBefore: wish.notBefore ?? null,
      deadlineId: deadline.id,
      openedAt: now,
      openedNo: state.no + 1 + offset,
      party: wish.party ?? null,
      about: wish.about ?? {},
      extensions: 0,
    },
  };
}
