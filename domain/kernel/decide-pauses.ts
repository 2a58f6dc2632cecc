import { addDays } from '../calendar/civil-date';
import { endOfDay, localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { dayInWords } from '../swedish-dates';
import { askedDate, asked } from './answers-of';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import { openedTask } from './open-task';
import { standingStill } from './clock';
import type { Deadline, OpenCase, Pause } from './state';

/** A case rests no longer than this without somebody looking at it. */
const MOST_DAYS = 90;
const RULE = 'Kärnans regel: en paus har ett skäl och en dag för återkomst, högst 90 dagar';

/** The holder's own task while the case rests: come back to it by the day that was set. */
export const PAUSE_RETURN = 'pause-return';

/** The move `pause`. Null for all others. */
export function decidePause(moving: Moving): readonly Planned[] | null {
  if (moving.command.move !== 'pause') return null;
  const { state } = moving;
  if (state.paused !== null) throw new IllegalMove('already-paused', RULE);
  if (state.offer !== null)
    throw new IllegalMove('offer-open', 'Kärnans regel: ett erbjudande besvaras eller återtas först');
  return paused(moving, standingClocks(state, moving.now), 0);
}

/** What a completed `pause-return` leads to: the case goes on, or rests again with a contact noted in between. */
export function alsoOfPause(moving: Moving): readonly Planned[] {
  const { state, command, now, task } = moving;
  if (task?.kind !== PAUSE_RETURN || state.paused === null) return [];
  const { stood, no } = state.paused;
  if (command.input.back === 'renew') {
    if (!state.contacts.some((contact) => contact.no > no))
      throw new IllegalMove('contact-before-renewal', `${RULE}; förnyas bara med en kontakt antecknad`);
    return paused(moving, stood, 1);
  }
  return resumed(state, state.paused, now);
}

/** The case goes on: what stood still runs on from where it stood. */
export function resumed(state: OpenCase, { stood, since }: Pause, now: Instant): readonly Planned[] {
  const running = stood.filter((clock) => state.deadlines[clock.id] !== undefined);
  return [
    { type: 'CaseResumed' },
    ...running.map(
      (clock): Planned => ({
        type: 'DateMoved',
        because: 'resumed',
        texts: {},
        deadline: standingStill(state, clock, since, now),
      }),
    ),
  ];
}

/**
 * The clocks that stand still while the case rests: the holder's own of the office, unless they are late already. What
 * the law or another unit counts goes on.
 */
export function standingClocks(state: OpenCase, now: Instant): readonly Deadline[] {
  return Object.values(state.deadlines).filter(
    (clock) => state.tasks[clock.subject]?.side === false && clock.policy.kind === 'office' && clock.dueAt > now,
  );
}

function paused({ state, command, now }: Moving, stood: readonly Deadline[], offset: number): readonly Planned[] {
  const until = askedDate(command.input, 'until');
  const today = localDate(now);
  if (until <= today) throw new IllegalMove('date-must-be-later', RULE);
  if (until > addDays(today, MOST_DAYS)) throw new IllegalMove('pause-too-long', RULE);
  const since: Instant = state.paused?.since ?? now;
  const before: readonly Planned[] = [
    { type: 'CasePaused', until, reason: asked(command.input, 'reason'), texts: command.texts },
    ...stood
      .filter((clock) => state.deadlines[clock.id] !== undefined)
      .map(
        (clock): Planned => ({
          type: 'DateMoved',
          because: 'paused',
          texts: {},
          deadline: standingStill(state, clock, since, endOfDay(until)),
        }),
      ),
  ];
  const back = {
    id: `${PAUSE_RETURN}.${state.no + 1 + offset}`,
    kind: PAUSE_RETURN,
    unit: state.baton.unit,
    side: false,
    needs: 'member',
    policy: 'pause.return',
    until: { at: endOfDay(until), explanation: `pausad till ${dayInWords(until)}` },
  } as const;
  return [...before, openedTask(state, back, now, offset + before.length)];
}
