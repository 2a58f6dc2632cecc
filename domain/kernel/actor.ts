/** What a person is in a unit. `director` is the head of administration (förvaltningschef). */
export type UnitRole = 'member' | 'head' | 'deputy' | 'director';

/** Roles that are not tied to one unit. */
export type SpecialRole = 'admin' | 'registrar' | 'dpo' | 'decider';

export interface Membership {
  readonly unit: string;
  readonly role: UnitRole;
  /** The absent person whose membership this is; without it, the person's own (domain/absence/lending.ts). */
  readonly for?: string;
}

/** Somebody who does something, as the gateway vouches for it. Ids are opaque; a name never comes here. */
export interface Person {
  readonly kind: 'person';
  readonly id: string;
  /** Their own first, then those lent by absent people they stand in for. */
  readonly memberships: readonly Membership[];
  /** Delegation is personal: it is never lent. */
  readonly roles: readonly SpecialRole[];
  /**
   * The approved plan that the person carries out, when somebody leaves or a unit goes up in another: the gateway vouches
   * for it, as for memberships, and only for the cases the plan names. Never set by a session.
   */
  readonly succession?: string;
  /** Absent people whose work comes to this person now. */
  readonly standsInFor?: readonly string[];
}

/** The relay itself: rungs, clocks, mails and the routine's own next step. Never a decision about a person. */
export interface System {
  readonly kind: 'system';
}

export type Actor = Person | System;

export const SYSTEM: System = { kind: 'system' };

/** Who a fact is by: the person, the unit they acted for and the absent one they did it for; or the system. */
export type By =
  | { readonly person: string; readonly unit: string | null; readonly for?: string }
  | { readonly system: true };

export function isIn(actor: Actor, unit: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((m) => m.unit === unit);
}

/** True for the head of the unit and the appointed deputy. */
export function heads(actor: Actor, unit: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((m) => m.unit === unit && m.role !== 'member');
}

/** True for whoever carries out an approved plan of who takes over. */
export function carriesOutPlan(actor: Actor): boolean {
  return actor.kind === 'person' && actor.succession !== undefined;
}

/** True for the head of the administration, who sits in its leadership. */
export function directs(actor: Actor, unit: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((m) => m.unit === unit && m.role === 'director');
}

export function hasRole(actor: Actor, role: SpecialRole): boolean {
  return actor.kind === 'person' && actor.roles.includes(role);
}

/** True while the actor is who answers for that absent person. */
export function standsInFor(actor: Actor, person: string | null): boolean {
  return person !== null && actor.kind === 'person' && (actor.standsInFor?.includes(person) ?? false);
}

/** Whose hand takes a thing in a unit: the own when they belong to it, else the absent member's they stand in for. */
export function inNameOf(actor: Person, unit: string): string {
  const own = actor.memberships.some((m) => m.unit === unit && m.for === undefined);
  return own ? actor.id : (actor.memberships.find((m) => m.unit === unit)?.for ?? actor.id);
}

/**
 * The absent one that a move is made for, or null when it is the actor's own: whoever the thing lies with, else whose
 * membership lets the actor in. `as`: what only a head or the director may do, so a lower membership is not enough.
 */
export function actsFor(
  actor: Person,
  liesWith: string | null,
  unit: string | null,
  as: 'member' | 'head' | 'director',
): string | null {
  if (standsInFor(actor, liesWith)) return liesWith;
  const may = { member: () => true, head: heads, director: directs }[as];
  const fits = actor.memberships.filter((m) => m.unit === unit && may({ ...actor, memberships: [m] }, unit));
  return fits.some((m) => m.for === undefined) ? null : (fits.find((m) => m.for !== undefined)?.for ?? null);
}
