import type { Deadline, NextEvent } from './state';

/** When this clock speaks next: its next rung, the daily reminder after the last one, or the end of a wait. */
export function nextOf(deadline: Deadline): NextEvent | null {
  if (deadline.about === 'wait') return { at: deadline.dueAt, deadlineId: deadline.id, kind: 'wait-over' };
  const rung = deadline.rungs[deadline.fired];
  if (rung) return { at: rung.at, deadlineId: deadline.id, kind: 'rung' };
  return deadline.repeatAt === null ? null : { at: deadline.repeatAt, deadlineId: deadline.id, kind: 'reminder' };
}

/**
 * The earliest of all that is open. An open case always has one: every task, offer and wait carries a clock, and a
 * clock whose ladder is climbed goes on reminding.
 * @throws Error when nothing is open: a case that nobody owes anything would be lost.
 */
export function earliest(deadlines: { readonly [id: string]: Deadline }): NextEvent {
  let first: NextEvent | null = null;
  for (const deadline of Object.values(deadlines)) {
    const event = nextOf(deadline);
    if (event !== null && (first === null || event.at < first.at)) first = event;
  }
  if (first === null) throw new Error('An open case without a next event');
  return first;
}
