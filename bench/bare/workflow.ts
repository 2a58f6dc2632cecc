import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

/**
 * What one would write on Temporal without Stafett: the same case (start, notify, a task with a reminder after 14 days,
 * a hand-over with a reminder, accept, done) with ordinary activities. It has no register, no rules about who may, no
 * ladder beyond one reminder, no history for people, no encryption, no inbox.
 */
export interface BareActivities {
  notify(ref: string, what: string): Promise<void>;
}

const { notify } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

export const completeTask = defineUpdate<void, []>('completeTask');
export const acceptCase = defineUpdate<void, []>('acceptCase');
export const closeCase = defineUpdate<void, []>('closeCase');

export async function bareCase(ref: string): Promise<void> {
  let step: 'task' | 'offered' | 'accepted' | 'done' = 'task';

  setHandler(completeTask, () => {
    if (step === 'task') step = 'offered';
  });
  setHandler(acceptCase, () => {
    if (step === 'offered') step = 'accepted';
  });
  setHandler(closeCase, () => {
    if (step === 'accepted') step = 'done';
  });

  async function until(done: () => boolean, reminder: '14 days' | '2 days', what: string): Promise<void> {
    await notify(ref, what);
    if (await condition(done, reminder)) return;
    await notify(ref, `reminder: ${what}`);
    await condition(done);
  }

  await until(() => step !== 'task', '14 days', 'new task');
  await until(() => step !== 'offered', '2 days', 'offer');
  await until(() => step === 'done', '14 days', 'accepted');
}
