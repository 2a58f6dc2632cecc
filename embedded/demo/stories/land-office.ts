import { addMonths } from '../../../domain/calendar/civil-date';
import { localDate } from '../../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../../domain/instant';
import { meetingOf } from '../../../domain/land-allocation/meetings';
import type { Desk } from '../desk';
import { type Answers, exampleAnswers } from '../example-answers';

export const PLOTS = 'landAllocation';

/** One day of the plots, counted back from the day the demo opens on. */
export interface PlotDay {
  readonly daysAgo: number;
  readonly work: (office: LandOffice) => Promise<void>;
}

/** What the people who work with land have in hand while they fill the demonstration. */
export interface LandOffice {
  readonly desk: Desk;
  readonly now: Instant;
  /** Cases by the name that the story has for them. */
  readonly refs: Map<string, string>;
}

/** From the opening to the choice of method, with a lease of some flats and a highest rent as conditions. */
export async function toMethod(office: LandOffice, key: string, site: Answers, leased = '8'): Promise<string> {
  const need = office.refs.get('need');
  const answered: Answers = need === undefined ? {} : { need };
  const ref = await opened(office, 'signe-dal', key, PLOTS, 'open-plot', { ...site, ...answered });
  await done(office, 'signe-dal', ref, 'describe-site');
  await done(office, 'johan-ek', ref, 'consultation', {}, 'soc-utredning');
  await done(office, 'ingrid-vall', ref, 'consultation', {}, 'lfa-forvaltning');
  const rulebook = cited(office);
  await made(office, 'signe-dal', ref, 'set-condition', { rulebook, amount: leased, ...answered });
  const cap = { type: 'rent_cap', measure: 'share', amount: '20', termYears: '15' };
  const check = { verification: 'rent_statement', verifier: 'obo-uthyrning' };
  await made(office, 'signe-dal', ref, 'set-condition', { rulebook, ...cap, ...check });
  await done(office, 'signe-dal', ref, 'set-conditions');
  return ref;
}

/** Directly to the council's last meeting; the notice is posted today. */
export async function toNotice(office: LandOffice, ref: string, party: Answers): Promise<void> {
  const on = lastMeeting(localDate(office.now));
  await done(office, 'signe-dal', ref, 'choose-method', { rulebook: cited(office), method: 'direct' });
  await done(office, 'signe-dal', ref, 'child-impact');
  await done(office, 'signe-dal', ref, 'council-decision', { decidedOn: on, soleTrader: 'no', ...party });
  await done(office, 'signe-dal', ref, 'post-notice', { approvedOn: on, postedOn: localDate(office.now) });
}

/** The decision is final, and the agreement signed today; `months`: how far ahead each milestone is agreed. */
export async function toAgreement(
  office: LandOffice,
  ref: string,
  months: Readonly<Record<'permit' | 'start' | 'complete' | 'moveIn', number>>,
): Promise<void> {
  const today = localDate(office.now);
  await done(office, 'signe-dal', ref, 'confirm-legal-force');
  await done(office, 'signe-dal', ref, 'sign-agreement', {
    signedOn: today,
    permitBy: addMonths(today, months.permit),
    startBy: addMonths(today, months.start),
    completeBy: addMonths(today, months.complete),
    moveInBy: addMonths(today, months.moveIn),
  });
}

export function refOf({ refs }: LandOffice, key: string): string {
  const ref = refs.get(key);
  if (ref === undefined) throw new Error(`The story has no ${key} yet`);
  return ref;
}

export function cited(office: LandOffice): string {
  return `${refOf(office, 'rulebook')}-v1`;
}

export async function opened(
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

export async function done(
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

export async function made({ desk, now }: LandOffice, person: string, ref: string, move: string, answers: Answers) {
  await desk.move(person, ref, move, null, exampleAnswers(PLOTS, move, now, answers));
}

/** The council's last meeting up to a day; none is in July. */
export function lastMeeting(today: CivilDate): CivilDate {
  for (let back = 0; ; back += 1) {
    const meeting = meetingOf(addMonths(`${today.slice(0, 7)}-01`, -back));
    if (meeting !== null && meeting <= today) return meeting;
  }
}
