import { addWorkingDays } from '../../../domain/calendar/working-days';
import type { Instant } from '../../../domain/instant';
import { daysOff } from '../../../register/policies';
import type { Register } from '../../../register/database';
import { after } from '../../time-machine/target';
import type { TimeMachine } from '../../time-machine/time-machine';
import { timeMachineWords as words } from '../../words/time-machine';

export type Wish =
  | { readonly to: Instant; readonly ref: string | null }
  | { readonly field: string; readonly error: string };

const REF = /^ST-[A-Z0-9]{4,9}$/;

/** What was asked for: `workday`, `week`, a reference, or an ISO 8601 duration. */
export async function readWish(
  { machine, register }: { machine: TimeMachine; register: Register },
  now: Instant,
  asked: string,
  ref: string | null = null,
): Promise<Wish> {
  const named = (ref ?? asked).trim().toUpperCase();
  if (ref !== null || REF.test(named)) {
    const to = REF.test(named) ? await machine.pastNextEvent(named) : null;
    return to === null ? { field: 'ref', error: words.wrongReference } : { to, ref: named };
  }
  if (asked === 'workday') return { to: addWorkingDays(now, 1, await daysOff(register)), ref: null };
  const to = after(now, asked === 'week' ? 'P1W' : asked);
  return to === null || to <= now ? { field: 'for', error: words.wrongDuration } : { to, ref: null };
}
