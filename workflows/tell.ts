import type { Happening } from '../domain/kernel/state';
import { Interrupted, Kase, Retold } from './kase';
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
 * Tells a routine from the stage the case is in to its end. Between two stages nothing is in flight; `pause` may end
 * the run there (continue as new). Returns when the case is closed, or when `pause` said so.
 */
export async function tell(relay: Relay, routine: Routine, pause: () => boolean = () => false): Promise<void> {
  const reacting = new Set<number>();
  // A lost workflow task may leave the closing fact in the register: adopted, it ends a stage that never came to it.
  const closed = relay.port.until(() => !relay.isOpen).then((): Next => THE_END);
  void react(relay, routine, reacting);
  routine.always.forEach((watch, i) => void watch(new Kase(relay, `case.${i}`)).then(() => relay.flush()));
  while (relay.isOpen) {
    const { stage: name, entry } = relay.place;
    const stage = routine.stages[name];
    if (!stage) throw new Error(`No stage ${name}`);
    const next = await Promise.race([told(stage, new Kase(relay, String(entry))), closed]);
    if (!relay.isOpen || next === THE_END) return;
    if (next === null) relay.forget();
    else await relay.enter(next);
    if (pause()) return;
  }
}

/** Null: an undo, the stage the case is in now is told again. */
async function told(stage: Stage, kase: Kase): Promise<Next | null> {
  try {
    return await stage(kase);
  } catch (error) {
    if (error instanceof Interrupted) return error.to;
    if (error instanceof Retold) return null;
    throw error;
  }
}

/** Starts each happening's reaction once, in the order they happened. */
async function react(relay: Relay, routine: Routine, started: Set<number>): Promise<void> {
  const waiting = () =>
    relay.isOpen ? relay.open.happenings.filter((h) => isBeside(h, routine) && !started.has(h.no)) : [];
  while (relay.isOpen) {
    for (const happening of waiting()) {
      started.add(happening.no);
      const reaction = routine.reactions[happening.move];
      if (reaction) void reaction(Kase.forHappening(relay, happening), happening).then(() => relay.flush());
    }
    await relay.port.until(() => !relay.isOpen || waiting().length > 0);
  }
}

/** A life event that takes the routine elsewhere is told as a stage; the others are told beside. */
function isBeside(happening: Happening, routine: Routine): boolean {
  return happening.interruptTo === null && routine.reactions[happening.move] !== undefined;
}
