import { localDate } from '../../domain/calendar/stockholm';
import type { CivilDate, Instant } from '../../domain/instant';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import { rowInWords, dueInWords } from '../words/time';

/** When something falls, words first: "tors 12 mars (om 3 arbetsdagar)". */
export function When({ at, now, daysOff }: { at: Instant; now: Instant; daysOff: readonly CivilDate[] }) {
  return (
    <time datetime={new Date(at).toISOString()} title={momentInWords(at)}>
      {dueInWords(at, now, daysOff)}
    </time>
  );
}

/** As `When`, short: for the one line of a list. */
export function WhenInRow({ at, now, daysOff }: { at: Instant; now: Instant; daysOff: readonly CivilDate[] }) {
  return (
    <time datetime={new Date(at).toISOString()} title={momentInWords(at)}>
      {rowInWords(at, now, daysOff)}
    </time>
  );
}

/** A moment: "tors 12 mars kl. 15.00", with the year unless it is that of `now`. */
export function Moment({ at, now }: { at: Instant; now?: Instant }) {
  return (
    <time datetime={new Date(at).toISOString()}>
      {momentInWords(at, now === undefined ? undefined : localDate(now))}
    </time>
  );
}

/** A day without its time. */
export function Day({ on, now }: { on: CivilDate; now?: Instant }) {
  return <time datetime={on}>{dayInWords(on, now === undefined ? undefined : localDate(now))}</time>;
}
