import { addDays, daysBetween } from '../calendar/civil-date';
import { localDate } from '../calendar/stockholm';
import type { CivilDate, Instant } from '../instant';
import { type Absence, covers } from './absence';

/** An absence without an end is seen over this often (issue 4, section 3). */
export const REVIEW_AFTER_DAYS = 7;
/** Longer than this, and the head is proposed to give the person's cases to others. */
export const MOVE_AFTER_DAYS = 14;

/** It has no end, and its day to be seen over has come: the head is reminded until somebody says how it stands. */
export function isToReview(absence: Absence, now: Instant): boolean {
  const { to, reviewOn } = absence;
  return to === null && reviewOn !== null && reviewOn <= localDate(now) && covers(absence, now);
}

/** It has gone on for more than a fortnight: a deputy is for a while, a case is not. */
export function isLong(absence: Absence, now: Instant): boolean {
  return covers(absence, now) && daysBetween(absence.from, localDate(now)) > MOVE_AFTER_DAYS;
}

/** The next day to see it over, when the head has said that it still stands. */
export function nextReview(now: Instant): CivilDate {
  return addDays(localDate(now), REVIEW_AFTER_DAYS);
}
