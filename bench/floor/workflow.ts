import { condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { acceptCase, closeCase, completeTask } from '../bare/workflow';

/**
 * What no workflow can go below that keeps its facts as Stafett does: the same steps, each of which writes the very
 * rows that Stafett writes, in the workflow task that answers it, encrypted for Temporal. It decides nothing: no rules,
 * no kit, no ladder, nobody asked who may.
 */
export interface FloorActivities {
  writeRows(ref: string, turn: number): Promise<void>;
}

const { writeRows } = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '2 seconds' });

export async function floorCase(ref: string): Promise<void> {
  let turn = -1;
  const step = async (): Promise<void> => {
    // Who answers the start at once comes before its rows are written.
    if (turn < 0) await condition(() => turn >= 0);
    await writeRows(ref, turn + 1);
    turn += 1;
  };
  for (const update of [completeTask, acceptCase, closeCase]) setHandler(update, step);

  async function until(done: number, reminder: '14 days' | '2 days'): Promise<void> {
    if (!(await condition(() => turn >= done, reminder))) await condition(() => turn >= done);
  }

  await writeRows(ref, 0);
  turn = 0;
  await until(1, '14 days');
  await until(2, '2 days');
  await until(3, '14 days');
}
