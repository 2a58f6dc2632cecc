import type { StartCase } from '../../workflows/messages';
import { relayCase } from '../../workflows/relay';
import { type Routine, THE_END } from '../../workflows/tell';
import { benchProcess } from './process';

/** A worker of the product carries every routine. */
export * from '../../workflows';

/** The same case as bench/bare/workflow.ts, told with the kit. */
const routine: Routine = {
  stages: {
    only: async (kase) => {
      await kase.ask('work');
      await kase.handOver({ to: 'soc-utredning', because: 'bench', view: 'full' });
      await kase.close('own_contract');
      return THE_END;
    },
  },
  always: [],
  reactions: {},
};

export async function benchCase(start: StartCase): Promise<void> {
  await relayCase(benchProcess, routine, start);
}
