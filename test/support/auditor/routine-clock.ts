import { upperRungs, type LaidDown } from './clocks';
import { type Standing, withClock, withoutClock } from './standing';

export const ROUTINE = 'd.routine';
/** domain.md 4: fifteen minutes, round the clock; a case says nothing of a clock that nobody has changed. */
const BUILT_IN: LaidDown['policy'] = {
  key: 'routine.continues',
  kind: 'system',
  amount: 15,
  unit: 'minutes',
  roll: 'stays',
};

/**
 * Between two steps nobody owes anything but the routine itself, for its policy's minutes (kit.md, "no moment between
 * tasks"). No fact says when this clock starts: it is wound up by whatever fact leaves nothing else for the holder.
 */
export function withRoutineClock(standing: Standing, now: number): Standing {
  if (!isIdle(standing)) return withoutClock(standing, ROUTINE);
  if (standing.clocks[ROUTINE]) return standing;
  const policy = standing.policies['routine.continues'] ?? BUILT_IN;
  const bare: LaidDown = {
    id: ROUTINE,
    about: 'routine',
    subject: 'routine',
    unit: standing.holder,
    policy,
    startAt: now,
    dueAt: now + policy.amount * 60_000,
    explanation: '',
    rungs: [],
  };
  return withClock(standing, { ...bare, rungs: upperRungs(bare, standing.daysOff) }, now);
}

function isIdle({ offer, lifted, tasks, clocks }: Standing): boolean {
  const waits = Object.values(clocks).some(({ clock }) => clock.about === 'wait');
  return (
    offer === null && lifted === null && !waits && Object.values(tasks).every((task) => task.side && !task.awaited)
  );
}
