import { MINUTE_MS, type Instant } from '../instant';
import type { Fact, FactType } from './facts';
import type { OpenCase, UndoPoint } from './state';

/** A person may take back the own last move for this long (kit.md, "Undo and correct"). */
export const UNDO_MS = 15 * MINUTE_MS;

/** A baton moved, something left the house, a clock spoke: it can be corrected, not undone. */
export const UNDO_ENDS: ReadonlySet<FactType> = new Set<FactType>([
  'CaseOpened',
  'CaseClosed',
  'HandoverOffered',
  'HandoverAccepted',
  'HandoverDeclined',
  'HandoverAsked',
  'HandoverAnswered',
  'HandoverRecalled',
  'CaseLifted',
  'ForumScheduled',
  'HolderNamed',
  'CaseReopened',
  'ApplicantTold',
  'UnitsTold',
  'LetterSent',
  'ViewOpened',
  'HomeReserved',
  'HomeReleased',
  'FlatsPromised',
  'FlatsDelivered',
  'FlatsWaived',
  'FlatsReleased',
  'CaseTold',
  'RungReached',
  'WaitOver',
  'FactCorrected',
  'MoveUndone',
  'RulesChanged',
]);

/** What the routine does because of the move belongs to it. */
export const ROUTINE_COMMAND = 'step:';

type ByPerson = Fact & { readonly by: { readonly person: string; readonly unit: string | null } };

export function startsMove(fact: Fact): fact is ByPerson {
  return 'person' in fact.by && !fact.commandId.startsWith(ROUTINE_COMMAND);
}

export function isPartOfMove(undo: UndoPoint, fact: Fact): boolean {
  return fact.commandId === undo.commandId || fact.commandId.startsWith(ROUTINE_COMMAND);
}

/** Null when the person may undo now, else the rule that forbids it. */
export function undoForbidden(state: OpenCase, person: string, now: Instant): string | null {
  if (state.undo === null) return 'nothing-to-undo';
  if (state.undo.person !== person) return 'others-move';
  return now - state.undo.at > UNDO_MS ? 'too-late-to-undo' : null;
}
