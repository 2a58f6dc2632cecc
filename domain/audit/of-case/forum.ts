import { localDate } from '../../calendar/stockholm';
import { CHIEF_DECIDES, FORUM_SCHEDULE } from '../../kernel/tasks-of-forum';
import { FORUM_UNIT } from '../../kernel/units';
import { type CaseCheck, LATE_MS } from '../world';

/**
 * Lifted to the forum, and no meeting takes it up in time, or one has been and named nobody. Once the head of social
 * services has been asked, somebody answers for it again.
 */
export const forumWithoutHolder: CaseCheck = (state, { now }) => {
  const { forum } = state;
  const open = (kind: string) => Object.values(state.tasks).find((task) => task.kind === kind);
  if (forum === null || open(CHIEF_DECIDES) !== undefined) return [];
  const schedule = state.deadlines[open(FORUM_SCHEDULE)?.deadlineId ?? ''];
  const unscheduled = forum.meeting === null && (schedule === undefined || schedule.dueAt < now - LATE_MS);
  const passed = forum.meetingOn !== null && forum.meetingOn < localDate(now);
  if (!unscheduled && !passed) return [];
  const values = unscheduled ? {} : { on: forum.meetingOn };
  const check = unscheduled ? 'forum-without-meeting' : 'forum-without-holder';
  return [{ check, ref: state.ref, subject: String(forum.no), since: forum.raisedAt, unit: FORUM_UNIT, values }];
};
