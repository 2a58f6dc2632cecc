import { addDays, addMonths } from '../calendar/civil-date';
import { endOfDay, localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { dayInWords } from '../swedish-dates';
import { asked, askedDate, codesIn, optional } from './answers-of';
import { startClock } from './clock';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { openedTask } from './open-task';
import { recalled } from './decide-offers';
import type { Process } from './process';
import { unitNow } from './rules';
import type { ForumItem, OpenCase } from './state';
import { CHIEF_DECIDES, FORUM_SCHEDULE, tasksOfForum } from './tasks-of-forum';
import { CHIEF_UNIT, FORUM_UNIT } from './units';

const B4 = 'Handlingsplanen, insatsområde 2: samarbetsformer mot det organisatoriska mellanrummet';
/** A living case is looked at again within this; a follow-up within a year (domain.md 3-B4). */
const MOST_DAYS = 90;
const MOST_MONTHS = 12;

/** What the forum decided is to be done, by the day it set. */
export const AFTER_FORUM = 'after-forum';

/** Moves about the forum: `refer` and `forum-decide`. Null for all others. */
export function decideForum(moving: Moving): readonly Planned[] | null {
  const { state, command, now, process } = moving;
  switch (command.move) {
    case 'refer':
      if (state.forum !== null) throw new IllegalMove('already-lifted', B4);
      return lifted(process, state, { because: 'referred', purpose: 'referred', step: null }, now, 0, command.texts);
    case 'forum-decide': {
      const { meeting } = lift(state);
      if (meeting === null) throw new IllegalMove('no-meeting-yet', `${B4}; ett möte tar upp frågan först`);
      return holderNamed(moving, 'forum', meeting);
    }
    default:
      return null;
  }
}

/** What a completed task about the forum leads to: on an agenda, or a holder named by the chief. */
export function alsoOfForum(moving: Moving): readonly Planned[] {
  const { task, command } = moving;
  if (task?.kind === FORUM_SCHEDULE) {
    const meetingOn = askedDate(command.input, 'meetingOn');
    const { deadlineId } = lift(moving.state);
    const due = moving.state.deadlines[deadlineId]?.dueAt ?? 0;
    if (moving.now <= due && endOfDay(meetingOn) > endOfDay(localDate(due))) {
      throw new IllegalMove('meeting-within-five-days', `${B4}; forum inom fem arbetsdagar, annars extra möte`);
    }
    const question = command.texts.question ?? null;
    return [{ type: 'ForumScheduled', meeting: asked(command.input, 'meeting'), meetingOn, question }];
  }
  return task?.kind === CHIEF_DECIDES ? holderNamed(moving, 'chief', lift(moving.state).meeting) : [];
}

function lift(state: OpenCase): ForumItem {
  if (state.forum === null) throw new IllegalMove('not-lifted', 'Bara det som är lyft till forumet avgörs där');
  return state.forum;
}

/**
 * Lifts the case: the secretariat puts it on an agenda within a working day, and a holder is named within five. The
 * holder holds on meanwhile. Nothing when the process has no forum, or the case is there already.
 */
export function lifted(
  process: Process,
  state: OpenCase,
  why: Pick<ForumItem, 'because' | 'purpose' | 'step'>,
  now: Instant,
  offset: number,
  texts: Moving['command']['texts'] = {},
): readonly Planned[] {
  if (!process.forum || state.forum !== null) return [];
  const no = state.no + 1 + offset;
  const deadline = startClock(state, {
    id: `d.forum.${no}`,
    about: 'forum',
    subject: `forum.${no}`,
    unit: unitNow(state, FORUM_UNIT),
    policy: 'forum.meeting',
    start: now,
  });
  const item: ForumItem = {
    ...why,
    no,
    from: state.baton.unit,
    raisedAt: now,
    deadlineId: deadline.id,
    meeting: null,
    meetingOn: null,
    question: null,
  };
  const schedule = {
    id: `${FORUM_SCHEDULE}.${no}`,
    kind: FORUM_SCHEDULE,
    unit: unitNow(state, FORUM_UNIT),
    side: true,
    needs: 'member',
    policy: 'forum.schedule',
  } as const;
  return [{ type: 'CaseLifted', item, deadline, texts }, openedTask(state, schedule, now, offset + 1)];
}

/** A purpose that has bounced too often goes to the forum at once: once when it may never bounce, else twice. */
export function pingPongDue(process: Process, state: OpenCase, now: Instant): readonly Planned[] {
  if (state.forum !== null) return [];
  const purpose = Object.entries(state.bounces).find(([because, { count }]) => count >= mostBounces(process, because));
  if (purpose === undefined) return [];
  const [because, { offer }] = purpose;
  return lifted(process, state, { because: 'ping-pong', purpose: because, step: forumStep(offer) }, now, 0);
}

/** The step by which a routine that offered the case waits for the forum's word. */
export function forumStep(offer: string): string {
  return `${offer}.forum`;
}

/** The number of bounces that is one too many. */
function mostBounces(process: Process, because: string): number {
  return process.neverBounce.includes(because) ? 1 : 2;
}

/** No meeting has named a holder in time: the head of social services decides by the next working day, in July too. */
export function chiefDue(state: OpenCase, now: Instant): readonly Planned[] {
  const { forum } = state;
  if (forum === null || (state.deadlines[forum.deadlineId]?.dueAt ?? now + 1) > now) return [];
  if (Object.values(state.tasks).some((task) => task.kind === CHIEF_DECIDES)) return [];
  return [chiefTask(state, forum, now)];
}

/** The chief's task to name the holder of a lifted case. */
export function chiefTask(state: OpenCase, { no }: ForumItem, now: Instant): Planned {
  const task = {
    id: `${CHIEF_DECIDES}.${no}`,
    kind: CHIEF_DECIDES,
    unit: unitNow(state, CHIEF_UNIT),
    side: true,
    needs: 'director',
    policy: 'forum.chief',
  } as const;
  return openedTask(state, task, now);
}

/** One holder and one day, and only a unit that may do the step. */
function holderNamed(moving: Moving, decidedBy: 'forum' | 'chief', meeting: string | null): readonly Planned[] {
  const { process, state, command, now } = moving;
  const { input, texts } = command;
  const item = lift(state);
  const named = codesIn(input, 'holder');
  const [to] = named;
  if (to === undefined || named.length > 1)
    throw new IllegalMove('one-holder', `${B4}; en hållare, inte ingen, inte två`);
  if (!process.mayHold(state, to)) {
    throw new IllegalMove('unit-may-not-hold', 'Socialtjänstlagen: utredning och beslut görs av socialtjänsten', {
      to,
    });
  }
  const person = optional(input, 'person');
  if (person !== null && input.personFits !== true)
    throw new IllegalMove('person-not-in-unit', 'Den som utses arbetar i enheten som håller');
  const consent = optional(input, 'consentOk');
  const until = askedDate(input, 'until');
  const term = input.term === 'follow-up' ? 'follow-up' : 'living';
  const today = localDate(now);
  const latest = term === 'living' ? addDays(today, MOST_DAYS) : addMonths(today, MOST_MONTHS);
  if (until <= today) throw new IllegalMove('date-must-be-later', B4);
  if (until > latest) throw new IllegalMove('forum-date-too-far', `${B4}; 90 dagar, vid uppföljning tolv månader`);
  const before: readonly Planned[] = [
    ...(state.offer === null ? [] : [recalled(state.offer, 'forum', null)]),
    ...tasksOfForum(state, 'holder-named', moving.task?.id ?? null),
    {
      type: 'HolderNamed',
      decidedBy,
      offerId: state.offer?.id ?? null,
      from: state.baton.unit,
      to,
      person,
      meeting,
      until,
      term,
      agencies: codesIn(input, 'agencies'),
      ...(consent === null ? {} : { consent }),
      texts: item.question === null ? texts : { ...texts, question: item.question },
    },
  ];
  const decided = {
    id: `${AFTER_FORUM}.${item.no}`,
    kind: AFTER_FORUM,
    unit: to,
    side: false,
    needs: 'member',
    policy: 'forum.decided',
    until: { at: endOfDay(until), explanation: `satt av forumet till ${dayInWords(until)}` },
  } as const;
  // The completed task of the chief stands before these.
  const own = moving.task === null ? 0 : 1;
  return [...before, openedTask(state, decided, now, own + before.length)];
}
