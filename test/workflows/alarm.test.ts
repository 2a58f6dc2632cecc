import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { testServer } from '../support/database';
import type { alarms } from './support/alarms';

Runtime.install({ logger: new DefaultLogger('ERROR') });

const taskQueue = `alarm-${randomUUID()}`;
let connection: Connection;
let native: NativeConnection;
let worker: Worker;
let running: Promise<void>;

beforeAll(async () => {
  const address = testServer('TEMPORAL');
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  worker = await Worker.create({ connection: native, taskQueue, workflowsPath: require.resolve('./support/alarms') });
  running = worker.run();
}, 30_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await native.close();
  await connection.close();
});

/** When the alarm rang, and how many timers were begun and taken back beside the story's own. */
async function told(story: Parameters<typeof alarms>[0]) {
  const client = new Client({ connection });
  const workflowId = `alarm-${story}-${randomUUID()}`;
  const handle = await client.workflow.start<typeof alarms>('alarms', { workflowId, taskQueue, args: [story] });
  const rang = await handle.result();
  const { events } = await handle.fetchHistory();
  return { rang, takenBack: (events ?? []).filter((event) => event.timerCanceledEventAttributes != null).length };
}

test('a deadline that is moved rings at the new instant, and the timer of the old one is taken back', async () => {
  expect(await told('moved')).toEqual({ rang: ['6'], takenBack: 1 });
});

test('a case that is over when its clock rings is not rung for again and again', async () => {
  expect(await told('over')).toEqual({ rang: ['3'], takenBack: 0 });
});

test('a closing that the register refuses leaves the timer as it was', async () => {
  expect(await told('refused')).toEqual({ rang: ['3'], takenBack: 0 });
});

test('an instant that is changed and changed back before everything rests leaves the timer as it was', async () => {
  expect(await told('to-and-fro')).toEqual({ rang: ['3'], takenBack: 0 });
});

test('an alarm that has rung its last rings again when it is set again', async () => {
  expect(await told('again')).toEqual({ rang: ['3', '6', '9'], takenBack: 0 });
});
