import { addDays } from '../../calendar/civil-date';
import { localDate, startOfDay } from '../../calendar/stockholm';
import type { CaseCheck } from '../world';

/** A case rests until a day; from the day after nobody may think that it still does. */
export const pausedPastReturn: CaseCheck = (state, { now }) => {
  const { paused } = state;
  if (paused === null || localDate(now) <= paused.until) return [];
  return [
    {
      check: 'paused-past-return',
      ref: state.ref,
      subject: '',
      since: startOfDay(addDays(paused.until, 1)),
      unit: state.baton.unit,
      values: { on: paused.until },
    },
  ];
};
