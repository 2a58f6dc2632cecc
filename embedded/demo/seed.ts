import { localDate } from '../../domain/calendar/stockholm';
import { readSettingsFor } from '../../domain/settings.schema';
import type { Instant } from '../../domain/instant';
import { Browser } from './browser';
import { homeFor } from './colleagues';
import { type Addresses, Desk } from './desk';
import { exampleAnswers } from './example-answers';
import { calendarFor } from './seed-calendar';
import { demoAbsences } from './stories/absences';
import { decisions } from './stories/decisions';
import { demoHomes } from './stories/homes';
import { plotDays } from './stories/plots';
import { settled } from './stories/settled';
import type { Step, Story } from './stories/story';
import { waiting } from './stories/waiting';
import { TimeOf } from './time-of';

/** In the order in which they came in, so that the list of the demo tells one story. */
const STORIES: readonly Story[] = [...settled, ...waiting, ...decisions].toSorted(
  (a, b) => b.appliedDaysAgo - a.appliedDaysAgo,
);
const LANDLORD_COORDINATOR = 'hanna-sjoo';
const APPLICANT_AT_THE_PUBLIC_COMPUTER = 'monica-asp';

const REVIEW_IS_THE_VISITORS = 'demo-month-18';
const RECENT_DAYS = 60;

/** Fills an empty register as people would: with applications, moves and homes, through the same doors, as time passes. */
async function seed(addresses: Addresses): Promise<void> {
  const desk = new Desk(addresses);
  const time = new TimeOf(addresses.web);
  const refs = new Map<string, string>();
  const land = new Map<string, string>();
  const days = new Set([
    ...STORIES.flatMap((story) => [story.appliedDaysAgo, ...story.days.map((day) => day.daysAgo)]),
    ...demoHomes.map((home) => home.daysAgo),
    ...demoAbsences.map((absence) => absence.daysAgo),
    ...plotDays.map((day) => day.daysAgo),
  ]);
  const ordered = [...days].toSorted((a, b) => b - a);
  const calendar = calendarFor(await time.now(), ordered[0] ?? 0);
  let arrived = 0;
  for (const daysAgo of ordered) {
    await time.moveTo(calendar(daysAgo));
    await enterHomes(addresses, daysAgo, await time.now());
    await enterAbsences(addresses, daysAgo, await time.now());
    for (const { work } of plotDays.filter((day) => day.daysAgo === daysAgo))
      await work({ desk, now: await time.now(), refs: land });
    for (const story of STORIES) {
      if (story.appliedDaysAgo === daysAgo) refs.set(story.key, await apply(desk, story));
      const ref = refs.get(story.key);
      const today = story.days.find((day) => day.daysAgo === daysAgo);
      if (ref === undefined) continue;
      for (const step of today?.steps ?? []) await walk(addresses, desk, ref, step, await time.now());
      if (daysAgo !== lastDayOf(story)) continue;
      if (daysAgo > RECENT_DAYS) await time.mark(ref, story.afterwards);
      arrived += 1;
      await time.show({ done: arrived, of: STORIES.length });
      console.log(`${arrived}/${STORIES.length} ${ref} ${story.stage}`);
    }
  }
  // What is recent is found where its story leaves it; colleagues go on with it when the visitor moves the time.
  for (const story of STORIES) {
    const ref = refs.get(story.key);
    if (ref !== undefined) await time.mark(ref, story.key === REVIEW_IS_THE_VISITORS ? 'chores' : story.afterwards);
  }
}

function lastDayOf({ appliedDaysAgo, days }: Story): number {
  return Math.min(appliedDaysAgo, ...days.map((day) => day.daysAgo));
}

async function apply(desk: Desk, story: Story): Promise<string> {
  const ref = await desk.apply(APPLICANT_AT_THE_PUBLIC_COMPUTER, story.key, 'sv', story.application);
  await desk.untilSeen('anna-lind', ref).catch(() => desk.untilSeen('leila-nouri', ref));
  return ref;
}

async function walk(addresses: Addresses, desk: Desk, ref: string, step: Step, now: Instant): Promise<void> {
  const { by, move, kind, answers = {} } = step;
  if (kind === undefined) return desk.move(by, ref, move, null, answers);
  const task = (await desk.seeCase(by, ref)).tasks.find((one) => one.kind === kind);
  if (task === undefined) throw new Error(`${ref} has no ${kind} for ${by}`);
  const home = kind === 'find-home' ? await homeFor(addresses, by, ref) : null;
  const given = home === null ? answers : { home, ...answers };
  await desk.move(by, ref, move, task, exampleAnswers('municipalContract', kind, now, given));
}

async function enterHomes(addresses: Addresses, daysAgo: number, now: Instant): Promise<void> {
  const today = demoHomes.filter((home) => home.daysAgo === daysAgo);
  if (today.length === 0) return;
  const browser = await Browser.signedIn(addresses, LANDLORD_COORDINATOR);
  for (const { fields } of today)
    await browser.post('/installningar/bostader/ny', { ...fields, availableFrom: localDate(now) });
}

async function enterAbsences(addresses: Addresses, daysAgo: number, now: Instant): Promise<void> {
  for (const absence of demoAbsences.filter((one) => one.daysAgo === daysAgo)) {
    const browser = await Browser.signedIn(addresses, absence.person);
    await browser.post('/franvaro', absence.fields(localDate(now)));
  }
}

async function main(): Promise<void> {
  const settings = readSettingsFor('web', process.env);
  const web = `http://127.0.0.1:${settings.STAFETT_PORT}`;
  const time = new TimeOf(web);
  try {
    await seed({ web, issuer: settings.OIDC_ISSUER });
  } finally {
    await time.show(null);
  }
}

if (require.main === module)
  void main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
