import { toInstant } from '../../domain/calendar/stockholm';
import { DAY_MS, MINUTE_MS } from '../../domain/instant';
import { saveHome } from '../../register/homes';
import { caseWorkflowId } from '../../workflows/messages';
import type { Answers } from './colleague';
import { recordJourney } from './histories';
import { verdictOn } from './judged';
import { type Stafett, type StafettOptions, startStafett } from './stafett';
import { until } from './until';

/** Monday 2 March 2037, 10:00 in Örebro. 2037 has the same weekdays and the same Easter as 2026. */
export const MONDAY: StafettOptions['at'] = ['2037-03-02', '10:00'];

/** The people of the journeys, each at the own desk with the own bearer token. */
export interface Crew {
  readonly stafett: Stafett;
  readonly anna: Desk;
  readonly johan: Desk;
  readonly birgitta: Desk;
  readonly petra: Desk;
  readonly elin: Desk;
  readonly ingrid: Desk;
  readonly helena: Desk;
}
type Desk = ReturnType<Stafett['as']>;

export function crewOf(stafett: Stafett): Crew {
  return {
    stafett,
    anna: stafett.as('anna-lind'),
    johan: stafett.as('johan-ek'),
    birgitta: stafett.as('birgitta-stal'),
    petra: stafett.as('petra-ljung'),
    elin: stafett.as('elin-dahl'),
    ingrid: stafett.as('ingrid-vall'),
    helena: stafett.as('helena-brandt'),
  };
}

/**
 * One household's story on the real servers, in a Stafett of its own. `tell` returns the case's reference. Afterwards
 * every journey is held to the same: register and workflow agree, the rebuild gives the same rows, the workflow of
 * a closed case has ended, every stage was entered by a person, and the independent auditor finds nothing to say.
 */
export function journey(title: string, tell: (crew: Crew) => Promise<string>, at = MONDAY): void {
  test(title, async () => {
    const stafett = await startStafett({ at });
    try {
      const ref = await tell(crewOf(stafett));
      await agree(stafett, ref);
      await recordJourney(stafett, ref, title);
    } finally {
      await stafett.stop();
    }
  });
}

async function agree(stafett: Stafett, ref: string): Promise<void> {
  expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
  expect(await stafett.differences()).toEqual([]);
  if ((await stafett.state(ref)).status === 'closed') {
    const run = stafett.client.workflow.getHandle(caseWorkflowId(ref));
    await until('the workflow of a closed case ends', async () => (await run.describe()).status.name === 'COMPLETED');
  }
  const facts = await stafett.facts(ref);
  expect(facts.map((fact) => fact.no)).toEqual(facts.map((_, i) => i + 1));
  expect(facts.filter((fact) => fact.type === 'StageEntered' && !('person' in fact.by))).toEqual([]);
  expect(await verdictOn(stafett)).toEqual([]);
}

/** By e-mail, so that the receipt and the other words to the applicant are mails and not tasks. */
export const BY_EMAIL: Answers = { contactWay: 'email', email: 'mira@example.test' };

export async function toInvestigation({ anna, johan }: Crew, answers: Answers = {}): Promise<string> {
  const ref = await anna.submit({ ...BY_EMAIL, ...answers });
  await anna.complete(ref, 'first-contact');
  await johan.accept(ref);
  return ref;
}

/** The decision is made on the day the clock shows. */
export async function toMatching(crew: Crew, answers: Answers = {}): Promise<string> {
  const ref = await toInvestigation(crew, answers);
  await crew.johan.complete(ref, 'investigate', { childrenHeard: 'no_children' });
  await crew.birgitta.complete(ref, 'sign-decision');
  await crew.petra.accept(ref);
  return ref;
}

/** Refused after a hearing, sent with the appeal notice, not yet known to be received. */
export async function toRefusal({ johan, birgitta, ...crew }: Crew, answers: Answers = {}): Promise<string> {
  const ref = await toInvestigation({ johan, birgitta, ...crew }, answers);
  await johan.complete(ref, 'investigate', { proposal: 'refuse', childrenHeard: 'no_children' });
  await johan.complete(ref, 'send-hearing');
  await johan.complete(ref, 'record-hearing-reply', { replied: 'no', proposal: 'refuse' });
  await birgitta.complete(ref, 'sign-decision', { verdict: 'refuse' });
  await johan.complete(ref, 'dispatch-decision', { way: 'signed_letter' });
  return ref;
}

/** Moves in and is taken over by the support, on the day the clock shows. */
export async function toTenancy(crew: Crew): Promise<string> {
  const { johan, petra, elin, stafett } = crew;
  const ref = await toMatching(crew);
  await petra.complete(ref, 'find-home', { found: 'yes', home: await vacantHome(stafett) });
  await petra.complete(ref, 'arrange-viewing');
  await johan.complete(ref, 'reach-person', { answer: 'yes' });
  await johan.complete(ref, 'collect-consent');
  await petra.complete(ref, 'landlord-answer');
  await petra.complete(ref, 'sign-sublease');
  await petra.complete(ref, 'waiver', { state: 'approved' });
  await petra.complete(ref, 'move-in');
  await elin.accept(ref);
  return ref;
}

export async function vacantHome(stafett: Stafett, id = 'H-101'): Promise<string> {
  const details = {
    id,
    address: 'Påhittade gatan 1',
    district: 'Rosta',
    rooms: 2,
    sqm: 55,
    rentMonth: 7000,
    floor: 1,
    lift: true,
    accessible: true,
    landlord: 'Påhittade bostäder AB',
    availableFrom: '2037-03-01',
    status: 'available',
  } as const;
  await saveHome(stafett.register, details, { version: null, by: 'petra-ljung', now: await stafett.now() });
  return id;
}

/** Kind of task -> who does it, and with what answers besides the form's examples. */
export type Habits = Readonly<Record<string, readonly [who: Desk, answers?: Answers]>>;

/** Life goes on until a local date: whoever has a task of these kinds does it in good time, one day before. */
export async function liveUntil(stafett: Stafett, ref: string, date: string, habits: Habits): Promise<void> {
  const end = toInstant(date, '09:00');
  for (;;) {
    const state = await stafett.state(ref);
    if (state.status !== 'open') return;
    const [next] = Object.values(state.tasks)
      .filter((task) => habits[task.kind] !== undefined)
      .map((task) => ({ kind: task.kind, dueAt: state.deadlines[task.deadlineId]?.dueAt ?? 0 }))
      .filter(({ dueAt }) => dueAt - DAY_MS < end)
      .toSorted((a, b) => a.dueAt - b.dueAt);
    if (next === undefined) break;
    const now = await stafett.now();
    if (next.dueAt - DAY_MS - now > MINUTE_MS) await stafett.passToInstant(next.dueAt - DAY_MS);
    const habit = habits[next.kind];
    await habit?.[0].complete(ref, next.kind, habit[1]);
  }
  await stafett.passToInstant(end);
}

/** Who entered which stage, in order. */
export async function stagesOf(stafett: Stafett, ref: string): Promise<readonly string[]> {
  return (await stafett.facts(ref)).flatMap((fact) => (fact.type === 'StageEntered' ? [fact.stage] : []));
}
