import { localDate } from '../calendar/stockholm';
import { addWorkingDays, isWorkingDay } from '../calendar/working-days';
import type { CivilDate, Instant } from '../instant';
import type { MessageRecipient } from '../kernel/messages';

/** What one look of the audit gave one unit to see to, and what of it still stands. */
export interface GivenFindings {
  readonly unit: string;
  readonly foundAt: Instant;
  /** When the first of them is due. */
  readonly dueAt: Instant;
}

/** A word to whoever answers for findings. `id` is the same however often it is asked: it is said once. */
export interface FindingReminder {
  readonly id: string;
  readonly kind: 'finding' | 'finding-late';
  readonly to: MessageRecipient;
  readonly dueAt: Instant;
}

/**
 * What must have been said by now of the findings that stand: when they were found; every working day when their time
 * is out; to whoever is above too from the working day after. One word however many there are.
 * `systemUnit`: where those sit who look after the system; what is nobody else's is theirs.
 */
export function findingReminders(
  given: readonly GivenFindings[],
  now: Instant,
  { daysOff, systemUnit }: { readonly daysOff: readonly CivilDate[]; readonly systemUnit: string },
): readonly FindingReminder[] {
  const today = localDate(now);
  return given.flatMap(({ unit, foundAt, dueAt }): FindingReminder[] => {
    const to: MessageRecipient = unit === systemUnit ? { kind: 'system-owner' } : { kind: 'head', unit };
    const found = { id: `finding/${unit}/${foundAt}`, kind: 'finding', to, dueAt } as const;
    if (now < dueAt || !isWorkingDay(today, daysOff)) return [found];
    const late = { id: `finding-late/${unit}/${today}`, kind: 'finding-late', to, dueAt } as const;
    if (now < addWorkingDays(dueAt, 1, daysOff)) return [found, late];
    return [found, late, { ...late, id: `${late.id}/above`, to: { kind: 'department-head', unit } }];
  });
}
