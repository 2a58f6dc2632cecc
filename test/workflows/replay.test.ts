import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { bundleWorkflowCode, DefaultLogger, type InjectedSinks, Worker } from '@temporalio/worker';
import { dataConverterFrom, failureConverterPath } from '../../activities/codec';
import { fold } from '../../domain/kernel/evolve';
import type { Fact } from '../../domain/kernel/facts';
import { municipalContract } from '../../domain/municipal-contract/process';
import { caseWorkflowId } from '../../workflows/messages';
import { recordedJourneys } from '../support/histories';
import { TEST_CODEC } from '../support/stafett';
import type { AppendSinks } from './support/append-recorder';

const journeys = recordedJourneys();
/** Workflow id -> the facts that today's code decides on yesterday's history. */
const decided = new Map<string, Fact[]>();
const failures = new Map<string, Error>();
const idOf = (facts: readonly Fact[]) => caseWorkflowId(facts[0]?.type === 'CaseOpened' ? facts[0].ref : '');

beforeAll(async () => {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('../../workflows'),
    failureConverterPath,
    workflowInterceptorModules: [require.resolve('./support/append-recorder')],
    logger: new DefaultLogger('ERROR'),
  });
  const sinks: InjectedSinks<AppendSinks> = {
    appends: {
      append: {
        callDuringReplay: true,
        fn: ({ workflowId }, batch) => {
          const facts = decided.get(workflowId) ?? [];
          decided.set(workflowId, [...facts.slice(0, (batch.facts[0]?.no ?? 1) - 1), ...batch.facts]);
        },
      },
    },
  };
  const histories = journeys.map(({ facts, history }) => ({
    workflowId: idOf(facts),
    history: historyFromJSON(history),
  }));
  const replayed = Worker.runReplayHistories(
    { workflowBundle, dataConverter: dataConverterFrom(TEST_CODEC), sinks },
    histories,
  );
  for await (const { workflowId, error } of replayed) if (error !== undefined) failures.set(workflowId, error);
});

test('every kind of journey has been recorded', () => {
  expect(journeys.length).toBeGreaterThanOrEqual(15);
});

test.each(journeys)('today’s routine goes on from where this recorded household stands: $story', ({ facts }) => {
  expect(failures.get(idOf(facts))).toBeUndefined();
});

// Replay alone is blind to a moved deadline or a renamed fact: the commands to Temporal stay the same.
test.each(journeys)('today’s routine decides the very same facts and dates: $story', ({ facts }) => {
  expect(decided.get(idOf(facts))).toEqual(facts);
});

test.each(journeys)('the recorded facts still fold into a case: $story', ({ facts }) => {
  expect(fold(municipalContract, facts)?.no).toBe(facts.length);
});
