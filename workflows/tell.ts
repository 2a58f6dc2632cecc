import type { Happening } from '../domain/kernel/state';
import { Kase } from './kase';
import type { Relay } from './relay-core';

/** Where a stage leads: the next stage, or the end. */
export type Next = string | typeof THE_END;
export const THE_END = Symbol('the end');

export type Stage = (kase: Kase) => Promise<Next>;
/** What the routine does because of a life event, beside whatever stage is on. */
export type Reaction = (kase: Kase, happening: Happening) => Promise<void>;

export interface Routine {
  readonly stages: { readonly [name: string]: Stage };
  /** What goes on beside every stage, from the first day to the last. */
  readonly always: readonly ((kase: Kase) => Promise<void>)[];
  readonly reactions: { readonly [move: string]: Reaction };
}

/**
 * Begins the case and tells its routine from the stage it is in; told again from there whenever the case has gone
 * back, or goes on in another run. `broken` hears of a fault in the routine.
 */
export function tell(relay: Relay, routine: Routine, broken: (fault: unknown) => void): Promise<void> {
  return relay.begin(() => {
    const tellings = [
      tellStages(relay, routine),
      react(relay, routine),
      ...routine.always.map((watch, i) => watch(Kase.outliving(relay, `case.${i}`))),
    ];
    for (const telling of tellings) telling.catch(broken);
  });
}

async function tellStages(relay: Relay, routine: Routine): Promise<void> {
  while (relay.isOpen) {
    const { stage: name, entry } = relay.open;
    const stage = routine.stages[name];
    if (!stage) throw new Error(`No stage ${name}`);
    const next = relay.leads ?? (await Promise.race([relay.interruption(), stage(Kase.inStage(relay, entry))]));
    if (next === THE_END) return;
    relay.enter(next);
  }
}

/** Starts each happening's reaction once, in the order they happened. */
async function react(relay: Relay, routine: Routine): Promise<void> {
  const started = new Set<number>();
  const waiting = () => relay.open.happenings.filter((h) => isBeside(h, routine) && !started.has(h.no));
  for (;;) {
    await relay.wait(null, () => waiting().length > 0);
    for (const happening of waiting()) {
      started.add(happening.no);
      void routine.reactions[happening.move]?.(Kase.outliving(relay, `h${happening.no}`), happening);
    }
  }
}

/** A life event that takes the routine elsewhere is told as a stage; the others are told beside. */
function isBeside(happening: Happening, routine: Routine): boolean {
  return happening.interruptTo === null && routine.reactions[happening.move] !== undefined;
}
