import type { Found } from '../../domain/audit/found';
import { worldAt } from '../../domain/audit/world';
import type { Instant } from '../../domain/instant';
import type { Register } from '../database';
import { inSnapshot } from '../differences';
import { organisation } from '../organisation';
import type { Look } from './look';
import { lookAtOpenCases } from './open-cases';
import { intakesNotStarted, mailsUnhandled, twoOpenCases } from './others';
import { checkRegister, rememberVerified } from './register-checks';

export interface LookWish extends Pick<Look, 'realNow' | 'only' | 'again' | 'alive'> {
  /** Displayed clock. */
  readonly now: Instant;
}

export interface Seen {
  readonly found: readonly Found[];
  /** Number of the last fact of every open case. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Everything the audit asks of facts, register and mail, as they were at one moment. Cases go on meanwhile. */
export async function lookAtRegister(register: Register, wish: LookWish): Promise<Seen> {
  const world = worldAt(wish.now, await organisation(register));
  const { numbers, found, written } = await inSnapshot(register, async (tx) => {
    const look: Look = { ...wish, tx, world, processByName: register.processByName };
    const cases = await lookAtOpenCases(look);
    const written = await checkRegister(look);
    const others = [await mailsUnhandled(look), await twoOpenCases(look), await intakesNotStarted(look)].flat();
    const all = [...cases.found, ...written.found, ...others];
    return { numbers: cases.numbers, found: all, written };
  });
  await rememberVerified(register.db, written, wish.realNow);
  return { found: eachOnce(found), numbers };
}

/**
 * A row that says something false also says false things to the other checks: what it lacks is said first, that it
 * differs only when nothing else has been said of it that folding it again mends.
 */
function eachOnce(found: readonly Found[]): readonly Found[] {
  const rows = new Set(found.filter(({ check }) => check === 'no-holder' || check === 'no-next-event').map(byRef));
  const damaged = new Set(found.filter(({ check }) => check === 'row-differs').map(byRef));
  return found.filter((one) => {
    if (one.check === 'row-differs') return !rows.has(byRef(one));
    // Read from a row that is wrong: asked again when it has been mended.
    return !damaged.has(byRef(one)) || rows.has(byRef(one));
  });
}

function byRef({ ref }: Found): string {
  return ref ?? '';
}
