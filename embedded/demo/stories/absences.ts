import { addDays } from '../../../domain/calendar/civil-date';
import type { CivilDate } from '../../../domain/instant';

/** Somebody of the demo who lays in an absence on a day, counted back from the day the demo opens on. */
export interface DemoAbsence {
  readonly person: string;
  readonly daysAgo: number;
  readonly fields: (today: CivilDate) => Readonly<Record<string, string>>;
}

/** One of each kind a visitor should meet: long enough for the proposal, open and to be seen over, and still to come. */
export const demoAbsences: readonly DemoAbsence[] = [
  {
    person: 'yusuf-warsame',
    daysAgo: 22,
    fields: (today) => ({ kind: 'holiday', from: today, to: addDays(today, 34), deputy: 'elin-dahl' }),
  },
  {
    person: 'amir-rahimi',
    daysAgo: 9,
    fields: (today) => ({ kind: 'sick', from: today, deputy: 'johan-ek' }),
  },
  {
    person: 'sofia-berg',
    daysAgo: 1,
    fields: (today) => ({ kind: 'leave', from: addDays(today, 7), to: addDays(today, 11), deputy: 'anna-lind' }),
  },
];
