import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dataConverterFrom } from '../../../activities/codec';
import { processByName } from '../../../domain/processes';
import { openRegister } from '../../../register/database';
import { registerActivities } from '../../../activities/register';
import { cachedBundle } from '../../../worker/bundle';

/*
 * A worker that dies, or kills the process that VICTIM names (the Temporal server), at the worst moment: the register
 * has committed, Temporal has not heard of it. No hook in the product: its own activity is wrapped here. Run by tests,
 * which read "ready" on its output.
 */
async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const {
    DATABASE_URL = '',
    TEMPORAL = '',
    TASK_QUEUE = '',
    CODEC_KEY = '',
    BUNDLES = '',
    VICTIM = `${process.pid}`,
  } = process.env;
  const real = registerActivities(openRegister(DATABASE_URL, { processByName }));
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: TEMPORAL }),
    taskQueue: TASK_QUEUE,
    dataConverter: dataConverterFrom({
      STAFETT_CODEC_KEYS: [{ id: 'test', keyBase64: CODEC_KEY }],
      TEMPORAL_NAMESPACE: 'default',
    }),
    workflowBundle: await cachedBundle(BUNDLES),
    activities: {
      // The postman's rounds are left to the next worker.
      deliverMail: () => new Promise<never>(() => undefined),
      appendFacts: async (batch: Parameters<typeof real.appendFacts>[0]) => {
        const result = await real.appendFacts(batch);
        if (result.kind === 'written') process.kill(Number(VICTIM), 'SIGKILL');
        return result;
      },
    },
    stickyQueueScheduleToStartTimeout: '500ms',
  });
  const running = worker.run();
  process.stdout.write('ready\n');
  await running;
}

void main();
