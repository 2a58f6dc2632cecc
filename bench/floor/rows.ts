import { Relay } from '../../workflows/relay-core';
import type { AppendBatch } from '../../workflows/messages';
import { tell } from '../../workflows/tell';
import { benchProcess } from '../stafett/process';
import { benchRoutine } from '../stafett/routine';
import { MOVES, startOf } from '../steps';

/** Never a case of its own: replaced by the reference of the case that is written. */
const NOBODY = 'BN-rows';

/** What Stafett itself writes in each turn of the bench's case, told once in memory. */
export async function rowsOfTurns(): Promise<(ref: string, turn: number) => AppendBatch> {
  const turns: string[] = [];
  const port = {
    now: Date.now,
    append: async (batch: AppendBatch) => {
      turns.push(JSON.stringify(batch));
      return { kind: 'written' } as const;
    },
    after: async () => [],
    rest: () => new Promise<void>((rested) => setImmediate(rested)),
    wakeAt: () => undefined,
    since: () => true,
  };
  const relay = new Relay(benchProcess, port, startOf(NOBODY));
  const faults: unknown[] = [];
  await tell(relay, benchRoutine, (fault) => faults.push(fault));
  for (const [step, { actor, move, taskId }] of Object.entries(MOVES)) {
    const about = { taskId, taskVersion: null, input: {}, texts: {} };
    await relay.move({ id: `${NOBODY}.${step}`, move, actor, receivedAt: Date.now(), ...about });
  }
  if (faults.length > 0 || !relay.isOver) throw new Error('The bench has no rows to write', { cause: faults[0] });
  return (ref, turn) => JSON.parse((turns[turn] ?? '').replaceAll(NOBODY, ref)) as AppendBatch;
}
