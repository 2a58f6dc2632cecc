import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate } from '../../domain/instant';
import { endOfUnitRefusal, onlyOneIn, type SettingRule } from '../../domain/settings/organisation-rules';
import { isFixed, mayTakeOver } from '../../domain/settings/units-of-routines';
import type { Proposed } from '../../domain/succession/propose';
import { FORUM_UNIT } from '../../domain/kernel/units';
import { deputisedBy, findingsOf, heldThings, type HeldThing } from '../../register/held';
import { type Meeting, openMeetings } from '../../register/forum';
import type { Ctx, Deps } from '../deps';
import { who } from '../sign-in/session';
import { proposalFor } from './takers';
import { ledUnits, type PlanWish } from './who-may';

/** All that would happen, reckoned from what is there now. Nothing is written. */
export interface PreviewShown {
  readonly wish: PlanWish;
  readonly things: readonly HeldThing[];
  readonly proposed: readonly Proposed[];
  readonly deputised: readonly { readonly person: string; readonly from: CivilDate; readonly to: CivilDate | null }[];
  readonly findings: number;
  readonly inForum: boolean;
  /** Coming meetings of the forum that the unit is called to. */
  readonly meetings: readonly Meeting[];
  /** Units that could take over, by id. */
  readonly successors: readonly string[];
  /** Why it cannot be done as it stands. */
  readonly refused: SettingRule | null;
}

export async function previewOf(c: Ctx, { register }: Deps, wish: PlanWish): Promise<PreviewShown> {
  const organisation = c.get('organisation');
  const at = c.get('now');
  const things = await thingsOf(c, register, wish);
  const about = {
    at,
    leaver: wish.kind === 'leave' || wish.kind === 'assign' ? wish.person : null,
    toUnit: wish.toUnit,
  };
  const [proposed, deputised, findings, coming] = await Promise.all([
    proposalFor(register, organisation, things, about),
    wish.person === null ? [] : deputisedBy(register, wish.person, localDate(at)),
    wish.unit === null ? 0 : findingsOf(register, [wish.unit]),
    wish.unit === null ? [] : openMeetings(register),
  ]);
  const person = organisation.people.find(({ id }) => id === wish.person);
  return {
    wish,
    things,
    proposed,
    deputised: wish.kind === 'leave' ? deputised : [],
    findings,
    meetings: coming.filter(({ called }) => wish.unit !== null && called.includes(wish.unit)),
    inForum: wish.kind === 'leave' && (person?.memberships.some(({ unit }) => unit === FORUM_UNIT) ?? false),
    successors: organisation.units
      .filter(({ id, closed }) => wish.unit !== null && !closed && mayTakeOver(wish.unit, id) && !isLeadership(id))
      .map(({ id }) => id),
    refused: refusalOf(c, wish, proposed),
  };
}

function isLeadership(unit: string): boolean {
  return isFixed(unit) && unit.endsWith('-ledning');
}

function thingsOf(c: Ctx, register: Deps['register'], wish: PlanWish): Promise<readonly HeldThing[]> {
  if (wish.unit !== null) return heldThings(register, { unit: wish.unit });
  if (wish.person === null) return Promise.resolve([]);
  // A head gives away only what lies in the own units.
  const { actor } = who(c);
  const all = wish.kind === 'leave' || actor.roles.includes('admin');
  return heldThings(register, all ? { person: wish.person } : { person: wish.person, units: ledUnits(actor) });
}

function refusalOf(c: Ctx, wish: PlanWish, proposed: readonly Proposed[]): SettingRule | null {
  const house = c.get('organisation');
  if (wish.kind === 'leave' && wish.person !== null && onlyOneIn(house, wish.person, []).length > 0) return 'only-head';
  if (wish.unit !== null) {
    const rule = endOfUnitRefusal(house, wish.unit, wish.toUnit);
    if (rule !== null) return rule;
    const peopled = house.people.some(({ memberships }) => memberships.some((m) => m.unit === wish.unit));
    if (wish.kind === 'close' && (peopled || proposed.length > 0)) return 'unit-holds';
  }
  return null;
}
