import { SECOND_MS } from '../../domain/instant';

const LOOK_EVERY_MS = 25;

/** Waits for something that will become true. Real time. @throws naming what did not come, after `withinMs`. */
export async function until(what: string, holds: () => Promise<boolean>, withinMs = 30 * SECOND_MS): Promise<void> {
  const latest = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
