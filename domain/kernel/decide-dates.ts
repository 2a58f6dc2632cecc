import { isCivilDate } from '../calendar/civil-date';
import { endOfDay, localDate, toInstant } from '../calendar/stockholm';
import { computeDeadline } from '../deadlines/deadline';
import { dayInWords } from '../swedish-dates';
import { moveClock } from './clock';
import { IllegalMove } from './commands';
import type { Moving, Planned } from './decide';
import type { Deadline, OpenCase } from './state';

/** Moves that set or put right a date: extend, new-date, correct, undo. Null for all others. */
export function decideDates(moving: Moving): readonly Planned[] | null {
  switch (moving.command.move) {
    case 'extend':
      return [newDate(moving, moving.task?.deadlineId ?? '', 'extended')];
    case 'new-date':
      return [newDate(moving, moving.state.baton.doing.deadlineId, 'new-date')];
    case 'correct':
      return correct(moving);
    case 'undo':
      return moving.state.undo === null ? [] : [{ type: 'MoveUndone', nos: moving.state.undo.nos }];
    default:
      return null;
  }
}

function newDate({ state, command, now }: Moving, deadlineId: string, because: 'extended' | 'new-date'): Planned {
  const clock = state.deadlines[deadlineId];
  const until = command.input.until;
  if (!clock || typeof until !== 'string' || !isCivilDate(until))
    throw new IllegalMove('missing-answer', 'Formuläret', { field: 'until' });
  const at = endOfDay(until);
  if (at <= now || (because === 'extended' && at <= clock.dueAt)) {
    throw new IllegalMove('date-must-be-later', 'En förlängning flyttar datumet framåt');
  }
  const explanation = `satt till ${dayInWords(until)}, tidigare ${dayInWords(localDate(clock.dueAt))}`;
  return {
    type: 'DateMoved',
    because,
    texts: command.texts,
    deadline: moveClock(state, clock, { at, explanation }, now),
  };
}

/** The right value beside the wrong one; every clock that the value had started is reckoned again. */
function correct({ state, command, now }: Moving): readonly Planned[] {
  const { correctedNo, field, value } = command.input;
  if (typeof correctedNo !== 'number' || correctedNo < 1 || correctedNo > state.no || typeof field !== 'string') {
    throw new IllegalMove('no-such-fact', 'En rättelse pekar på en uppgift i ärendet');
  }
  const kept = field === 'receivedAt' ? startOf(value) : (value ?? null);
  return [
    {
      type: 'FactCorrected',
      correctedNo,
      field,
      was: command.input.was ?? null,
      value: kept,
      texts: command.texts,
    },
    ...Object.values(state.deadlines)
      .filter((clock) => clock.from?.no === correctedNo && clock.from.field === field)
      .map((clock) => reckonedAgain(state, clock, startOf(value), now)),
  ];
}

/** A date counts from noon: clocks of days and weeks run to the end of their day whatever the hour. */
function startOf(value: unknown): number {
  if (typeof value === 'string' && isCivilDate(value)) return toInstant(value, '12:00');
  throw new IllegalMove('date-expected', 'Rättelsen av ett datum är ett datum');
}

function reckonedAgain(state: OpenCase, clock: Deadline, start: number, now: number): Planned {
  const sum = computeDeadline({ policy: clock.policy, start, daysOff: state.daysOff });
  const moved = moveClock(state, clock, { at: sum.dueAt, explanation: sum.explanation }, now);
  return { type: 'DateMoved', because: 'corrected', texts: {}, deadline: { ...moved, startAt: start } };
}
