import { type Instant, SECOND_MS } from '../domain/instant';
import type { Register } from '../register/database';
import { markTold, postponeTold, type ToldWord, waitingWords } from '../register/told-cases';
import type { MoveOutcome } from './gateway';

/** A move of the system in a case, as the gateway makes it. */
export type SystemMove = (
  ref: string,
  move: Pick<ToldWord, 'move' | 'input' | 'at'> & { readonly id: string },
) => Promise<MoveOutcome>;

const A_LOOK = 50;
const FIRST_BACKOFF_MS = SECOND_MS;
const LONGEST_BACKOFF_MS = 60 * SECOND_MS;

/**
 * One look: delivers what cases have said to each other. The command's id is the fact that said it, so a repeat is
 * harmless. A case that is over, or says no, is told to the one who spoke: a person there settles it.
 */
export async function tellOnce(register: Register, move: SystemMove, realNow: Instant): Promise<number> {
  const words = await waitingWords(register, realNow, A_LOOK);
  for (const word of words) await tell(register, move, word, realNow);
  return words.length;
}

async function tell(register: Register, move: SystemMove, word: ToldWord, realNow: Instant): Promise<void> {
  const id = `told-${word.ref}-${word.no}`;
  const { kind } = await move(word.to, { ...word, input: { ...word.input, from: word.ref }, id });
  if (kind === 'done') return markTold(register, word, 'heard');
  if (kind === 'refused') {
    const about = { to: word.to, told: word.move };
    const back = await move(word.ref, { move: 'word-refused', input: about, at: word.at, id: `${id}-refused` });
    // Nobody there any more either: both cases are over, and nobody waits.
    if (back.kind === 'done' || back.kind === 'refused') return markTold(register, word, 'refused');
  }
  await postponeTold(register, word, realNow + Math.min(FIRST_BACKOFF_MS * 2 ** word.attempts, LONGEST_BACKOFF_MS));
}
