import { addDays } from '../calendar/civil-date';
import { localDate } from '../calendar/stockholm';
import { isIn } from './actor';
import { type Command, IllegalMove } from './commands';
import type { Planned } from './decide';
import type { Process } from './process';
import type { ClosedCase } from './state';
import { isSocial } from './units';

/** Whoever comes back within this goes on where the case ended; later it is a new case, linked to the old. */
export const REOPEN_DAYS = 90;
const RULE = 'Handlingsplanen, insatsområde 2: ny kontakt inom 90 dagar återöppnar ärendet hos den som höll det senast';

/** Null when the person may reopen the closed case now, else the rule that forbids it. */
export function reopenForbidden(
  state: ClosedCase,
  { actor, receivedAt, input }: Pick<Command, 'actor' | 'receivedAt' | 'input'>,
) {
  const theirs = isIn(actor, state.lastHolder) || state.involved.some((unit) => isSocial(unit) && isIn(actor, unit));
  const named = state.restrictedTo === null || (actor.kind === 'person' && state.restrictedTo.includes(actor.id));
  if (!theirs || !named) return { rule: 'not-yours', source: RULE };
  const tooLate = localDate(receivedAt) > addDays(localDate(state.closedAt), REOPEN_DAYS);
  return tooLate && input.because !== 'court' ? { rule: 'too-late-to-reopen', source: RULE } : null;
}

/**
 * A closed case that lives again, at the stage its process says, with the unit that held it last.
 * @throws IllegalMove when it may not, or when a court is named where none has decided.
 */
export function decideReopening(process: Process, state: ClosedCase, command: Command): readonly Planned[] {
  if (command.move !== 'reopen') throw new IllegalMove('case-closed', 'Ett avslutat ärende ändras inte');
  const refusal = reopenForbidden(state, command);
  if (refusal !== null) throw new IllegalMove(refusal.rule, refusal.source);
  const because = command.input.because === 'court' ? 'court' : 'contact';
  const { stage, unit } = process.reopensAt(state, because);
  return [{ type: 'CaseReopened', because, stage, entry: state.entry + 1, unit, texts: command.texts }];
}
