import type { History } from '@temporalio/common/lib/proto-utils';
import { type InjectedSinks, Worker } from '@temporalio/worker';
import { dataConverterFrom } from '../../activities/codec';
import { fold } from '../../domain/kernel/evolve';
import type { Fact } from '../../domain/kernel/facts';
import { processByName } from '../../domain/processes';
import { buildBundle } from '../../worker/bundle';
import { caseWorkflowId } from '../../workflows/messages';
import { recordedJourneys } from '../support/histories';
import { TEST_CODEC } from '../support/stafett';
import type { AppendSinks } from './support/append-recorder';

const journeys = recordedJourneys();
/** Run id -> the facts that today's code decides on yesterday's history. */
const decided = new Map<string, Fact[]>();
const failures = new Map<string, Error>();
const idOf = (facts: readonly Fact[]) => caseWorkflowId(facts[0]?.type === 'CaseOpened' ? facts[0].ref : '');
const processOf = (facts: readonly Fact[]) => processByName(facts[0]?.type === 'CaseOpened' ? facts[0].process : '');
const runIdOf = (run: History) =>
  run.events?.[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId ?? '';

beforeAll(async () => {
  const workflowBundle = await buildBundle(undefined, {
    workflowInterceptorModules: [require.resolve('./support/append-recorder')],
  });
  const sinks: InjectedSinks<AppendSinks> = {
    appends: {
      append: {
        callDuringReplay: true,
        fn: ({ runId }, batch) => {
          const first = batch.facts[0]?.no ?? 1;
          const before = (decided.get(runId) ?? []).filter((fact) => fact.no < first);
          decided.set(runId, [...before, ...batch.facts]);
        },
      },
    },
  };
  const histories = journeys.flatMap(({ facts, runs }) =>
    runs.map((history) => ({ workflowId: idOf(facts), history })),
  );
  const replayed = Worker.runReplayHistories(
    { workflowBundle, dataConverter: dataConverterFrom(TEST_CODEC), sinks },
    histories,
  );
  for await (const { runId, error } of replayed) if (error !== undefined) failures.set(runId, error);
});

test('every kind of journey has been recorded', () => {
  expect(journeys.length).toBeGreaterThanOrEqual(15);
});

test.each(journeys)('today’s routine goes on from where this recorded household stands: $story', ({ runs }) => {
  expect(runs.map((run) => failures.get(runIdOf(run)))).toEqual(runs.map(() => undefined));
});

// Replay alone is blind to a moved deadline or a renamed fact: the commands to Temporal stay the same.
test.each(journeys)('today’s routine decides the very same facts and dates: $story', ({ runs, facts }) => {
  expect(runs.flatMap((run) => decided.get(runIdOf(run)) ?? [])).toEqual(facts);
});

test.each(journeys)('the recorded facts still fold into a case: $story', ({ facts }) => {
  expect(fold(processOf(facts), facts)?.no).toBe(facts.length);
});
