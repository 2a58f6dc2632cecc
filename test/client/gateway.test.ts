import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dataConverterFrom } from '../../activities/codec';
import { gatewayTo, type Gateway, type MoveRequest } from '../../client/gateway';
import { startThrough } from '../../client/relay-intakes';
import type { Person } from '../../domain/kernel/actor';
import { caseWorkflowId } from '../../workflows/messages';
import { type FreshRegister, freshRegister, testServer } from '../support/database';

Runtime.install({ logger: new DefaultLogger('ERROR') });
// Two of these tests wait as long as a person is made to wait.
jest.setTimeout(20_000);

const dataConverter = dataConverterFrom({
  STAFETT_CODEC_KEYS: [{ id: 'test', keyBase64: Buffer.alloc(32, 3).toString('base64') }],
  TEMPORAL_NAMESPACE: 'default',
});
const taskQueue = `gateway-${randomUUID()}`;
const anna: Person = {
  kind: 'person',
  id: 'anna-lind',
  memberships: [{ unit: 'soc-mottagning', role: 'member' }],
  roles: [],
};
const clock = { now: () => 1_000, refresh: async () => 1_000 };

let fresh: FreshRegister;
let connection: Connection;
let native: NativeConnection;
let client: Client;
let gateway: Gateway;
let worker: Worker;
let running: Promise<void>;

async function startWorker(): Promise<void> {
  worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowsPath: require.resolve('./support/answering-workflow'),
    dataConverter,
    stickyQueueScheduleToStartTimeout: '500ms',
  });
  running = worker.run();
}

beforeAll(async () => {
  fresh = await freshRegister();
  const address = testServer('TEMPORAL');
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  client = new Client({ connection, dataConverter });
  gateway = gatewayTo({ client, register: fresh.register, clock, start: startThrough(client, taskQueue) });
  await startWorker();
});
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
  await fresh.drop();
});

async function startedCase(): Promise<string> {
  const ref = `ST-${randomUUID().slice(0, 8)}`;
  await client.workflow.start('answering', { workflowId: caseWorkflowId(ref), taskQueue, workflowTaskTimeout: '2s' });
  return ref;
}

function move(name: string, more: Partial<MoveRequest> = {}): MoveRequest {
  return { commandId: randomUUID(), move: name, taskId: null, version: null, codes: {}, texts: {}, ...more };
}

test('a move that the routine takes is done', async () => {
  expect(await gateway.makeMove(anna, await startedCase(), move('note'))).toEqual({ kind: 'done', nos: [1, 1] });
});

test.each(['refuse-at-once', 'refuse-late'])(
  'a refusal names its rule and source, whether it comes %s',
  async (name) => {
    expect(await gateway.makeMove(anna, await startedCase(), move(name))).toEqual({
      kind: 'refused',
      rule: 'not-yours',
      source: 'Provets regel',
      detail: { by: 'person' },
    });
  },
);

test('the same command sent twice is made once', async () => {
  const ref = await startedCase();
  const once = move('note');
  const first = await gateway.makeMove(anna, ref, once);
  expect(await gateway.makeMove(anna, ref, once)).toEqual(first);
  expect(await gateway.makeMove(anna, ref, move('note'))).toEqual({ kind: 'done', nos: [2, 2] });
});

/** The register has this command already. */
async function written(ref: string, commandId: string, [first, last]: readonly [number, number]): Promise<void> {
  const row = { ref, command_id: commandId, first_no: first, last_no: last };
  await fresh.register.db.insertInto('commands').values(row).execute();
}

test('what the register already holds is done, also when Temporal no longer answers for it', async () => {
  const ref = 'ST-GONE';
  const { commandId } = move('note');
  await written(ref, commandId, [4, 5]);
  expect(await gateway.makeMove(anna, ref, move('note', { commandId }))).toEqual({ kind: 'done', nos: [4, 5] });
});

test('a command that an earlier run of the case has written keeps its numbers', async () => {
  const ref = await startedCase();
  const { commandId } = move('note');
  await written(ref, commandId, [7, 9]);
  const again = await gateway.makeMove(anna, ref, move('written-before', { commandId }));
  expect(again).toEqual({ kind: 'done', nos: [7, 9] });
});

test('a repeat that the case has forgotten, and refuses, is answered by what it did', async () => {
  const ref = await startedCase();
  const { commandId } = move('complete');
  await written(ref, commandId, [2, 3]);
  const again = await gateway.makeMove(anna, ref, move('refuse-late', { commandId }));
  expect(again).toEqual({ kind: 'done', nos: [2, 3] });
});

test('the words of a refused move stay in the register as pending, and never went to Temporal', async () => {
  const ref = await startedCase();
  await gateway.makeMove(anna, ref, move('note', { texts: { note: { body: 'Ringde mamman', kind: 'text' } } }));
  const rows = await fresh.register.db
    .selectFrom('texts')
    .select(['field', 'state', 'body'])
    .where('ref', '=', ref)
    .execute();
  expect(rows).toEqual([{ field: 'note', state: 'pending', body: 'Ringde mamman' }]);
  const history = JSON.stringify(await client.workflow.getHandle(caseWorkflowId(ref)).fetchHistory());
  expect(history).not.toContain(Buffer.from('Ringde mamman').toString('base64').slice(0, 12));
});

test('a case that has not begun yet is answered with "try again", not with an error', async () => {
  expect(await gateway.makeMove(anna, 'ST-NONE', move('note'))).toEqual({ kind: 'unavailable' });
});

test('an answer that does not come within five seconds leaves the person with "received"', async () => {
  const ref = await startedCase();
  expect(await gateway.makeMove(anna, ref, move('never-answer'))).toEqual({ kind: 'received' });
});

test('a server that is not there is "try again in a moment", within the time a person waits', async () => {
  const lost = Connection.lazy({ address: '127.0.0.1:1' });
  const away = gatewayTo({
    client: new Client({ connection: lost, dataConverter }),
    register: fresh.register,
    clock,
    start: startThrough(client, taskQueue),
  });
  expect(await away.makeMove(anna, 'ST-AWAY', move('note'))).toEqual({ kind: 'unavailable' });
  expect(await away.ready()).toBe(false);
  await lost.close();
});
