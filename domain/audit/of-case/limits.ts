import { localDate } from '../../calendar/stockholm';
import { addWorkingDays } from '../../calendar/working-days';
import type { Deadline, OpenCase, Task } from '../../kernel/state';
import type { Found } from '../found';
import { type Beside, type CaseCheck, type World } from '../world';

/** How near a limit of law is when somebody must have begun (issue 4, section 4). */
const NEAR_WORKING_DAYS = 10;

/** Limits in which somebody else has the time: a party who answers or appeals, another municipality, a tribunal. */
const OTHERS_TIME: ReadonlySet<string> = new Set([
  'hearing.reply',
  'party.hearing',
  'receipt.simplified',
  'appeal.individual',
  'appeal.own-clock',
  'appeal.legality',
  'delay.request',
  'handover.municipality',
  'other-municipality.answer',
  'permit.start',
  'permit.finish',
  'hn.renovation',
]);

/** A limit of law that the municipality must keep, soon to run out, and nobody has done anything. */
export const legalLimitNear: CaseCheck = (state, world, beside) =>
  Object.values(state.tasks).flatMap((task) => {
    const clock = state.deadlines[task.deadlineId];
    if (clock === undefined || !isOurs(task, clock) || !isNear(clock, world)) return [];
    return somethingIsDone(state, task, clock, beside) ? [] : [found(state, task, clock)];
  });

function isOurs(task: Task, { policy }: Deadline): boolean {
  return policy.kind === 'statutory' && task.party === null && !OTHERS_TIME.has(policy.key);
}

/** A limit that was never longer than that is near from its first day: then when half of it has gone. */
function isNear({ startAt, dueAt }: Deadline, { now }: World): boolean {
  return dueAt <= addWorkingDays(now, NEAR_WORKING_DAYS) && now >= startAt + (dueAt - startAt) / 2;
}

/** A person has acted in the case since the clock began, a form is half done, or the head has been given it. */
function somethingIsDone(state: OpenCase, task: Task, clock: Deadline, { lastActAt, drafts }: Beside): boolean {
  const onTheDesk = Object.values(state.tasks).some(
    (one) => one.kind === 'keep-legal-limit' && one.about['subject'] === task.id,
  );
  const begun = Math.max(clock.startAt, task.openedAt);
  return onTheDesk || drafts.has(task.id) || (lastActAt !== null && lastActAt > begun);
}

function found(state: OpenCase, task: Task, clock: Deadline): Found {
  return {
    check: 'legal-limit-near',
    ref: state.ref,
    subject: task.id,
    since: clock.startAt,
    unit: task.unit,
    values: { limit: clock.policy.label, on: localDate(clock.dueAt) },
  };
}
