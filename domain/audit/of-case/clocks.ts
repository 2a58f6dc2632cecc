import { localDate } from '../../calendar/stockholm';
import { MINUTE_MS } from '../../instant';
import type { CaseCheck } from '../world';

/** A rung may wait for a busy register or a worker that restarts; a quarter of an hour is no longer that. */
export const LATE_MS = 15 * MINUTE_MS;

/** Every event of an open case comes by itself; one that has not come is a clock that nobody winds. */
export const rungNotFired: CaseCheck = (state, { now }) =>
  state.next.at < now - LATE_MS
    ? [
        {
          check: 'rung-not-fired',
          ref: state.ref,
          subject: '',
          since: state.next.at,
          unit: state.baton.unit,
          values: { on: localDate(state.next.at) },
        },
      ]
    : [];
