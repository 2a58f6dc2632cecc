import { condition, sleep } from '@temporalio/workflow';
import { Alarm } from '../../../workflows/alarm';

const DUE_MS = 1_500;

/** Sets an alarm as `story` says; each time it rang, and what broke. */
export async function alarms(story: 'moved' | 'over' | 'refused' | 'to-and-fro' | 'again'): Promise<readonly string[]> {
  const rang: string[] = [];
  const due = Date.now() + DUE_MS;
  /** A busy machine may ring late, but nobody is rung for before their time. */
  let expected = due;
  let next: number | null = null;
  let over = false;
  const alarm = new Alarm(
    async () => {
      rang.push(Date.now() < expected ? 'early' : 'in time');
      // A clock whose case is closed while it waits for its turn has nothing more to set.
      if (story === 'over') await condition(() => over);
      else if (next !== null) alarm.set((expected = next));
      else alarm.set(null);
    },
    (fault) => rang.push(`broken: ${String(fault)}`),
  );
  alarm.set(due);
  switch (story) {
    case 'moved':
      await sleep(1);
      expected = due + DUE_MS;
      alarm.set(expected);
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
      expected = Date.now() + DUE_MS;
      alarm.set(expected);
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
