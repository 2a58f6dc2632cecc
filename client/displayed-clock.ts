import type { Clock } from './deps';

/** The real clock, ahead by what the time machine has moved it; the offset is read at each request. */
export function displayedClock(offset: () => Promise<number>): Clock {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  return {
    now,
    refresh: async () => {
      ahead = await offset();
      return now();
    },
  };
}
