import { randomUUID } from 'node:crypto';
import { caseWorkflowId } from '../../workflows/messages';
import type { Reply } from '../support/colleague';
import { audit } from '../support/auditor/audit';
import { readFacts } from '../support/auditor/read-register';
import { testServer } from '../support/database';
import { runsOf } from '../support/histories';
import { BY_EMAIL, crewOf, type Crew, MONDAY, toInvestigation, toMatching } from '../support/journey';
import { startStafett, type Stafett, type StafettOptions } from '../support/stafett';
import { until } from '../support/until';
import { startDyingWorker, untilDone } from './support/dying-worker';

let stafett: Stafett;
afterEach(() => stafett.stop());

async function open(options: Partial<StafettOptions> = {}): Promise<Crew> {
  stafett = await startStafett({ at: MONDAY, ...options });
  return crewOf(stafett);
}

/** Workflow and register hold the same case, its facts are numbered without gap or repeat, and the auditor acquits it. */
async function expectAgreement(ref: string): Promise<void> {
  await until('the workflow and the register agree', async () => {
    return (await stafett.workflowState(ref)).no === (await stafett.state(ref)).no;
  });
  expect(await stafett.workflowState(ref)).toEqual(await stafett.state(ref));
  expect(await stafett.differences()).toEqual([]);
  const facts = await stafett.facts(ref);
  expect(facts.map((fact) => fact.no)).toEqual(facts.map((_, i) => i + 1));
  expect(audit({ cases: await readFacts(stafett.databaseUrl), mails: null, until: await stafett.now() })).toEqual([]);
}

test('a worker without memory, that replays the case at every step, tells the same routine', async () => {
  const crew = await open({ cachedWorkflows: 0 });
  const ref = await toMatching(crew);
  await stafett.passTo('2037-03-20');
  await crew.petra.complete(ref, 'find-home', { found: 'no', home: '', noHomeReason: 'none_vacant' });
  expect((await stafett.state(ref)).stage).toBe('matching');
  await expectAgreement(ref);
});

test('a worker killed after the register has written a move leaves one set of facts, and the routine goes on', async () => {
  const { anna, johan } = await open({ worker: false });
  let worker = await stafett.startWorker();
  const ref = await anna.submit(BY_EMAIL);
  await worker.stop();

  for (const [who, move, kind] of [
    [anna, 'claim', null],
    [anna, 'complete', 'first-contact'],
    [johan, 'accept', null],
    [johan, 'complete', 'investigate'],
  ] as const) {
    const dying = await startDyingWorker(stafett, testServer('TEMPORAL'));
    const task = kind === null ? null : ((await who.see(ref)).tasks.find((one) => one.kind === kind) ?? null);
    const id = randomUUID();
    const send = () => who.try(ref, move, kind, {}, task, id);
    const first = send();
    await dying.died;
    worker = await stafett.startWorker();
    await first;
    expect((await untilDone(send)).status).toBe(200);
    await expectAgreement(ref);
    await worker.stop();
  }
  worker = await stafett.startWorker();
  const facts = await stafett.facts(ref);
  expect(facts.filter((fact) => fact.type === 'TaskCompleted').map((fact) => fact.kind)).toEqual([
    'first-contact',
    'investigate',
  ]);
  expect((await stafett.state(ref)).stage).toBe('decision');
});

test('a worker killed in the middle of a rung climbs it once, at its own time', async () => {
  const { anna } = await open({ worker: false });
  const worker = await stafett.startWorker();
  const ref = await anna.submit(BY_EMAIL);
  await anna.make(ref, 'claim');
  await worker.stop();
  const dying = await startDyingWorker(stafett, testServer('TEMPORAL'));
  const passed = stafett.passTo('2037-03-09', '18:00');
  await dying.died;
  await stafett.startWorker();
  await passed;
  await expectAgreement(ref);
  const rungs = (await stafett.facts(ref)).filter((fact) => fact.type === 'RungReached');
  expect(rungs.map((fact) => [new Date(fact.at).toISOString().slice(0, 13), fact.to])).toEqual([
    ['2037-03-04T21', 'holder'],
    ['2037-03-06T09', 'holder-and-deputy'],
    ['2037-03-09T09', 'head-of-unit'],
  ]);
});

