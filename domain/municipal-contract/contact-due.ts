import { localDate, toInstant } from '../calendar/stockholm';
import { computeDeadline } from '../deadlines/deadline';
import type { CivilDate } from '../instant';
import { policyOf } from '../kernel/clock';
import type { Coded, OpenCase } from '../kernel/state';
import { FOLLOW_UP } from './codes';

/** When the household must have been met again: named, so that a new round can be told from the one before. */
export interface ContactRound {
  readonly name: string;
  readonly policy: string;
  /** The day it counts from, when that is not the day of the last contact. */
  readonly from?: CivilDate;
}

/**
 * Kommunalt kontrakt, boende: contact at least by the support level. Levels 1-3 count from the last contact, and a
 * follow-up that was held is one. Level 0 has no visits of its own: a week after the next follow-up somebody must have
 * heard from the household, whether the follow-up came about or not.
 */
export function contactRound(state: OpenCase): ContactRound {
  const { heardThrough, supportLevel } = state.data;
  const level = Number(supportLevel ?? 1);
  const policy = `contact.level${level}`;
  const next = level === 0 ? nextFollowUpOn(state) : null;
  return next === null
    ? { name: `level${level}-${String(heardThrough ?? 'start')}`, policy }
    : { name: `level0-${next}`, policy, from: next };
}

/** How many of the follow-ups are behind us. */
export function followUpsDone(lastFollowUp: Coded | undefined): number {
  return Object.keys(FOLLOW_UP).findIndex((which) => which === lastFollowUp) + 1;
}

/** The day of the first follow-up that has not been held yet; null when none is left or nobody has moved in. */
function nextFollowUpOn(state: OpenCase): CivilDate | null {
  const { heardThrough, movedInOn } = state.data;
  const which = Object.keys(FOLLOW_UP)[followUpsDone(heardThrough)];
  if (which === undefined || typeof movedInOn !== 'string') return null;
  const policy = policyOf(state, `followup.${which}`);
  return localDate(computeDeadline({ policy, start: toInstant(movedInOn, '12:00'), daysOff: state.daysOff }).dueAt);
}
