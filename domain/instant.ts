/** A moment: epoch milliseconds, UTC. Never a `Date`, so that it survives JSON and the workflow sandbox. */
export type Instant = number;

/** A day in Sweden as it is written, `YYYY-MM-DD`. It has no time and no zone. */
export type CivilDate = string;

/** A time of day in Sweden, `HH:mm` (24 hours). */
export type LocalTime = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
