import { inNameOf } from './actor';
import { asked } from './answers-of';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { alsoOfForum } from './decide-forum';
import { alsoOfPause } from './decide-pauses';
import { ASSIGN, holderOf } from './may';
import { openedTask } from './open-task';
import type { OpenCase, Task } from './state';
import { administrationOf, isOutside } from './units';

/** Moves that say who does what inside the unit: complete, claim, release, assign. Null for all others. */
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
    default:
      return null;
  }
}

/** Who will hold it in that unit: a deputy takes it for the absent member, so it never lies with somebody outside. */
function personOf({ command }: Moving, unit: string): string {
  if (command.actor.kind === 'system') throw new IllegalMove('not-yours', 'Bara människor håller ärenden');
  return inNameOf(command.actor, unit);
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

/** Who is given something works in the unit, says the gateway, and a protected case only goes to those who may see it. */
function named({ state, command }: Moving, person: string): string {
  if (command.input.personFits === false)
    throw new IllegalMove('person-not-in-unit', 'Kärnans regel: en person har det som den egna enheten håller');
  if (command.input.personMay === false)
    throw new IllegalMove('person-may-not', 'Delegationsordningen: det ligger hos någon som får göra det');
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

/** What the giver is asked when an offer came to nothing. */
export const GIVER_GOES_ON: ReadonlySet<string> = new Set(['after-decline', 'after-recall', 'after-named']);

function complete(moving: Moving): readonly Planned[] {
  const { process, state, command } = moving;
  const task = moving.task as Task;
  // A giver whom nobody relieved goes on by itself only when the forum has said so.
  if (GIVER_GOES_ON.has(task.kind) && command.input.then === 'keep' && task.about.reason !== 'forum')
    throw new IllegalMove(
      'keep-needs-forum',
      'Handlingsplanen, insatsområde 2: den som inte blir av med ärendet lyfter det',
    );
  const other = GIVER_GOES_ON.has(task.kind) && command.input.then === 'other-unit' ? command.input.to : null;
  if (typeof other === 'string' && !isOutside(other) && !process.mayHold(state, other))
    throw new IllegalMove('unit-may-not-hold', 'Socialtjänstlagen: utredning och beslut görs av socialtjänsten', {
      to: other,
    });
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
    ...alsoOfForum(moving),
    ...alsoOfPause(moving),
    ...process.also(state, task, command.input),
  ];
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