test('the same command sent twice, one after the other or at once, is one set of facts', async () => {
  const crew = await open();
  const ref = await toInvestigation(crew);
  const id = randomUUID();
  const note = () => crew.johan.try(ref, 'note', 'note', {}, null, id);
  const replies = [await note(), await note(), ...(await Promise.all([note(), note(), note()]))];
  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
  const other = randomUUID();
  const atOnce = () => crew.johan.try(ref, 'note', 'note', {}, null, other);
  expect((await Promise.all([atOnce(), atOnce(), atOnce()])).map((reply) => reply.status)).toEqual([200, 200, 200]);
  const notes = (await stafett.facts(ref)).filter((fact) => fact.type === 'NoteAdded');
  expect(notes.map((fact) => fact.commandId)).toEqual([id, other]);
  await expectAgreement(ref);
});

test('a case that has grown long goes on in another run while people work in it, and no command is lost or done twice', async () => {
  const crew = await open();
  const ref = await toInvestigation(crew);
  const ids = Array.from({ length: 120 }, () => randomUUID());
  const left = [...ids];
  const writeNotes = async (): Promise<readonly number[]> => {
    const id = left.pop();
    if (id === undefined) return [];
    const { status } = await crew.johan.try(ref, 'note', 'note', {}, null, id);
    return [status, ...(await writeNotes())];
  };
  const statuses = await Promise.all(Array.from({ length: 6 }, writeNotes));
  expect(statuses.flat()).toEqual(ids.map(() => 200));
  const notes = (await stafett.facts(ref)).filter((fact) => fact.type === 'NoteAdded');
  expect(notes.map((fact) => fact.commandId).toSorted()).toEqual(ids.toSorted());

  const ended = (await runsOf(stafett, ref)).slice(0, -1).map((run) => run.events ?? []);
  expect(ended.length).toBeGreaterThan(0);
  for (const events of ended) {
    expect(events.length).toBeLessThanOrEqual(300);
    expect(events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes).toBeTruthy();
    // Whoever was heard in a run was answered in it, also the one whose command made it too long: a run that ended in
    // between would leave a person without an answer to what was done.
    const heard = events.flatMap(
      (event) => event.workflowExecutionUpdateAcceptedEventAttributes?.protocolInstanceId ?? [],
    );
    const answered = events.flatMap(
      (event) => event.workflowExecutionUpdateCompletedEventAttributes?.meta?.updateId ?? [],
    );
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.toSorted()).toEqual(heard.toSorted());
  }
  // What was opened in the first run is done in the last, by the routine told anew.
  await crew.johan.complete(ref, 'investigate', { childrenHeard: 'no_children' });
  expect((await stafett.state(ref)).stage).toBe('decision');
  await expectAgreement(ref);
});

test('of two who do the same task at once one wins, and the other is told that it is done', async () => {
  const crew = await open();
  const ref = await toInvestigation(crew);
  // Held by the unit, so that either may do it.
  await crew.johan.make(ref, 'release');
  const amir = stafett.as('amir-rahimi');
  const task = (await amir.see(ref)).tasks.find((one) => one.kind === 'investigate') ?? null;
  const both = await Promise.all(
    [crew.johan, amir].map((who) => who.try(ref, 'complete', 'investigate', { childrenHeard: 'no_children' }, task)),
  );
  expect(both.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(both.find((reply) => reply.status === 409)?.body['rule']).toBe('stale-task');
  await expectAgreement(ref);
});

test('signals and other moves that arrive while the closing command is on its way change nothing', async () => {
  const crew = await open();
  const ref = await toInvestigation(crew);
  await crew.johan.make(ref, 'withdrawn');
  await crew.johan.complete(ref, 'verify-withdrawal', { firstWay: 'phone', secondWay: 'letter' });
  const handle = stafett.client.workflow.getHandle(caseWorkflowId(ref));
  const closing = crew.johan.complete(ref, 'close-check');
  let closed = false;
  const ended = closing.finally(() => {
    closed = true;
  });
  const others: Promise<Reply>[] = [];
  while (!closed) {
    await handle.signal('nobody-listens').catch(() => undefined);
    if (others.length < 3) others.push(crew.johan.try(ref, 'note', 'note'));
  }
  await ended;
  for (const { status, body } of await Promise.all(others))
    expect(status === 200 || body['rule'] === 'case-closed').toBe(true);
  expect(await stafett.state(ref)).toMatchObject({ status: 'closed', reason: 'withdrawn_by_person' });
  await until('the workflow has ended', async () => (await handle.describe()).status.name === 'COMPLETED');
  await expectAgreement(ref);
});
