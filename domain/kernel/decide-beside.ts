import { endOfDay, localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { dayInWords } from '../swedish-dates';
import { asked, askedDate, codesIn, optional } from './answers-of';
import { IllegalMove } from './commands';
import { consenting } from './consents';
import type { Moving, Planned } from './decide';
import { openedTask } from './open-task';
import type { CodedRecord, OpenCase } from './state';
import { isOutside } from './units';

export const CONSULTATION = 'consultation';
export const AD_HOC = 'ad-hoc';
export const REMINDER = 'reminder';

/** Moves that ask others beside the holder, remind, and link: the baton stays where it is. Null for all others. */
export function decideBeside(moving: Moving): readonly Planned[] | null {
  switch (moving.command.move) {
    case 'consult':
      return consult(moving);
    case 'go-on-without':
      return goOnWithout(moving);
    case 'add-task':
      return addTask(moving);
    case 'remind-me':
      return remindMe(moving);
    case 'link':
      return [link(moving)];
    case 'call-sip':
      return mayCall(moving);
    default:
      return null;
  }
}

/** Who is asked and has not answered: an offer waits for them, or for a reason to go on without, and so may a step. */
export function unansweredConsultations(state: OpenCase) {
  return Object.values(state.tasks).filter((task) => task.kind === CONSULTATION);
}

/** One or many asked in parallel, each with the same date; for an outside party the holder gets the answer. */
function consult({ state, command, now }: Moving): readonly Planned[] {
  const { input, texts } = command;
  const units = [...codesIn(input, 'units'), ...codesIn(input, 'parties')];
  if (units.length === 0) throw new IllegalMove('missing-answer', 'Formuläret', { field: 'units' });
  if (units.includes(state.baton.unit)) throw new IllegalMove('consult-self', 'En remiss går till någon annan');
  const until = dayAhead(input, 'until', now);
  const saidIn = state.no + 1;
  const said: Planned = { type: 'Happened', move: 'consult', input, texts, interruptTo: null };
  return [
    said,
    ...units.map((unit, i) =>
      consulted(
        state,
        { id: `${CONSULTATION}.${saidIn}.${i + 1}`, unit, policy: 'consultation.answer', until, about: { saidIn } },
        now,
        i + 1,
      ),
    ),
  ];
}

/** What one who is asked gets, whether a person asks or the routine does: an answer to give by a day of its own. */
export function consulted(
  state: OpenCase,
  asked: Pick<Parameters<typeof openedTask>[1], 'id' | 'unit' | 'policy' | 'until' | 'about'>,
  now: Instant,
  offset = 0,
): Planned {
  const { unit } = asked;
  return openedTask(
    state,
    {
      ...asked,
      kind: CONSULTATION,
      unit: isOutside(unit) ? state.baton.unit : unit,
      side: true,
      awaited: true,
      needs: 'member',
      party: isOutside(unit) ? unit : null,
    },
    now,
    offset,
  );
}

/** The holder may go on without an answer, and says why. */
function goOnWithout({ task, command }: Moving): readonly Planned[] {
  if (task?.kind !== CONSULTATION) throw new IllegalMove('unknown-task', 'Bara en remiss kan lämnas obesvarad');
  const { input, texts } = command;
  return [
    { type: 'Happened', move: 'go-on-without', input: { ...input, unit: task.unit }, texts, interruptTo: null },
    { type: 'TaskDropped', taskId: task.id, kind: task.kind, because: 'gone-on-without' },
  ];
}

/** A task that no routine foresaw: for the own unit or another one that works with the case. */
function addTask(moving: Moving): readonly Planned[] {
  const { process, state, command } = moving;
  const unit = optional(command.input, 'unit') ?? state.baton.unit;
  if (!process.mayHold(state, unit) && !state.involved.includes(unit))
    throw new IllegalMove('unit-may-not-hold', 'Offentlighets- och sekretesslagen 26 kap. 1 §', { to: unit });
  return ownTask(moving, AD_HOC, unit, null);
}

function remindMe(moving: Moving): readonly Planned[] {
  const { state, command } = moving;
  if (command.actor.kind === 'system') throw new IllegalMove('not-yours', 'Bara människor håller ärenden');
  return ownTask(moving, REMINDER, state.baton.unit, command.actor.id);
}

/** Beside the routine: what is to be done is said in words, and has its day. */
function ownTask(
  { state, command, now }: Moving,
  kind: typeof AD_HOC | typeof REMINDER,
  unit: string,
  person: string | null,
): readonly Planned[] {
  const { move, input, texts } = command;
  return [
    { type: 'Happened', move, input, texts, interruptTo: null },
    openedTask(
      state,
      {
        id: `${kind}.${state.no + 2}`,
        kind,
        unit,
        person,
        side: true,
        needs: 'member',
        policy: kind,
        until: dayAhead(input, 'until', now),
        about: { saidIn: state.no + 1 },
      },
      now,
      1,
    ),
  ];
}

/** The gateway says whether the other case exists for the one who links: otherwise a link would tell that it does. */
function link({ state, command }: Moving): Planned {
  const to = asked(command.input, 'otherCase');
  if (to === state.ref) throw new IllegalMove('link-to-self', 'En koppling går till ett annat ärende');
  if (command.input.linkSeen !== true) throw new IllegalMove('no-such-case', 'Ärendet finns inte, eller är inte ditt');
  if (state.links.some((one) => one.to === to)) throw new IllegalMove('linked-already', 'Ärendena är redan kopplade');
  return { type: 'CasesLinked', link: { to, how: asked(command.input, 'how') } };
}

/** Either side's assessment obliges both, but the person is asked first. The routine hears of it as of any happening. */
function mayCall({ state, now }: Moving): null {
  if (consenting(state.consents, ['region'], now).size === 0)
    throw new IllegalMove(
      'consent-before-plan',
      'Offentlighets- och sekretesslagen 10 kap. 1 §: samtycke bryter sekretessen',
    );
  return null;
}

function dayAhead(input: CodedRecord, field: string, now: Instant) {
  const day = askedDate(input, field);
  if (day <= localDate(now))
    throw new IllegalMove('date-must-be-later', 'Ett datum för något som ska göras ligger framåt');
  return { at: endOfDay(day), explanation: `satt till ${dayInWords(day)}` };
}
