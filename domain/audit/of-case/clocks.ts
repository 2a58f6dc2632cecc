import { localDate } from '../../calendar/stockholm';
import { type CaseCheck, LATE_MS } from '../world';

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
