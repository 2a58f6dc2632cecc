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

type Story = Parameters<typeof alarms>[0];
const STORIES: readonly Story[] = ['moved', 'over', 'refused', 'to-and-fro', 'again'];
const stories = new Map<Story, ReturnType<typeof told>>();

beforeAll(async () => {
  const address = testServer('TEMPORAL');
  connection = await Connection.connect({ address });
  native = await NativeConnection.connect({ address });
  worker = await Worker.create({ connection: native, taskQueue, workflowsPath: require.resolve('./support/alarms') });
  running = worker.run();
  // All at once: each waits for timers of real seconds.
  for (const story of STORIES) stories.set(story, told(story));
}, 30_000);
jest.setTimeout(30_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await Promise.allSettled(stories.values());
  await native.close();
  await connection.close();
});

/** Each time the alarm rang, and how many timers were taken back. */
async function told(story: Story) {
  const client = new Client({ connection });
  const workflowId = `alarm-${story}-${randomUUID()}`;
  const handle = await client.workflow.start<typeof alarms>('alarms', { workflowId, taskQueue, args: [story] });
  const rang = await handle.result();
  const { events } = await handle.fetchHistory();
  return { rang, takenBack: (events ?? []).filter((event) => event.timerCanceledEventAttributes != null).length };
}

test('a deadline that is moved rings at the new instant, and the timer of the old one is taken back', async () => {
  expect(await stories.get('moved')).toEqual({ rang: ['in time'], takenBack: 1 });
});

test('a case that is over when its clock rings is not rung for again and again', async () => {
  expect(await stories.get('over')).toEqual({ rang: ['in time'], takenBack: 0 });
});

test('a closing that the register refuses leaves the timer as it was', async () => {
  expect(await stories.get('refused')).toEqual({ rang: ['in time'], takenBack: 0 });
});

test('an instant that is changed and changed back before everything rests leaves the timer as it was', async () => {
  expect(await stories.get('to-and-fro')).toEqual({ rang: ['in time'], takenBack: 0 });
});

test('an alarm that has rung its last rings again when it is set again', async () => {
  expect(await stories.get('again')).toEqual({ rang: ['in time', 'in time', 'in time'], takenBack: 0 });
});
