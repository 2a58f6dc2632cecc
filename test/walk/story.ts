import { type Answers, exampleAnswers } from '../../embedded/demo/example-answers';
import { Desk, Refused } from '../../embedded/demo/desk';
import { exampleAnswers as exampleApplication } from '../../domain/intake/example';
import { localDate, localTime } from '../../domain/calendar/stockholm';
import { randomUUID } from 'node:crypto';
import type { Running } from './running';

type Did = readonly [who: string, what: string, answers?: Answers];
type Step = Did | { readonly time: string };

const MOTTAGNING = 'sara-lundin';
/** Days between the follow-ups of the first year, each held a few days before its date. */
const YEAR_OF_FOLLOW_UPS: readonly Step[] = [12, 16, 58, 90, 90, 90].flatMap((days): readonly Step[] => [
  { time: `P${days}D` },
  ['support', 'follow-up', { supportLevel: '0' }],
]);

/** The README's walk: own form to own lease, with one silence on the way that climbs every rung. */
const STEPS: readonly Step[] = [
  [
    'reception',
    'first-contact',
    { next: 'investigate', acuteNeed: 'no', urgency: 'normal', protectedIdentity: 'none' },
  ],
  ['investigator', 'accept'],
  [
    'investigator',
    'investigate',
    { proposal: 'approve', rooms: '2', maxRent: '9000', noGo: [], accessibility: 'none' },
  ],
  ['decider', 'sign-decision', { verdict: 'approve' }],
  ['matcher', 'accept'],
  { time: 'P50D' },
  ['matcher', 'find-home', { found: 'yes', home: 'walk-1' }],
  ['matcher', 'arrange-viewing'],
  ['investigator', 'reach-person', { answer: 'yes' }],
  ['investigator', 'collect-consent', { consent: 'given' }],
  ['matcher', 'landlord-answer', { answer: 'accepted' }],
  ['matcher', 'sign-sublease', { signedBy: 'all_adults', fixedTerm: 'no' }],
  ['matcher', 'waiver', { state: 'approved' }],
  ['matcher', 'move-in'],
  ['support', 'accept'],
  ...YEAR_OF_FOLLOW_UPS,
  { time: 'P12D' },
  [
    'support',
    'transfer-review',
    {
      verdict: 'ready',
      rentOnTime: 'yes',
      noDisturbance: 'yes',
      flatCared: 'yes',
      insurance: 'yes',
      supportEnded: 'yes',
    },
  ],
  ['matcher', 'landlord-transfer', { answer: 'accepted' }],
  ['support', 'first-hand-lease'],
  { time: 'P85D' },
  ['support', 'after-check', { stillHoused: 'yes', needsHelp: 'no' }],
  ['support', 'close-check'],
];

/** Kinds of task that the story itself does; what else is done, colleagues do. */
export const STORY: ReadonlySet<string> = new Set(
  STEPS.flatMap((step) => (Array.isArray(step) ? [(step as Did)[1]] : [])),
);

export interface People {
  readonly [role: string]: string;
}

/** Walks the story through the API. `before` is called ahead of each step: the place to kill something. */
export async function walk(
  running: Running,
  people: People,
  before: (no: number, of: number) => Promise<void>,
): Promise<string> {
  const desk = () => new Desk({ web: running.web, issuer: running.issuer });
  const key = randomUUID();
  const now = Date.now();
  const answers = exampleApplication('sv', { today: localDate(now), localNow: `${localDate(now)}T${localTime(now)}` });
  await before(0, STEPS.length);
  const ref = await insist(() => desk().apply(people.reception ?? MOTTAGNING, key, 'sv', answers as Answers));
  await insist(async () => {
    const seen = await desk().seeCase(people.reception ?? MOTTAGNING, ref);
    if (!seen.tasks.some((task) => task.kind === 'first-contact')) throw new Error('not started yet');
  });
  // Rent and visits are looked after by the demo's colleagues; the walk is about what the story says.
  await insist(() => machine(running, { mark: ref, as: 'chores' }));
  for (const [i, step] of STEPS.entries()) {
    await before(i + 1, STEPS.length);
    const done = Array.isArray(step)
      ? act(running, desk, people, ref, step as Did)
      : pass(running, (step as { time: string }).time);
    await done.catch((cause: unknown) => {
      throw new Error(`Step ${i + 1} of ${STEPS.length}, ${JSON.stringify(step)}, failed`, { cause });
    });
  }
  return ref;
}

/** The same command until it is done: its id makes a repeat harmless, and that is what is tried here. */
async function act(
  running: Running,
  desk: () => Desk,
  people: People,
  ref: string,
  [role, what, given]: Did,
): Promise<void> {
  const person = people[role] ?? role;
  const id = randomUUID();
  await insist(async () => {
    if (what === 'accept') return desk().move(person, ref, 'accept', null, {}, id);
    const seen = await desk().seeCase(person, ref);
    const task = seen.tasks.find((one) => one.kind === what) ?? sent.get(id);
    if (!task) throw new Error(`No task ${what} in ${seen.stage}`);
    sent.set(id, task);
    const now = await displayedNow(running);
    await desk().move(person, ref, 'complete', task, exampleAnswers('municipalContract', what, now, given ?? {}), id);
  });
}

/** A task that was finished by a command whose answer was lost is not there any more: the command is sent as it was. */
const sent = new Map<string, { readonly id: string; readonly version: number }>();

async function displayedNow(running: Running): Promise<number> {
  const answer = await fetch(new URL('/dev/time.json', running.web));
  return Date.parse(((await answer.json()) as { now: string }).now);
}

/** To an instant that is fixed once: a journey that was cut is taken up again, not added to. */
async function pass(running: Running, duration: string): Promise<void> {
  const days = Number(/^P(\d+)D$/.exec(duration)?.[1]);
  let target: number | undefined;
  await insist(async () => {
    const now = await displayedNow(running);
    target ??= now + days * 86_400_000;
    const seconds = Math.round((target - now) / 1000);
    if (seconds <= 60) return;
    await machine(running, { for: `PT${seconds}S` });
  });
}

async function machine(running: Running, wish: object): Promise<void> {
  const answer = await fetch(new URL('/dev/time.json', running.web), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}

async function insist<T>(work: () => Promise<T>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      // A rule's no is an answer; everything else may be a part that is down.
      if (error instanceof Refused && [400, 409, 422].includes(error.status)) throw error;
      if (Date.now() > end) throw error;
      await new Promise((go) => setTimeout(go, 250));
    }
  }
}
