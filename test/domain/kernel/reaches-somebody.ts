import { localDate } from '../../../domain/calendar/stockholm';
import type { Instant } from '../../../domain/instant';
import type { MessageRecipient } from '../../../domain/kernel/messages';
import { administrationOf, leadershipOf } from '../../../domain/kernel/units';
import type { Colleague } from '../../../register/organisation';
import { workAddress } from '../../../register/recipients';
import { type RandomStaff, STAFF } from '../../support/random-staff';

// Who answers, said anew and loosely: what domain/absence decides is held against this, so it shares nothing with it.

/** One's deputy, the deputy's deputy and so on, as far as they are away and in the same administration. */
export function deputies(staff: RandomStaff, person: string, at: Instant): readonly string[] {
  const links = [person];
  if (staff.absences.length === 0) return links;
  for (const one of links) {
    for (const { deputy } of staff.at(one, at)) {
      if (deputy !== null && !links.includes(deputy) && sameHouse(person, deputy)) links.push(deputy);
    }
  }
  return links.filter((one) => !staff.isAway(one, at));
}

function sameHouse(one: string, other: string): boolean {
  const of = (id: string) => STAFF.find((person) => person.id === id)?.memberships.map((m) => administrationOf(m.unit));
  return of(one)?.join() === of(other)?.join();
}

function inUnit(unit: string, roles: readonly string[]): readonly string[] {
  return STAFF.filter((one) => one.memberships.some((m) => m.unit === unit && roles.includes(m.role))).map((p) => p.id);
}

/** Manned by another unit's people in office hours: then that one's mailbox is the one that is read. */
export const ACUTE_UNIT = 'soc-jour';

const LEADERS = ['head', 'deputy', 'director'];

/** Those who lead a unit, or else its administration, or stand in for those who do. */
function leadersHere(staff: RandomStaff, unit: string, at: Instant): readonly string[] {
  const of = (where: string) => inUnit(where, LEADERS).flatMap((one) => deputies(staff, one, at));
  const own = of(unit);
  return own.length > 0 ? own : of(leadershipOf(unit));
}

const mailOf = (person: string) => STAFF.find(({ id }) => id === person)?.email ?? '';

/** Whom a message reached, and whether that is right. @returns what is wrong, or null. */
export function misdirected(
  staff: RandomStaff,
  to: MessageRecipient,
  at: Instant,
  named: readonly string[] | null,
): string | null {
  if (to.kind === 'applicant') return null;
  const address = workAddress(staff.organisation, to, at, named);
  if (address === null) return `nobody is told: ${JSON.stringify(to)}`;
  const reader = STAFF.find((one) => one.email === address)?.id ?? null;
  const said = `${JSON.stringify(to)} reached ${address} on ${localDate(at)}`;
  if (reader !== null && named === null && staff.isAway(reader, at)) return `somebody absent: ${said}`;
  if (to.kind === 'person') {
    if (named !== null) return reader === null || named.includes(reader) ? null : `somebody who may not know: ${said}`;
    const own = deputies(staff, to.person, at);
    const right = own.length > 0 ? own : leadersHere(staff, to.unit, at);
    return right.length === 0 || right.map(mailOf).includes(address) ? null : `${said}, not ${right.join(' or ')}`;
  }
  if (reader !== null || !('unit' in to)) return null;
  // A mailbox is read by whoever of the unit is there; nobody there, and it is its leaders' to answer.
  const box = to.unit === ACUTE_UNIT ? staff.organisation.units.find((one) => one.mailbox === address)?.id : to.unit;
  const staffed = inUnit(box ?? to.unit, ['member', 'deputy', 'director']);
  const readers = staffed.length > 0 ? staffed : inUnit(box ?? to.unit, ['head']);
  if (to.kind === 'unit' && readers.some((one) => !staff.isAway(one, at))) return null;
  // What the unit's own head has heard already is for those above; when all of them are away it is their mailbox's.
  const above = to.kind === 'department-head' || to.kind === 'director';
  const leaders = leadersHere(staff, above ? leadershipOf(to.unit) : to.unit, at);
  return leaders.length === 0 ? null : `a mailbox that nobody reads: ${said}`;
}

/** Whom an absent person's work in a unit may come to. */
export function standsInRightly(staff: RandomStaff, actor: string, absent: string, unit: string, at: Instant): boolean {
  if (!staff.isAway(absent, at)) return false;
  const own = deputies(staff, absent, at);
  // What somebody took while on duty for another unit lies with them, and so with who answers for them at home.
  const home = STAFF.find(({ id }) => id === absent)?.memberships.map((m) => m.unit) ?? [];
  const units = home.includes(unit) ? [unit] : home;
  return (own.length > 0 ? own : units.flatMap((one) => leadersHere(staff, one, at))).includes(actor);
}

/** Somebody of those who are here may act for the unit; only when its leadership is away too may there be none. */
export function isManned(staff: RandomStaff, unit: string, at: Instant): boolean {
  const house = STAFF.filter((one) => one.memberships.some((m) => administrationOf(m.unit) === administrationOf(unit)));
  const acts = (one: Colleague) =>
    !staff.isAway(one.id, at) && staff.actor(one, at).memberships.some((m) => m.unit === unit);
  return house.some(acts) || leadersHere(staff, unit, at).length === 0;
}
