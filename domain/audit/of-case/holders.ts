import { awayAt, chainOf } from '../../absence/answers';
import { startOfDay } from '../../calendar/stockholm';
import type { OpenCase } from '../../kernel/state';
import type { Found } from '../found';
import { type CaseCheck, isLifted, type World } from '../world';

/** Something in somebody's hand: the case itself, or a side task. */
interface Held {
  /** '' = the case. */
  readonly subject: string;
  readonly unit: string;
  readonly person: string | null;
  readonly needsDecider: boolean;
}

function heldIn(state: OpenCase): readonly Held[] {
  const side = Object.values(state.tasks).filter((task) => task.side);
  return [
    { subject: '', unit: state.baton.unit, person: state.baton.person, needsDecider: false },
    ...side.map(({ id, unit, person, needs }) => ({ subject: id, unit, person, needsDecider: needs === 'decider' })),
  ];
}

const found = (state: OpenCase, { subject, unit, person }: Held, check: Found['check']): Found => ({
  check,
  ref: state.ref,
  subject,
  since: state.tasks[subject]?.openedAt ?? state.baton.since,
  unit,
  values: { unit, person },
});

/** A person who has left has no memberships; whatever they had in hand is in nobody's. */
export const holderInactive: CaseCheck = (state, { people }) =>
  heldIn(state)
    .filter(({ person }) => person !== null && !people.has(person))
    .map((held) => found(state, held, 'holder-inactive'));

/** Still here, and not in the unit that holds it. Who signs decisions may have one in another unit. */
export const holderLeftUnit: CaseCheck = (state, { people }) =>
  heldIn(state)
    .filter(({ person, unit, needsDecider }) => {
      const actor = people.get(person ?? '');
      if (actor === undefined || actor.memberships.some((m) => m.unit === unit)) return false;
      return !(needsDecider && actor.roles.includes('decider'));
    })
    .map((held) => found(state, held, 'holder-left-unit'));

/** Away, and nobody named who answers meanwhile: the head does, and must know what it is. */
export const holderAbsent: CaseCheck = (state, { people, staffing, now }) =>
  heldIn(state).flatMap((held) => {
    const away = held.person === null || !people.has(held.person) ? null : awayAt(staffing, held.person, now);
    if (away === null || held.person === null || chainOf(staffing, held.person, now).end !== null) return [];
    return [{ ...found(state, held, 'holder-absent'), since: startOfDay(away.from) }];
  });

/** The unit that holds the case is in no organisation any more. */
export const holderUnitGone: CaseCheck = (state, { units }) =>
  !units.has(state.baton.unit) && !isLifted(state)
    ? [found(state, { subject: '', unit: state.baton.unit, person: null, needsDecider: false }, 'holder-unit-gone')]
    : [];

/** The unit exists and nobody in it can do anything. */
export const unitCannotAct: CaseCheck = (state, world) =>
  world.units.has(state.baton.unit) && !canAct(world, state.baton.unit) && !isLifted(state)
    ? [found(state, { subject: '', unit: state.baton.unit, person: null, needsDecider: false }, 'unit-cannot-act')]
    : [];

export function canAct({ inUnit }: World, unit: string): boolean {
  return (inUnit.get(unit) ?? []).length > 0;
}
