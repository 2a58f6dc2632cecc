import { hasRole, heads, type Person } from '../../domain/kernel/actor';
import type { Organisation } from '../../register/organisation';
import type { Plan } from '../../register/successions';

export type PlanWish = Pick<Plan, 'kind' | 'person' | 'unit' | 'toUnit'>;

/** Units that a person leads or stands in for the head of. */
export function ledUnits(actor: Person): readonly string[] {
  return [...new Set(actor.memberships.filter((m) => m.role !== 'member').map((m) => m.unit))];
}

/**
 * Administrators may plan whatever but their own going; a head that somebody goes who is only in the own units, and
 * who does what in them.
 */
export function mayPlan(actor: Person, { people }: Pick<Organisation, 'people'>, wish: PlanWish): boolean {
  const person = people.find(({ id }) => id === wish.person);
  if (wish.kind === 'assign')
    return person === undefined
      ? ledUnits(actor).length > 0
      : person.memberships.some(({ unit }) => heads(actor, unit)) || hasRole(actor, 'admin');
  if (wish.kind !== 'leave') return hasRole(actor, 'admin');
  if (person === undefined || person.id === actor.id) return false;
  const own = person.memberships.length > 0 && person.memberships.every(({ unit }) => heads(actor, unit));
  return own || hasRole(actor, 'admin');
}

/** Who sees a plan: administrators, who made it, and the heads of every unit it touches. */
export function maySee(actor: Person, plan: Plan, units: readonly string[]): boolean {
  const touched = [...units, plan.unit, plan.toUnit].filter((unit) => unit !== null);
  return hasRole(actor, 'admin') || plan.madeBy === actor.id || touched.some((unit) => heads(actor, unit));
}

/** Taking over is accepted by the head of the unit that takes over, and by nobody else. */
export function mayApprove(actor: Person, plan: Plan): boolean {
  return plan.kind === 'merge' && plan.toUnit !== null && heads(actor, plan.toUnit);
}

/** Who starts, stops and changes it: whoever may have made it. */
export function maySteer(actor: Person, organisation: Pick<Organisation, 'people'>, plan: Plan): boolean {
  return plan.madeBy === actor.id || mayPlan(actor, organisation, plan);
}
