import { addDays, addMonths } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../../domain/instant';
import { meetingOf } from '../../../domain/land-allocation/meetings';
import { Browser } from '../browser';
import type { Desk } from '../desk';
import { type Answers, exampleAnswers } from '../example-answers';

/** What the people who work with land have in hand while they fill the demonstration. */
export interface LandOffice {
  readonly desk: Desk;
  readonly now: Instant;
  /** Cases by the name that the story has for them. */
  readonly refs: Map<string, string>;
}

/** One day of the plots, counted back from the day the demo opens on. */
export interface PlotDay {
  readonly daysAgo: number;
  readonly work: (office: LandOffice) => Promise<void>;
}

/** The passphrase of the demonstration's two openers. Invented, and told in the README. */
export const OPENERS_PHRASE = 'bok björk alm ask';
const OPENERS = ['signe-dal', 'viktor-hed'] as const;

const PLOTS = 'landAllocation';
const NEEDS = 'housingNeed';
const RULEBOOKS = 'landConditionsRulebook';

/**
 * Three invented plots: one decided and waiting for its permit with a forecast that is late, one announced with a
 * sealed bid, one that is an idea; the rulebook they follow, and the need they answer.
 */
export const plotDays: readonly PlotDay[] = [
  { daysAgo: 118, work: rulebookAndNeed },
  { daysAgo: 112, work: directlyToTheCouncil },
  // Three weeks and some days after the notice: as soon as the decision has legal force.
  { daysAgo: 87, work: signed },
  { daysAgo: 40, work: announced },
  { daysAgo: 12, work: bidAndIdea },
  { daysAgo: 2, work: lateForecast },
];

async function rulebookAndNeed(office: LandOffice): Promise<void> {
  const decidedOn = lastMeeting(localDate(office.now));
  const rulebook = await opened(office, 'signe-dal', 'rulebook', RULEBOOKS, 'open-rulebook');
  await done(office, 'signe-dal', rulebook, 'draft-rulebook');
  for (const [person, unit] of [
    ['johan-ek', 'soc-utredning'],
    ['ingrid-vall', 'lfa-forvaltning'],
    ['nadja-ivarsson', 'ksf-hallbarhet'],
    ['sara-kling', 'obo-uthyrning'],
  ] as const)
    await done(office, person, rulebook, 'consultation', {}, unit);
  await done(office, 'signe-dal', rulebook, 'weigh-answers');
  await done(office, 'signe-dal', rulebook, 'decide-rulebook', { decidedOn, validFrom: decidedOn });
  await opened(office, 'ingrid-vall', 'need', NEEDS, 'open-need', { neededBy: addMonths(localDate(office.now), 36) });
}

async function directlyToTheCouncil(office: LandOffice): Promise<void> {
  const on = lastMeeting(localDate(office.now));
  const site = { site: 'Påhittaren 4', dnr: 'SBK 118/2026', district: 'vivalla', homes: '80' };
  const ref = await toMethod(office, 'decided', site);
  await done(office, 'signe-dal', ref, 'choose-method', { rulebook: cited(office), method: 'direct' });
  await done(office, 'signe-dal', ref, 'child-impact');
  const party = { name: 'Påhittade Bostäder AB', orgNumber: '559999-0008', soleTrader: 'no', contact: 'Kim Påhitt' };
  await done(office, 'signe-dal', ref, 'council-decision', { decidedOn: on, ...party });
  await done(office, 'signe-dal', ref, 'post-notice', { approvedOn: on, postedOn: localDate(office.now) });
}

async function signed(office: LandOffice): Promise<void> {
  const ref = refOf(office, 'decided');
  const today = localDate(office.now);
  await done(office, 'signe-dal', ref, 'confirm-legal-force');
  await done(office, 'signe-dal', ref, 'sign-agreement', {
    signedOn: today,
    permitBy: addMonths(today, 8),
    startBy: addMonths(today, 14),
    completeBy: addMonths(today, 32),
    moveInBy: addMonths(today, 34),
  });
}

