import type { Instant } from './instant';
import { type Person, isIn } from './kernel/actor';
import { consenting } from './kernel/consents';
import type { CaseState } from './kernel/state';
import { viewFor } from './kernel/decide-offers';
import { FORUM_UNIT, isSocial } from './kernel/units';
import { processByName, publicProcesses } from './processes';

/**
 * What a person may see of a case. `full`: a public matter, or inside social services' secrecy and involved. `view`: the
 * named part that was handed over. `none`: the same answer as for a case that does not exist.
 */
export type Access =
  | { readonly kind: 'full' }
  | { readonly kind: 'view'; readonly view: string }
  | { readonly kind: 'none' };

/** Only the reference and the own task: for units that are asked for one thing. */
export const TASK_ONLY = 'taskOnly';

/** What Samverkansforum bostad sees of a case with the person's consent; without it, only what was asked. */
const FORUM_VIEW = 'forumView';

/**
 * The one access function: asked by every route, list, count, search, mail and workflow command (OSL 26 kap. 1 §).
 * Protected identity: only the people named on the case, whatever their unit. `now`: the displayed clock, since a consent
 * may have a last day.
 */
export function access(actor: Person, state: CaseState, now: Instant): Access {
  if (state.restrictedTo !== null && !state.restrictedTo.includes(actor.id)) return { kind: 'none' };
  // Offentlighetsprincipen (tryckfrihetsförordningen 2 kap. 1 §): a public matter is read by whoever asks.
  if (publicProcesses.includes(state.process)) return { kind: 'full' };
  const units = actor.memberships.map((m) => m.unit);
  if (units.some((unit) => isSocial(unit) && state.involved.includes(unit))) return { kind: 'full' };
  if (state.status === 'closed') return { kind: 'none' };
  const offered = state.offer !== null && isIn(actor, state.offer.to) ? state.offer.to : null;
  const holds = units.find((unit) => unit === state.baton.unit) ?? null;
  const forum = state.forum !== null && isIn(actor, FORUM_UNIT) ? FORUM_UNIT : null;
  const given =
    offered ?? holds ?? forum ?? units.find((unit) => state.views[unit] !== undefined && hasTask(state, unit)) ?? null;
  if (given !== null)
    return { kind: 'view', view: given === forum ? forumView(state, now) : viewOf(given, state, now) };
  return units.some((unit) => hasTask(state, unit)) ? { kind: 'view', view: TASK_ONLY } : { kind: 'none' };
}

/** Who has only a view sees the own unit's tasks: what others do with the household is no part of it. */
export function seesTask(actor: Person, seen: Access, task: { readonly unit: string }): boolean {
  return seen.kind === 'full' || (seen.kind === 'view' && isIn(actor, task.unit));
}

function hasTask(state: CaseState, unit: string): boolean {
  return state.status === 'open' && Object.values(state.tasks).some((task) => task.unit === unit);
}

function forumView({ consents }: CaseState, now: Instant): string {
  return consenting(consents, [FORUM_UNIT], now).size > 0 ? FORUM_VIEW : TASK_ONLY;
}

/**
 * What was handed over to the unit. Names and contact ways only while somebody's consent to it stands; withdrawn, or from
 * the midnight after its last day, the view falls back to what the unit is offered without.
 */
function viewOf(unit: string, state: CaseState, now: Instant): string {
  const view = state.views[unit] ?? TASK_ONLY;
  const row = processByName(state.process).views[view];
  if (row === undefined || row.personal.length === 0) return view;
  const stands =
    state.data['landlordConsent'] !== 'withdrawn' && consenting(state.consents, [unit, ...row.consentTo], now).size > 0;
  return stands ? view : viewFor(unit);
}
