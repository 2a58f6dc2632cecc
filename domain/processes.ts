import { coordinationForum } from './coordination-forum/process';
import type { Process } from './kernel/process';
import { housingNeed } from './housing-need/process';
import { landAllocation } from './land-allocation/process';
import { landConditionsRulebook } from './land-rulebook/process';
import { municipalContract } from './municipal-contract/process';

const PROCESSES: { readonly [name: string]: Process } = Object.fromEntries(
  [municipalContract, housingNeed, landConditionsRulebook, landAllocation, coordinationForum].map((process) => [
    process.name,
    process,
  ]),
);

/** Every process that runs here, in the order staff read them. */
export const processNames: readonly string[] = Object.keys(PROCESSES);

/** @throws RangeError for a name that is no process of ours. */
export function processByName(name: string): Process {
  const process = PROCESSES[name];
  if (process === undefined) throw new RangeError(`No process ${name}`);
  return process;
}

/** The processes whose matters are public; every other is within somebody's secrecy. */
export const publicProcesses: readonly string[] = processNames.filter((name) => PROCESSES[name]?.isPublic === true);