async function announced(office: LandOffice): Promise<void> {
  for (const person of OPENERS) {
    const browser = await Browser.signedIn(office.desk.addresses, person);
    await browser.post('/nyckel', { _phrase: OPENERS_PHRASE, _again: OPENERS_PHRASE });
  }
  const ref = await toMethod(office, 'announced', { site: 'Fantasien 2', dnr: 'SBK 140/2026', district: 'varberga' });
  await done(office, 'signe-dal', ref, 'choose-method', { rulebook: cited(office), method: 'comparison' });
  for (const [kind, weight] of [
    ['social', '50'],
    ['rent', '30'],
    ['price', '20'],
  ] as const)
    await made(office, 'signe-dal', ref, 'set-criterion', { kind, weight });
  await done(office, 'signe-dal', ref, 'announce', {
    rulebook: cited(office),
    closesOn: addDays(localDate(office.now), 60),
    firstOpener: OPENERS[0],
    secondOpener: OPENERS[1],
  });
}

async function bidAndIdea(office: LandOffice): Promise<void> {
  await office.desk.bid('monica-asp', refOf(office, 'announced'), 'demo-bid-1', {
    bidder: 'Inbillade Bygg AB',
    organisationNumber: '559999-0016',
    contactName: 'Lo Fingerad',
    contactEmail: 'lo@inbilladebygg.example',
    sum: '38500000',
    rentPerSqm: '1425',
    socialFlats: '9',
    proposal: 'Sextio hyresrätter i trä kring en gård, nio av dem till kommunen.',
  });
  const idea = { site: 'Drömmen 1:7', dnr: 'SBK 151/2026', district: 'rosta', homes: '45', planStatus: 'unplanned' };
  const ref = await opened(office, 'signe-dal', 'idea', PLOTS, 'open-plot', idea);
  await office.desk.move('signe-dal', ref, 'claim', null, {});
}

/** Said by the developer two days ago; the holder has not yet decided what to do about it. */
async function lateForecast(office: LandOffice): Promise<void> {
  await made(office, 'signe-dal', refOf(office, 'decided'), 'report-milestone', {
    milestone: 'moveIn',
    forecast: addMonths(localDate(office.now), 37),
  });
}

async function toMethod(office: LandOffice, key: string, site: Answers): Promise<string> {
  const ref = await opened(office, 'signe-dal', key, PLOTS, 'open-plot', { ...site, need: refOf(office, 'need') });
  await done(office, 'signe-dal', ref, 'describe-site');
  await done(office, 'johan-ek', ref, 'consultation', {}, 'soc-utredning');
  await done(office, 'ingrid-vall', ref, 'consultation', {}, 'lfa-forvaltning');
  const rulebook = cited(office);
  await made(office, 'signe-dal', ref, 'set-condition', { rulebook, need: refOf(office, 'need') });
  const cap = { type: 'rent_cap', measure: 'share', amount: '20', termYears: '15' };
  const check = { verification: 'rent_statement', verifier: 'obo-uthyrning' };
  await made(office, 'signe-dal', ref, 'set-condition', { rulebook, ...cap, ...check });
  await done(office, 'signe-dal', ref, 'set-conditions');
  return ref;
}

function refOf({ refs }: LandOffice, key: string): string {
  const ref = refs.get(key);
  if (ref === undefined) throw new Error(`The story has no ${key} yet`);
  return ref;
}

function cited(office: LandOffice): string {
  return `${refOf(office, 'rulebook')}-v1`;
}

async function opened(
  { desk, now, refs }: LandOffice,
  person: string,
  key: string,
  process: string,
  form: string,
  answers: Answers = {},
): Promise<string> {
  const ref = await desk.open(person, `demo-${key}-00`, process, exampleAnswers(process, form, now, answers));
  refs.set(key, ref);
  return ref;
}

async function done(
  { desk, now }: LandOffice,
  person: string,
  ref: string,
  kind: string,
  answers: Answers = {},
  unit: string | null = null,
): Promise<void> {
  const { tasks, process } = await desk.seeCase(person, ref);
  const task = tasks.find((one) => one.kind === kind && (unit === null || one.unit === unit));
  if (task === undefined) throw new Error(`${ref} has no ${kind} for ${person}`);
  await desk.move(person, ref, 'complete', task, exampleAnswers(process, kind, now, answers));
}

async function made({ desk, now }: LandOffice, person: string, ref: string, move: string, answers: Answers) {
  await desk.move(person, ref, move, null, exampleAnswers(PLOTS, move, now, answers));
}

/** The council's last meeting up to a day; none is in July. */
export function lastMeeting(today: CivilDate): CivilDate {
  for (let back = 0; ; back += 1) {
    const meeting = meetingOf(addMonths(`${today.slice(0, 7)}-01`, -back));
    if (meeting !== null && meeting <= today) return meeting;
  }
}
