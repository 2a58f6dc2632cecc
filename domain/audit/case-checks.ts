import { rungNotFired } from './of-case/clocks';
import { noContactInTime } from './of-case/contacts';
import { forumWithoutHolder } from './of-case/forum';
import { holderAbsent, holderInactive, holderLeftUnit, holderUnitGone, unitCannotAct } from './of-case/holders';
import { legalLimitNear } from './of-case/limits';
import { offerBeyondLadder } from './of-case/offers';
import { pausedPastReturn } from './of-case/rests';
import { nobodyNamedCanAct, taskUnfinishable } from './of-case/tasks';
import { consentExpired } from './of-case/views';
import type { CaseCheck } from './world';

/** Every question that is put to every open case, in one reading of it. */
export const CASE_CHECKS: readonly CaseCheck[] = [
  holderUnitGone,
  rungNotFired,
  holderInactive,
  holderLeftUnit,
  holderAbsent,
  unitCannotAct,
  offerBeyondLadder,
  pausedPastReturn,
  noContactInTime,
  forumWithoutHolder,
  taskUnfinishable,
  nobodyNamedCanAct,
  legalLimitNear,
  consentExpired,
];
