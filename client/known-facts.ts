import { access } from '../domain/access';
import { localDate } from '../domain/calendar/stockholm';
import type { Instant } from '../domain/instant';
import type { Actor } from '../domain/kernel/actor';
import type { Coded, CodedRecord } from '../domain/kernel/state';
import { isOutside } from '../domain/kernel/units';
import { councilMeets } from '../domain/land-allocation/meetings';
import { districtCode } from '../domain/districts';
import { mayTake } from '../domain/succession/propose';
import { caseByRef } from '../register/cases';
import { slotsOf } from '../register/change-clocks';
import type { Register } from '../register/database';
import { meetingByRef, undecidedOn } from '../register/forum';
import { homeById } from '../register/homes';
import { rulebooksInForce } from '../register/offered';
import { organisation } from '../register/organisation';
import { daysOff } from '../register/policies';

/** What a move's form says in codes; what the register alone knows about it must not be said by whoever sends it. */
interface Asked {
  readonly actor: Actor;
  readonly ref: string;
  readonly move: string;
  readonly taskId: string | null;
  readonly codes: CodedRecord;
  /** Displayed clock. */
  readonly now: Instant;
}

/**
 * What the rules ask and only the register knows: rooms of a home, whether a person works in the unit, whether another
 * case exists for whoever links to it, the day of a meeting, whether the council met. Put into the command by the gateway
 * over whatever came.
 */
export async function knownFacts(register: Register, asked: Asked): Promise<CodedRecord> {
  const [home, rulebook, person, unit, link, meeting, agenda, council] = await Promise.all([
    ofHome(register, asked),
    ofRulebook(register, asked),
    ofPerson(register, asked),
    ofUnit(register, asked),
    ofLink(register, asked),
    ofMeeting(register, asked),
    ofAgenda(register, asked),
    ofCouncil(register, asked),
  ]);
  return { ...home, ...rulebook, ...person, ...unit, ...link, ...meeting, ...agenda, ...council };
}

async function ofHome(register: Register, { codes }: Asked): Promise<CodedRecord> {
  const id = codes['home'];
  const home = typeof id === 'string' ? await homeById(register, id) : null;
  if (home === null) return {};
  return {
    homeRooms: home.rooms,
    homeSqm: home.sqm,
    homeRent: home.rentMonth,
    homeDistrict: districtCode(home.district),
    homeAccessible: home.accessible,
    homeLift: home.lift,
    homeFloor: home.floor,
  };
}

/** A version of the rulebook that is not in force is none: the rule about it says so. */
async function ofRulebook(register: Register, { codes, now }: Asked): Promise<CodedRecord> {
  if (typeof codes['rulebook'] !== 'string') return {};
  const found = (await rulebooksInForce(register, localDate(now))).find(({ code }) => code === codes['rulebook']);
  if (found === undefined) return { rulebookVersion: 0, rulebookValidUntil: localDate(now), rulebookTypes: {} };
  return {
    rulebookVersion: found.version.version,
    rulebookValidFrom: found.version.validFrom,
    rulebookValidUntil: found.until,
    rulebookTypes: found.version.types as unknown as Coded,
  };
}

/** Field that names a person -> field that names the unit; null = the unit that the case is offered to. */
const PERSON_IN: { readonly [move: string]: readonly [person: string, unit: string | null, fits: string] } = {
  offer: ['toPerson', 'to', 'toPersonFits'],
  redirect: ['toPerson', 'to', 'toPersonFits'],
  accept: ['person', null, 'personFits'],
  assign: ['person', null, 'personFits'],
  'forum-decide': ['person', 'holder', 'personFits'],
  complete: ['person', 'holder', 'personFits'],
};

/** Whether the person works in the unit; and, of a task that is given to them, whether they may do it. */
async function ofPerson(register: Register, { ref, move, taskId, codes }: Asked): Promise<CodedRecord> {
  const [personField, unitField, fits] = PERSON_IN[move] ?? [null, null, ''];
  const person = personField === null ? undefined : codes[personField];
  if (typeof person !== 'string' || person === '') return {};
  const place =
    unitField === null ? await placeOf(register, ref, move, taskId) : { unit: codes[unitField], task: null };
  if (typeof place?.unit !== 'string') return {};
  const one = (await organisation(register)).people.find(({ id, left }) => id === person && !left);
  const role = one?.memberships.find((m) => m.unit === place.unit)?.role;
  if (one === undefined || role === undefined) return { [fits]: false };
  if (move !== 'assign' || place.task === null) return { [fits]: true };
  const taker = { id: person, role, decider: one.roles.includes('decider') };
  return { [fits]: true, personMay: mayTake({ needs: place.task.needs, restrictedTo: null }, taker) };
}

/** Whoever accepts is in the unit that was offered the case, whoever is given something in the unit that has it. */
async function placeOf(register: Register, ref: string, move: string, taskId: string | null) {
  const state = await caseByRef(register, ref);
  if (state?.status !== 'open') return null;
  if (move === 'accept') return { unit: state.offer?.to ?? null, task: null };
  const task = state.tasks[taskId ?? ''] ?? null;
  return { unit: task?.unit ?? state.baton.unit, task };
}

/** Moves that put a case or a question to a unit: not to one that is no more. */
const TO_A_UNIT: readonly string[] = ['offer', 'redirect'];

async function ofUnit(register: Register, { move, codes }: Asked): Promise<CodedRecord> {
  const { to } = codes;
  if (!TO_A_UNIT.includes(move) || typeof to !== 'string' || isOutside(to)) return {};
  const { units } = await organisation(register);
  return { toIsOpen: units.some(({ id, closed }) => id === to && !closed) };
}

async function ofLink(register: Register, { actor, move, codes, now }: Asked): Promise<CodedRecord> {
  if (move !== 'link' || typeof codes['otherCase'] !== 'string') return {};
  const other = await caseByRef(register, codes['otherCase']);
  return { linkSeen: other !== null && actor.kind === 'person' && access(actor, other, now).kind !== 'none' };
}

async function ofMeeting(register: Register, { move, codes }: Asked): Promise<CodedRecord> {
  if (move !== 'complete' || typeof codes['meeting'] !== 'string') return {};
  const meeting = await meetingByRef(register, codes['meeting']);
  return { meetingOn: meeting?.open ? meeting.on : null };
}

/** A meeting is not over, and not cancelled, while a case on its agenda has no named holder. */
async function ofAgenda(register: Register, { ref, move, codes }: Asked): Promise<CodedRecord> {
  const ends = move === 'cancel-meeting' || (move === 'complete' && 'present' in codes);
  return ends ? { undecided: await undecidedOn(register, ref) } : {};
}

async function ofCouncil(register: Register, { move, codes }: Asked): Promise<CodedRecord> {
  const on = codes['decidedOn'];
  if (move !== 'complete' || typeof on !== 'string') return {};
  const [slots, off] = await Promise.all([slotsOf(register, 'council'), daysOff(register)]);
  return { councilMeets: councilMeets(slots, on, off) };
}
