import { condition, sleep } from '@temporalio/workflow';
import { Alarm } from '../../../workflows/alarm';

const DUE_MS = 300;

/** Sets an alarm as `story` says; when it rang, in hundreds of ms from the beginning, and what broke. */
export async function alarms(story: 'moved' | 'over' | 'refused' | 'to-and-fro' | 'again'): Promise<readonly string[]> {
  const began = Date.now();
  const rang: string[] = [];
  const due = began + DUE_MS;
  let next: number | null = null;
  let over = false;
  const alarm = new Alarm(
    async () => {
      rang.push(`${Math.round((Date.now() - began) / 100)}`);
      // A clock whose case is closed while it waits for its turn has nothing more to set.
      if (story === 'over') await condition(() => over);
      else alarm.set(next);
    },
    (fault) => rang.push(`broken: ${String(fault)}`),
  );
  alarm.set(due);
  switch (story) {
    case 'moved':
      await sleep(1);
      alarm.set(due + DUE_MS);
      break;
    case 'over':
      await condition(() => rang.length > 0);
      alarm.set(null);
      over = true;
      break;
    case 'refused':
      await sleep(1);
      alarm.set(null);
      alarm.set(due);
      break;
    case 'to-and-fro':
      await sleep(1);
      alarm.set(due + DUE_MS);
      alarm.set(due);
      break;
    case 'again':
      next = due + DUE_MS;
      await condition(() => rang.length > 0);
      next = null;
      await condition(() => rang.length > 1);
      await sleep(1);
      alarm.set(Date.now() + DUE_MS);
      break;
    default:
      story satisfies never;
  }
  let ends = false;
  void sleep(4 * DUE_MS).then(() => {
    ends = true;
  });
  await condition(() => {
    alarm.look();
    return ends;
  });
  await alarm.off();
  return rang;
}
