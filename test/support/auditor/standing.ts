import { nextReminder, type LaidDown, type Own, ownDays, type Running } from './clocks';
import type { Fact } from './evidence';

export interface OpenTask {
  readonly unit: string;
  readonly kind: string;
  readonly side: boolean;
  readonly awaited: boolean;
  readonly clock: string;
}

export interface OpenOffer {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly clock: string;
  /** The clock of the question that its giver owes an answer. */
  readonly question?: string | undefined;
}

/** A case as the auditor understands it after some of its facts: who holds, what is owed, which clocks run. */
export interface Standing {
  readonly open: boolean;
  readonly holder: string;
  readonly offer: OpenOffer | null;
  /** Clock of the item that waits for the forum. */
  readonly lifted: string | null;
  readonly tasks: { readonly [id: string]: OpenTask };
  readonly clocks: { readonly [id: string]: Running };
  readonly daysOff: Own;
  readonly policies: { readonly [key: string]: LaidDown['policy'] };
}

export function begun(fact: Fact): Standing {
  return {
    open: true,
    holder: String(fact['unit']),
    offer: null,
    lifted: null,
    tasks: {},
    clocks: {},
    daysOff: ownDays((fact['daysOff'] as readonly string[] | undefined) ?? []),
    policies: (fact['policies'] as Standing['policies'] | undefined) ?? {},
  };
}

/** A clock that is laid down begins at its first rung; one that is only said again, with the same times, goes on. */
export function withClock(standing: Standing, clock: LaidDown, now: number): Standing {
  const running = standing.clocks[clock.id];
  const same = running?.clock.startAt === clock.startAt && running.clock.dueAt === clock.dueAt;
  const next = same ? { ...running, clock } : { clock, fired: 0, repeatAt: null, since: now };
  return { ...standing, clocks: { ...standing.clocks, [clock.id]: next } };
}

export function withoutClock(standing: Standing, id: string | undefined): Standing {
  const { [id ?? '']: _stopped, ...clocks } = standing.clocks;
  return { ...standing, clocks };
}

export function withTask(standing: Standing, id: string, task: OpenTask): Standing {
  return { ...standing, tasks: { ...standing.tasks, [id]: task } };
}

export function withoutTask(standing: Standing, id: string): Standing {
  const { [id]: gone, ...tasks } = standing.tasks;
  return withoutClock({ ...standing, tasks }, gone?.clock);
}

/** The baton lies with another unit from now on; what is the holder's to do is the new one's. */
export function heldBy(standing: Standing, unit: string): Standing {
  const tasks = Object.fromEntries(
    Object.entries(standing.tasks).map(([id, task]) => [id, task.side ? task : { ...task, unit }]),
  );
  const clocks = Object.fromEntries(
    Object.entries(standing.clocks).map(([id, running]) => {
      const holders = tasks[running.clock.subject]?.side === false || running.clock.about === 'routine';
      return [id, holders ? { ...running, clock: { ...running.clock, unit } } : running];
    }),
  );
  return { ...standing, holder: unit, tasks, clocks };
}

/** One rung further; after the last one the daily reminder is armed. */
export function climbed(standing: Standing, id: string, spokenAt: number, now: number): Standing {
  const running = standing.clocks[id];
  if (!running) return standing;
  const fired = running.fired + 1;
  const repeatAt = fired >= running.clock.rungs.length ? nextReminder(spokenAt, now, standing.daysOff) : null;
  return { ...standing, clocks: { ...standing.clocks, [id]: { ...running, fired, repeatAt, since: now } } };
}

/** What was undone is as it was before; its clocks have had no chance to speak meanwhile. */
export function takenUpAgain(standing: Standing, now: number): Standing {
  const clocks = Object.entries(standing.clocks).map(([id, running]) => [id, { ...running, since: now }]);
  return { ...standing, clocks: Object.fromEntries(clocks) as Standing['clocks'] };
}

/** Settings that were changed: what opens from now on follows them. */
export function withRules(standing: Standing, fact: Fact): Standing {
  const { policies, daysOff } = fact['rules'] as {
    readonly policies: Standing['policies'];
    readonly daysOff: readonly string[] | null;
  };
  return {
    ...standing,
    policies: { ...standing.policies, ...policies },
    daysOff: daysOff === null ? standing.daysOff : ownDays(daysOff),
  };
}
