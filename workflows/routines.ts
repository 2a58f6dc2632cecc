import { coordinationForumRoutine } from './coordination-forum';
import { housingNeedRoutine } from './housing-need';
import { landAllocationRoutine } from './land-allocation';
import { landRulebookRoutine } from './land-rulebook';
import { municipalContractRoutine } from './municipal-contract';
import type { Routine } from './tell';

const ROUTINES: { readonly [process: string]: Routine } = {
  municipalContract: municipalContractRoutine,
  housingNeed: housingNeedRoutine,
  landConditionsRulebook: landRulebookRoutine,
  landAllocation: landAllocationRoutine,
  coordinationForum: coordinationForumRoutine,
};

/** How each process is told. @throws RangeError for a name that is no process of ours. */
export function routineOf(process: string): Routine {
  const routine = ROUTINES[process];
  if (routine === undefined) throw new RangeError(`No routine for ${process}`);
  return routine;
}
