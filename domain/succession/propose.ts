import type { UnitRole } from '../kernel/actor';
import type { Task } from '../kernel/state';

/** One thing that lies with a person or a unit, as far as it matters who may take it. */
export interface Held {
  readonly ref: string;
  readonly what: 'baton' | 'side-task' | 'offer';
  /** Of a side task; null for the case itself. */
  readonly taskId: string | null;
  readonly unit: string;
  readonly person: string | null;
  readonly needs: Task['needs'] | null;
  /** Who alone may see the case; null = ordinary. */
  readonly restrictedTo: readonly string[] | null;
}

/** Somebody who could take things in a unit. */
export interface Taker {
  readonly id: string;
  readonly role: UnitRole;
  readonly decider: boolean;
  /** Away today: only when there is nobody else, since a deputy would have to do it. */
  readonly away: boolean;
  /** Things that lie with them already. */
  readonly load: number;
}

export interface Proposed {
  readonly held: Held;
  /** Null: the unit holds it, and its head has the task to assign. */
  readonly to: string | null;
  /** Nobody in the unit is named in a protected case: it cannot be given to anybody. */
  readonly blocked: boolean;
}

/**
 * Whether somebody may be given a thing: protected cases only to the named, a head's task to a head or deputy, the
 * director's to the director alone, a decision to a decider.
 */
export function mayTake(
  held: Pick<Held, 'needs' | 'restrictedTo'>,
  taker: Pick<Taker, 'id' | 'role' | 'decider'>,
): boolean {
  if (held.restrictedTo !== null && !held.restrictedTo.includes(taker.id)) return false;
  if (held.needs === null || held.needs === 'member') return true;
  if (held.needs === 'decider') return taker.decider;
  return held.needs === 'director' ? taker.role === 'director' : taker.role !== 'member';
}

/**
 * Who takes what: of those who may, the one with least to do, what few may take first. The same things and people give
 * the same proposal, in the order the things came.
 */
export function propose(things: readonly Held[], takersIn: (unit: string) => readonly Taker[]): readonly Proposed[] {
  const load = new Map<string, number>();
  const loadOf = (taker: Taker) => taker.load + (load.get(taker.id) ?? 0);
  const chosen = new Map<Held, Proposed>();
  const choices = (held: Held) => takersIn(held.unit).filter((taker) => mayTake(held, taker));
  for (const held of things.toSorted((a, b) => choices(a).length - choices(b).length)) {
    const here = choices(held).filter((taker) => !taker.away);
    const [least] = (here.length > 0 ? here : choices(held)).toSorted(
      (a, b) => loadOf(a) - loadOf(b) || (a.id < b.id ? -1 : 1),
    );
    if (least !== undefined) load.set(least.id, (load.get(least.id) ?? 0) + 1);
    chosen.set(held, {
      held,
      to: least?.id ?? null,
      blocked: least === undefined && held.restrictedTo !== null,
    });
  }
  return things.flatMap((held) => chosen.get(held) ?? []);
}
