import { parseForm } from '../../../client/forms/parse-form';
import { TASKS } from '../../../domain/municipal-contract/tasks';
import { STAGES } from '../../../domain/municipal-contract/stages';
import { formOf } from '../../../domain/forms/process-forms.schema';
import { DAY_MS, MINUTE_MS } from '../../../domain/instant';
import type { Person } from '../../../domain/kernel/actor';
import type { CodedRecord } from '../../../domain/kernel/state';
import { type PlannedWork, planWork } from '../../../embedded/demo/colleagues-plan';
import { exampleAnswers } from '../../../embedded/demo/example-answers';
import { demoOrganisation } from '../../../embedded/demo/organisation';
import { calendarFor } from '../../../embedded/demo/seed-calendar';
import { decisions } from '../../../embedded/demo/stories/decisions';
import { demoHomes } from '../../../embedded/demo/stories/homes';
import { MONTH_18_DAYS, settled } from '../../../embedded/demo/stories/settled';
import { waiting } from '../../../embedded/demo/stories/waiting';
import { localDate, localTime, toInstant } from '../../../domain/calendar/stockholm';
import { isWorkingDay } from '../../../domain/calendar/working-days';
import { MemoryCase, startOf } from '../../support/memory-case';

function actor(id: string): Person {
  const found = demoOrganisation.people.find((person) => person.id === id);
  if (found === undefined) throw new Error(`Nobody is called ${id}`);
  return { kind: 'person', id, memberships: found.memberships, roles: found.roles };
}

/** The codes of the example answers, as a form would take them. */
function codesFor({ task }: PlannedWork, now: number): CodedRecord {
  if (task === null) return {};
  if (task.kind === 'find-home') return { found: 'yes', home: 'bostad-1', homeRooms: 3, homeSqm: 75, homeRent: 8000 };
  const form = formOf('municipalContract', task.kind);
  if (form === undefined) return {};
  const parsed = parseForm(form, exampleAnswers('municipalContract', task.kind, now));
  if (!parsed.ok) throw new Error(`${task.kind}: ${JSON.stringify(parsed.errors)}`);
  return parsed.codes as CodedRecord;
}

async function perform(kase: MemoryCase, work: PlannedWork): Promise<void> {
  const input = codesFor(work, kase.now);
  await kase.move(actor(work.person), work.move, input, work.task === null ? {} : { task: work.task.id });
}

test('colleagues who work take a household from the application to its own lease, and nobody’s head hears of it', async () => {
  const kase = await new MemoryCase(startOf('ST-7F3K2', { supportLevel: 1 })).begin();
  for (let moves = 0; kase.relay.isOpen && moves < 400; moves++) {
    const [next] = planWork(demoOrganisation, kase.state, 'worked').toSorted((a, b) => a.at - b.at);
    if (next === undefined) await kase.passTo(kase.state.next.at + MINUTE_MS);
    else {
      await kase.passTo(Math.max(next.at, kase.now));
      await perform(kase, next);
    }
  }
  expect(kase.folded()).toMatchObject({ status: 'closed', reason: 'own_contract' });
  const beyond = kase.facts.filter(
    (fact) => fact.type === 'RungReached' && !['holder', 'holder-and-deputy'].includes(fact.to),
  );
  expect(beyond).toEqual([]);
});

test('nobody touches a case that is told to stand still; of the visitor’s main part only the chores are done', async () => {
  const kase = await new MemoryCase(startOf('ST-7F3K2')).begin();
  await kase.pass(2 * DAY_MS);
  expect(planWork(demoOrganisation, kase.state, 'stalled')).toEqual([]);
  expect(planWork(demoOrganisation, kase.state, 'chores')).toEqual([]);
  expect(planWork(demoOrganisation, kase.state, 'worked').map((work) => work.task?.kind)).toContain('first-contact');
});

describe('the demo’s stories', () => {
  const stories = [...settled, ...waiting, ...decisions];

  test('tell of 15 households and 25 homes, three of the cases with nobody who acts', () => {
    expect(stories).toHaveLength(15);
    expect(demoHomes).toHaveLength(25);
    expect(stories.filter((story) => story.afterwards === 'stalled')).toHaveLength(3);
    expect(new Set(stories.map((story) => story.key)).size).toBe(15);
  });

  test('speak only of people, tasks and stages that exist', () => {
    const steps = stories.flatMap((story) => story.days.flatMap((day) => day.steps));
    const people = new Set(demoOrganisation.people.map((person) => person.id));
    expect(steps.filter((step) => !people.has(step.by))).toEqual([]);
    expect(steps.filter((step) => step.kind !== undefined && TASKS[step.kind] === undefined)).toEqual([]);
    expect(stories.filter((story) => !STAGES.some((stage) => stage.name === story.stage))).toEqual([]);
  });

  test.each(['2026-11-24', '2026-12-24', '2027-05-01'])(
    'begun on %s they open on a working morning, with every day after the one before',
    (today) => {
      const calendar = calendarFor(toInstant(today, '13:00'), MONTH_18_DAYS);
      const days = [...new Set(stories.flatMap((story) => story.days.map((day) => day.daysAgo)))].toSorted(
        (a, b) => b - a,
      );
      const instants = days.map(calendar);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      for (const instant of instants) expect(isWorkingDay(localDate(instant))).toBe(true);
      expect(localTime(calendar(0))).toBe('09:10');
      expect(instants[0]).toBeGreaterThan(toInstant(today, '13:00'));
    },
  );
});
