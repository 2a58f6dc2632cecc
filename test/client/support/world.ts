import { sickToday } from '../../../domain/absence/set-absence';
import { addDays } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import { DAY_MS, HOUR_MS, type Instant } from '../../../domain/instant';
import { SYSTEM } from '../../../domain/kernel/actor';
import { decide } from '../../../domain/kernel/decide';
import { offered } from '../../../domain/kernel/decide-offers';
import { municipalContract } from '../../../domain/municipal-contract/process';
import { factsOf } from '../../../register/cases';
import type { Register } from '../../../register/database';
import { meetingSlots } from '../../../register/change-clocks';
import { saveHome } from '../../../register/homes';
import { keepAbsence } from '../../../register/keep-absences';
import { actorOf } from '../../../register/organisation';
import { storeTexts } from '../../../register/texts';
import { openedCase, write } from './acted-case';
import { fillPlots, type PlotWorld } from './plot-world';
import { commandId, type Site, visitor } from './visitor';

/** Runs as soon as a page, letter or mail forgets to escape it, in text as in an attribute. */
export const HOSTILE = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`;
/** What may never stand in a page as it is. */
export const RAW = ['<img src=x', '<script>alert'];

/** What there is to see: the reference of a case per stage and per task, one handed to LFA, one secret, one late. */
export interface World {
  readonly byStage: Readonly<Record<string, string>>;
  readonly byTask: Readonly<Record<string, string>>;
  readonly done: string;
  /** Number of the fact that holds the answers of the done one. */
  readonly answersNo: number;
  readonly late: string;
  readonly secret: string;
  readonly lfa: string;
  readonly home: string;
  /** A meeting time of the forum. */
  readonly slot: string;
  /** A case that waits for the forum, and the meeting that has it on its agenda. */
  readonly lifted: string;
  readonly meeting: string;
  /** A case that was handed over and rests, the receipt of the hand-over, and a closed one that points at it. */
  readonly handed: string;
  readonly receiptNo: number;
  readonly closed: string;
  /** Sofia’s, three weeks old and without an end; Anna answers, and one of the cases lies with Sofia. */
  readonly absence: string;
  readonly plots: PlotWorld;
  /** Who would take over from Anna: a proposal that nobody starts. */
  readonly plan: string;
}

export const FIRST_CONTACT = {
  reached: 'yes',
  next: 'investigate',
  urgency: 'normal',
  situation: 's4_eget_kortsiktigt',
  supportLevel: '1',
  acuteNeed: 'no',
  childrenAffected: 'yes',
  protectedIdentity: 'none',
  duplicate: 'none',
} as const;

let made = 0;
const newRef = () => `ST-${String((made += 1)).padStart(5, 'W')}`;

/** A register with something hostile in every box that somebody can write in. */
export async function fillWorld(site: Site): Promise<World> {
  const { register } = site.deps;
  const at: Instant = Date.now() - HOUR_MS;
  const name = HOSTILE;
  const byStage: Record<string, string> = {};
  for (const { name: stage } of municipalContract.stages) {
    byStage[stage] = newRef();
    await openedCase(register, { ref: byStage[stage], at, stage, name });
  }
  const byTask: Record<string, string> = {};
  for (const task of Object.keys(municipalContract.tasks)) {
    byTask[task] = newRef();
    await openedCase(register, { ref: byTask[task], at, task, unit: 'soc-utredning', stage: 'investigation', name });
  }
  const [done, late, secret, lfa] = [newRef(), newRef(), newRef(), newRef()];
  await openedCase(register, { ref: done, at, name });
  await openedCase(register, { ref: late, at: at - 40 * DAY_MS, name });
  await openedCase(register, { ref: secret, at, name, restrictedTo: ['anna-lind'] });
  await openedCase(register, { ref: lfa, at, name, unit: 'lfa-matchning', stage: 'matching', task: 'find-home' });
  await writeHostileWords(site, done);
  // The late one has missed its reminders: something to find.
  await site.deps.operator.audit({ trigger: 'night', by: null, only: null });
  const answersNo = (await factsOf(register, done)).find((fact) => fact.type === 'TaskCompleted')?.no ?? 0;
  const absence = await longAbsence(register, at);
  const { lifted, meeting } = await liftedToForum(register, at);
  const { handed, receiptNo, closed } = await handedOver(register, at);
  const plots = await fillPlots(site, HOSTILE);
  const plan = await planned(site);
  const home = await hostileHome(register);
  // Last: what is written after a change of the rules has to hear of it first.
  const slot = await hostileSettings(site);
  return {
    byStage,
    byTask,
    done,
    answersNo,
    slot,
    plan,
    plots,
    late,
    secret,
    lfa,
    home,
    absence,
    lifted,
    meeting,
    handed,
    receiptNo,
    closed,
  };
}

async function longAbsence(register: Register, at: Instant): Promise<string> {
  const ref = newRef();
  const state = await openedCase(register, { ref, at, name: HOSTILE });
  const taken = {
    type: 'PersonAssigned',
    taskId: null,
    unit: 'soc-mottagning',
    person: 'sofia-berg',
    how: 'claimed',
  } as const;
  await write(register, state, [taken], at, 'c-taken', { person: 'sofia-berg', unit: 'soc-mottagning' });
  const began = at - 21 * DAY_MS;
  const actor = await actorOf(register, 'sofia-berg', began);
  if (actor === null) throw new Error('Sofia is gone');
  const kept = await keepAbsence(register, sickToday(actor.id, 'anna-lind', localDate(began)), { actor, at: began });
  if (kept.kind !== 'kept') throw new Error(kept.rule);
  return kept.absence.id;
}

async function liftedToForum(register: Register, at: Instant): Promise<Pick<World, 'lifted' | 'meeting'>> {
  const [lifted, meeting] = [newRef(), newRef()];
  const meetingOn = addDays(localDate(at), 2);
  const data = { meetingOn, meetingAt: '10.00' };
  const day = { ref: meeting, process: 'coordinationForum', unit: 'ksf-forum', stage: 'planned', task: 'summon' };
  await openedCase(register, { ...day, at, data });
  const state = await openedCase(register, { ref: lifted, at, name: HOSTILE });
  const command = { id: 'c-refer', move: 'refer', actor: SYSTEM, receivedAt: at, taskId: null, taskVersion: null };
  const referred = decide(municipalContract, state, { ...command, input: {}, texts: {} });
  const waits = await write(register, state, referred, at, command.id);
  const { question = null } = await storeTexts(register, lifted, 'c-agenda', {
    question: { body: HOSTILE, kind: 'text' },
  });
  await write(register, waits, [{ type: 'ForumScheduled', meeting, meetingOn, question }], at, 'c-agenda');
  return { lifted, meeting };
}

/** With one paper that came and one that did not. */
async function handedOver(register: Register, at: Instant): Promise<Pick<World, 'handed' | 'receiptNo' | 'closed'>> {
  const [handed, closed] = [newRef(), newRef()];
  const first = await openedCase(register, { ref: handed, at, name: HOSTILE });
  const [from, to] = ['soc-mottagning', 'soc-utredning'];
  const wish = {
    id: 'offer.x',
    kind: 'by-hand',
    to,
    because: 'moved',
    view: 'full',
    policy: 'handover.normal',
  } as const;
  const offer = offered(first, { ...wish, contents: ['application', 'keys'] }, at);
  const waits = await write(register, first, [offer], at, 'c-offer', { person: 'anna-lind', unit: from });
  const accept = { type: 'HandoverAccepted', offerId: wish.id, from, to, person: 'johan-ek' } as const;
  const by = { person: 'johan-ek', unit: to };
  const received = await write(register, waits, [{ ...accept, contents: ['keys'] }], at, 'c-accept', by);
  const johan = { kind: 'person', id: 'johan-ek', memberships: [{ unit: to, role: 'member' }], roles: [] } as const;
  const input = { until: addDays(localDate(at), 14), reason: 'abroad' };
  const pause = { id: 'c-pause', move: 'pause', actor: johan, receivedAt: at, taskId: null, taskVersion: null };
  const rests = decide(municipalContract, received, { ...pause, input, texts: {} });
  await write(register, received, rests, at, pause.id, by);
  const other = await openedCase(register, { ref: closed, at, name: HOSTILE });
  const link = { type: 'CasesLinked', link: { to: handed, how: 'former_household' } } as const;
  const linked = await write(register, other, [link], at, 'c-link', by);
  await write(register, linked, [{ type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true }], at, 'c-close', by);
  return { handed, receiptNo: waits.no + 1, closed };
}

async function writeHostileWords(site: Site, ref: string): Promise<void> {
  const anna = await visitor(site, 'anna-lind');
  const task = { _command: commandId(), _task: '1.first-contact', _version: '1', _do: 'send' };
  const answers = [
    await anna.post(`/arenden/${ref}/drag/note`, { _command: commandId(), _do: 'send', body: HOSTILE }),
    await anna.post(`/arenden/${ref}/drag/complete`, { ...task, ...FIRST_CONTACT, summary: HOSTILE }),
  ];
  if (answers.some(({ status }) => status !== 303)) throw new Error(JSON.stringify(answers.map((one) => one.text)));
}

async function planned(site: Site): Promise<string> {
  const karin = await visitor(site, 'karin-holm');
  const made = await karin.post('/installningar/overtaganden/ny', { person: 'anna-lind' });
  return made.to?.split('/').at(-1) ?? '';
}

/** Names that an administrator could type, in every setting there is. */
async function hostileSettings(site: Site): Promise<string> {
  const jonas = await visitor(site, 'jonas-kvist');
  const day = addDays(localDate(Date.now()), 30);
  const answers = [
    await jonas.post('/installningar/enheter/ny', { ...HOSTILE_UNIT, _seen: '0' }),
    await jonas.post('/installningar/personer/ny', { ...HOSTILE_PERSON, 'role-ksf-fientlig': 'member', _seen: '0' }),
    await jonas.post('/installningar/tider/handover.normal', { amount: '4', from: day, why: HOSTILE, _seen: '0' }),
    await jonas.post('/installningar/lediga-dagar', { day, name: HOSTILE.slice(0, 60) }),
    await jonas.post('/installningar/moten/ny', { ...HOSTILE_SLOT, validFrom: day, _seen: '0' }),
  ];
  if (answers.some(({ status }) => status !== 303)) throw new Error(JSON.stringify(answers.map((one) => one.text)));
  return (await meetingSlots(site.deps.register))[0]?.id ?? '';
}

const HOSTILE_UNIT = { department: 'KSF', slug: 'fientlig', name: HOSTILE.slice(0, 80), mailbox: 'f@example.test' };
const HOSTILE_PERSON = {
  name: HOSTILE.slice(0, 80),
  email: 'fientlig@example.test',
  title: HOSTILE.slice(0, 80),
  does: HOSTILE,
};
const HOSTILE_SLOT = { body: 'forum', weekday: '3', everyWeeks: '2', time: '09:00', place: HOSTILE.slice(0, 80) };

async function hostileHome(register: Register): Promise<string> {
  const home = {
    id: 'fientlig-1',
    address: HOSTILE,
    district: 'Vivalla',
    rooms: 2,
    sqm: 55,
    rentMonth: 7400,
    floor: 1,
    lift: true,
    accessible: false,
    landlord: HOSTILE,
    availableFrom: addDays(localDate(Date.now()), -10),
    status: 'available',
  } as const;
  await saveHome(register, home, { version: null, by: 'petra-ljung', now: Date.now() });
  return home.id;
}
