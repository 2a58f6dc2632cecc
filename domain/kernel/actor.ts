/** What a person is in a unit. `director` is the head of administration (förvaltningschef). */
export type UnitRole = 'member' | 'head' | 'deputy' | 'director';

/** Roles that are not tied to one unit. */
export type SpecialRole = 'admin' | 'registrar' | 'dpo' | 'decider';

/** Somebody who does something, as the gateway vouches for it. Ids are opaque; a name never comes here. */
export interface Person {
  readonly kind: 'person';
  readonly id: string;
  readonly memberships: readonly { readonly unit: string; readonly role: UnitRole }[];
  readonly roles: readonly SpecialRole[];
}

/** The relay itself: rungs, clocks, mails and the routine's own next step. Never a decision about a person. */
export interface System {
  readonly kind: 'system';
}

export type Actor = Person | System;

export const SYSTEM: System = { kind: 'system' };

/** Who a fact is by: the person and the unit they acted for, or the system. */
export type By = { readonly person: string; readonly unit: string | null } | { readonly system: true };

export function isIn(actor: Actor, unit: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((m) => m.unit === unit);
}

/** True for the head of the unit and the appointed deputy. */
export function heads(actor: Actor, unit: string): boolean {
  return actor.kind === 'person' && actor.memberships.some((m) => m.unit === unit && m.role !== 'member');
}

export function hasRole(actor: Actor, role: SpecialRole): boolean {
  return actor.kind === 'person' && actor.roles.includes(role);
}
