import { inOfficeHours } from '../../domain/calendar/office-hours';
import { addWorkingTime, workingTimeBetween } from '../../domain/calendar/working-days';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/instant';
import { ASSIGN, holderOf } from '../../domain/kernel/may';
import type { Deadline, OpenCase, Task } from '../../domain/kernel/state';
import type { OrganisationFile } from '../../domain/organisation.schema';

/** One thing that one colleague means to do. */
export interface PlannedWork {
  readonly at: Instant;
  readonly ref: string;
  readonly key: string;
  readonly person: string;
  readonly move: 'claim' | 'accept' | 'complete';
  readonly task: Pick<Task, 'id' | 'kind' | 'version' | 'about'> | null;
}

/** What goes on by itself in a tenancy, whoever plays the main part. */
const CHORES: ReadonlySet<string> = new Set([
  'contact-due',
  'rent-check',
  'tenure-warning',
  'fixed-term-decision',
  'plan-follow-up',
  'convey-message',
  'delay-notice-3m',
  'delay-notice-5m',
  'mail-refused',
]);

/** Of the time until the answer is due: before the first reminder at half of it. */
const SHARE = 0.4;
/** A date far ahead is met some days before it, not at its beginning. */
const FAR_MS = 12 * DAY_MS;
const BEFORE_MS = 10 * DAY_MS;
const STEP_MS = HOUR_MS / 2;

/** What the colleagues of an invented organisation mean to do in a case, and when: on time, in office hours. Pure. */
export function planWork(
  organisation: OrganisationFile,
  state: OpenCase,
  mode: 'worked' | 'chores' | 'stalled',
): readonly PlannedWork[] {
  if (mode === 'stalled') return [];
  const { ref } = state;
  const tasks = Object.values(state.tasks)
    .filter((task) => mode === 'worked' || CHORES.has(task.kind))
    .flatMap((task): PlannedWork[] => {
      const person = whoDoes(organisation, state, task);
      const clock = state.deadlines[task.deadlineId];
      if (person === null || clock === undefined) return [];
      const at = Math.max(whenOf(clock, task.openedAt), task.notBefore ?? 0);
      const assign = task.kind === ASSIGN;
      return [
        {
          at,
          ref,
          key: `${ref} ${task.id} ${task.version}`,
          person,
          move: assign ? 'claim' : 'complete',
          task: assign ? null : task,
        },
      ];
    });
  const { offer } = state;
  const clock = offer === null ? undefined : state.deadlines[offer.deadlineId];
  if (offer === null || clock === undefined || mode !== 'worked') return tasks;
  const person = memberOf(organisation, offer.to, state);
  const accept = { at: whenOf(clock, offer.offeredAt), ref, key: `${ref} ${offer.id}`, move: 'accept' } as const;
  return person === null ? tasks : [...tasks, { ...accept, person, task: null }];
}

function whenOf(clock: Deadline, openedAt: Instant): Instant {
  const room = clock.dueAt - openedAt;
  if (clock.policy.kind === 'acute') return openedAt + Math.max(0, room) * SHARE;
  if (room > FAR_MS) return inOffice(clock.dueAt - Math.min(BEFORE_MS, room * SHARE), openedAt, clock.dueAt);
  const work = workingTimeBetween(openedAt, clock.dueAt);
  const reminder = addWorkingTime(openedAt, work / 2);
  return inOffice(addWorkingTime(openedAt, work * SHARE), openedAt, reminder);
}

/** The next hour somebody is at work before `latest`, else the last one before. */
function inOffice(wanted: Instant, earliest: Instant, latest: Instant): Instant {
  for (let at = wanted; at < latest; at += STEP_MS) if (inOfficeHours(at)) return at;
  for (let at = wanted; at > earliest; at -= STEP_MS) if (inOfficeHours(at)) return at;
  return wanted;
}

function whoDoes(organisation: OrganisationFile, state: OpenCase, task: Task): string | null {
  if (task.needs === 'decider') return deciderFor(organisation, state, task.unit);
  if (task.kind !== ASSIGN && task.needs === 'head') return headOf(organisation, task.unit);
  const unit = task.kind === ASSIGN ? state.baton.unit : task.unit;
  return (task.kind === ASSIGN ? null : holderOf(state, task)) ?? memberOf(organisation, unit, state);
}

/** Somebody in the unit: the same one for the same case, others for other cases. */
function memberOf({ people }: OrganisationFile, unit: string, state: OpenCase): string | null {
  const inUnit = people.filter((person) => person.memberships.some((m) => m.unit === unit));
  const doers = inUnit.filter((person) => person.memberships.some((m) => m.unit === unit && m.role !== 'head'));
  const may = (doers.length > 0 ? doers : inUnit).filter(
    ({ id }) => state.restrictedTo === null || state.restrictedTo.includes(id),
  );
  const turn = Array.from(state.ref, (letter) => letter.charCodeAt(0)).reduce((sum, code) => sum + code, 0);
  return may[turn % Math.max(1, may.length)]?.id ?? null;
}

function headOf({ people }: OrganisationFile, unit: string): string | null {
  return people.find((person) => person.memberships.some((m) => m.unit === unit && m.role === 'head'))?.id ?? null;
}

/** Whoever proposed a decision does not sign it. */
function deciderFor({ people }: OrganisationFile, state: OpenCase, unit: string): string | null {
  const deciders = people.filter(({ id, roles }) => roles.includes('decider') && id !== state.data['proposedBy']);
  const own = deciders.find((person) => person.memberships.some((m) => m.unit === unit));
  return (own ?? deciders[0])?.id ?? null;
}
