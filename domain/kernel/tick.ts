import { reminderAfterLastRung } from '../deadlines/ladder';
import type { Rung } from '../deadlines/ladder';
import type { Instant } from '../instant';
import type { Planned } from './decide';
import { chiefDue, lifted } from './decide-forum';
import { nextOf } from './next-event';
import type { Process } from './process';
import { FORUM_UNIT } from './units';
import type { Deadline, OpenCase } from './state';

/**
 * What the clocks have to say by `now`, oldest first: each due rung once, with its own instant as the fact's time also
 * when it had to wait for the register; daily reminders after the last rung; waits that are over. Never a new holder.
 */
export function decideTick(process: Process, state: OpenCase, now: Instant): readonly Planned[] {
  const said: Planned[] = [];
  for (const clock of Object.values(state.deadlines)) said.push(...spoken(state, clock, now));
  said.sort((a, b) => (a.ownAt ?? 0) - (b.ownAt ?? 0));
  return [...said, ...liftedBySilence(process, state, said, now), ...chiefDue(state, now)];
}

function spoken(state: OpenCase, clock: Deadline, now: Instant): readonly Planned[] {
  if (clock.about === 'wait') {
    if (clock.dueAt > now) return [];
    return [
      {
        type: 'WaitOver',
        waitId: clock.subject,
        ownAt: clock.dueAt,
      },
    ];
  }
  const said: Planned[] = [];
  let current = clock;
  for (let next = nextOf(current); next !== null && next.at <= now; next = nextOf(current)) {
    const rung = current.rungs[current.fired];
    const number = current.fired + 1;
    const last = number >= current.rungs.length;
    const repeatAt = last ? laterThan(now, next.at, state) : null;
    said.push(rungFact(state, current, rung, number, next.at, repeatAt));
    current = { ...current, fired: number, repeatAt };
  }
  return said;
}

/** After the last rung one reminder a working day; days that passed unseen are not made up for. */
function laterThan(now: Instant, from: Instant, state: OpenCase): Instant {
  let at = reminderAfterLastRung(from, state.daysOff);
  while (at <= now) at = reminderAfterLastRung(at, state.daysOff);
  return at;
}

function rungFact(
  state: OpenCase,
  clock: Deadline,
  rung: Rung | undefined,
  number: number,
  at: Instant,
  repeatAt: Instant | null,
): Planned {
  return {
    type: 'RungReached',
    deadlineId: clock.id,
    rung: number,
    to: rung?.to ?? 'head-of-administration',
    unit: clock.unit,
    subject: clock.subject,
    kind: state.tasks[clock.subject]?.kind ?? clock.about,
    repeatAt,
    ownAt: at,
  };
}

/** Silence that has climbed to the forum lifts the case, once, whichever clock came first. */
function liftedBySilence(
  process: Process,
  state: OpenCase,
  said: readonly Planned[],
  now: Instant,
): readonly Planned[] {
  const reached = said.find(
    (fact) => fact.type === 'RungReached' && fact.to === 'head-of-administration-and-forum' && fact.unit !== FORUM_UNIT,
  );
  if (reached?.type !== 'RungReached') return [];
  return lifted(process, state, { because: 'ladder', purpose: reached.kind, step: null }, now, said.length);
}
