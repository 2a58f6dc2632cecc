import { localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { leadershipOf } from '../kernel/units';
import { type Answer, answersForHead, awayAt } from './answers';
import { isLong, isToReview } from './review';
import type { Staffing } from './staffing';

/** A word to whoever looks after an absence. `id` is the same however often it is asked: it is said once. */
export interface AbsenceReminder {
  readonly id: string;
  readonly absence: string;
  readonly kind: 'absence-review' | 'absence-long';
  readonly unit: string;
  readonly to: Answer;
}

/**
 * What heads must be reminded of now: an absence without an end that is to be seen over, and one of more than a
 * fortnight. A head's own absence is the leadership's to see over.
 */
export function absenceReminders(staffing: Staffing, now: Instant): readonly AbsenceReminder[] {
  const all = [...staffing.absences.values()].flat();
  return all.flatMap((one) => {
    const kinds = [
      ...(isToReview(one, now) ? [['absence-review', one.reviewOn ?? localDate(now)] as const] : []),
      ...(isLong(one, now) && awayAt(staffing, one.person, now)?.id === one.id
        ? [['absence-long', 'once'] as const]
        : []),
    ];
    const memberships = staffing.people.get(one.person)?.memberships ?? [];
    return kinds.flatMap(([kind, when]) =>
      memberships.map(({ unit, role }): AbsenceReminder => {
        const to = answersForHead(staffing, role === 'head' ? leadershipOf(unit) : unit, now);
        return { id: `${one.id}/${kind}/${when}/${unit}`, absence: one.id, kind, unit, to };
      }),
    );
  });
}
