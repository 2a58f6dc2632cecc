import { TASKS } from '../../domain/municipal-contract/tasks';
import type { Instant } from '../../domain/instant';
import type { OpenCase } from '../../domain/kernel/state';
import { Browser, optionsOf } from './browser';
import { type PlannedWork, planWork } from './colleagues-plan';
import { type Addresses, Desk, Refused } from './desk';
import { type Answers, exampleAnswers } from './example-answers';
import { demoOrganisation } from './organisation';

/**
 * The demo's people as the time machine asks them: what they mean to do, and to do it, through the API. `answering`: who
 * does it when somebody is away.
 */
export function colleaguesAt(
  addresses: Addresses,
  answering: (person: string, at: Instant) => Promise<string> = (person) => Promise.resolve(person),
) {
  const desk = new Desk(addresses);
  return {
    plan: (state: OpenCase, mode: 'worked' | 'chores' | 'stalled') => planWork(demoOrganisation, state, mode),
    async perform(planned: PlannedWork, now: Instant): Promise<string | null> {
      try {
        const work = { ...planned, person: await answering(planned.person, now) };
        const answers = work.task === null ? {} : await answersTo(addresses, work, now);
        if (answers === null) return null;
        await desk.move(work.person, work.ref, work.move, work.task, answers);
        return doneInWords(work);
      } catch (error) {
        // The case has moved on, or the rules say no: nobody insists.
        if (error instanceof Refused && error.status < 500) return null;
        throw error;
      }
    },
  };
}

async function answersTo(
  addresses: Addresses,
  { task, ref, person }: PlannedWork,
  now: Instant,
): Promise<Answers | null> {
  if (task === null) return {};
  const { kind, about } = task;
  if (kind === 'find-home') {
    const home = await homeFor(addresses, person, ref);
    return exampleAnswers(
      'municipalContract',
      kind,
      now,
      home === null ? { found: 'no', noHomeReason: 'none_vacant' } : { home },
    );
  }
  // At twelve months nobody in the demo is quite ready; at eighteen they are.
  const given: Answers =
    kind === 'transfer-review' && about['which'] === 'first' ? { verdict: 'not_yet', supportEnded: 'no' } : {};
  return exampleAnswers('municipalContract', kind, now, given);
}

/** The first home the case page offers: those that fit come first. */
export async function homeFor(addresses: Addresses, person: string, ref: string): Promise<string | null> {
  const browser = await Browser.signedIn(addresses, person);
  return optionsOf(await browser.get(`/arenden/${ref}`), 'home')[0] ?? null;
}

function doneInWords({ person, move, task }: PlannedWork): string {
  const name = demoOrganisation.people.find((one) => one.id === person)?.name ?? person;
  const what =
    move === 'accept' ? 'tog emot ärendet' : task === null ? 'tog ärendet' : (TASKS[task.kind]?.label ?? task.kind);
  return task === null ? `${name} ${what}` : `${name}: ${what}`;
}
