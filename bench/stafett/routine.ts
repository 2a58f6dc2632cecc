import { type Routine, THE_END } from '../../workflows/tell';

/** The same case as bench/bare/workflow.ts, told with the kit. */
export const benchRoutine: Routine = {
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
