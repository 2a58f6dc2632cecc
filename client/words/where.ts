import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import type { CaseState, Deadline, OpenCase, Task } from '../../domain/kernel/state';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import type { Names } from '../names';
import { closeReasons, rungRecipients } from './relay';
import { dueInWords } from './time';

interface Seen {
  readonly names: Pick<Names, 'unit' | 'person'>;
  readonly now: Instant;
  readonly daysOff: readonly CivilDate[];
  /** What the holder does now, as the page says it elsewhere. */
  readonly doing: string;
  /** What a task beside the holder's own is called; null when the reader may not know of it. */
  readonly task: (task: Task) => string | null;
}

/** Where the baton is and what happens next, in one sentence. */
export function whereInWords(state: CaseState, { names, now, daysOff, doing, task }: Seen): string {
  const today = localDate(now);
  if (state.status === 'closed') {
    const why = closeReasons[state.reason] ?? state.reason;
    return `Ärendet avslutades ${dayInWords(localDate(state.closedAt), today)} hos ${names.unit(state.lastHolder)}: ${why}.`;
  }
  const { unit, person, since, doing: hand } = state.baton;
  const who = person === null ? names.unit(unit) : `${names.person(person)}, ${names.unit(unit)},`;
  const due = state.deadlines[hand.deadlineId];
  const by = due === undefined ? '' : `, ${byInWords(due, now)} ${dueInWords(due.dueAt, now, daysOff)}`;
  const held = `${who} håller ärendet sedan ${dayInWords(localDate(since), today)}`;
  return `${held}: ${lowerFirst(doing)}${by}. ${nextInWords(state, today, task)}`;
}

/** A wait lasts until its day; everything else is to be done by it. */
function byInWords({ about, dueAt }: Deadline, now: Instant): string {
  if (about === 'wait') return 'till';
  return dueAt < now ? 'skulle ha varit klart' : 'senast';
}

/** The earliest that any clock will say; of a task beside the holder's own, which one it is. */
function nextInWords({ next, deadlines, tasks, baton }: OpenCase, today: CivilDate, task: Seen['task']): string {
  const at = momentInWords(next.at, today);
  if (next.kind === 'wait-over') return `Väntan är över ${at}.`;
  const clock = deadlines[next.deadlineId];
  const rung = next.kind === 'rung' ? clock?.rungs[clock.fired] : undefined;
  const beside = clock?.id === baton.doing.deadlineId ? undefined : tasks[clock?.subject ?? ''];
  const name = beside === undefined ? null : task(beside);
  const what = name === null ? 'Händer inget' : `Görs inte sidouppdraget ”${name}”`;
  return `${what} påminns ${rungRecipients[rung?.to ?? 'head-of-administration']} ${at}.`;
}

function lowerFirst(said: string): string {
  return said.slice(0, 1).toLowerCase() + said.slice(1);
}
