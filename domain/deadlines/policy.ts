/**
 * What an amount counts.
 * - `minutes`, `acute-hours`: elapsed time round the clock, through changes to and from summer time.
 * - `working-days`: the n-th working day after the start day, same local time.
 * - `days`, `weeks`, `months`, `years`: to the end of the day (23:59:59.999 in Sweden), then as `roll` says.
 * - `end-of-day`: to the end of the start day plus `amount` calendar days.
 * - `yearly-dates`: to the end of the next of `dates`.
 * - `given-date`: a person or a partner named the date; nothing is counted.
 */
export type PolicyUnit =
  | 'minutes'
  | 'acute-hours'
  | 'working-days'
  | 'days'
  | 'weeks'
  | 'months'
  | 'years'
  | 'end-of-day'
  | 'yearly-dates'
  | 'given-date';

/** Where the clock comes from; it decides the ladder and whether the organisation's own days off count. */
export type PolicyKind = 'office' | 'statutory' | 'contract' | 'acute' | 'system';

/** What happens when the last day is no working day (lag 1930:173 2 § for statutory clocks). */
export type PolicyRoll = 'next-working-day' | 'previous-working-day' | 'stays';

/** One clock of a routine. Plain data: it is snapshotted into the case when a task opens. */
export type Policy<Key extends string = string> = {
  readonly key: Key;
  /** Counted up when amount, unit, kind or roll changes; old cases keep the version they began with. */
  readonly version: number;
  /** Negative amounts count backwards from the start ("4 months before the term ends"). */
  readonly amount: number;
  readonly unit: PolicyUnit;
  readonly kind: PolicyKind;
  readonly roll: PolicyRoll;
  /** Swedish, for staff: what the clock is called. */
  readonly label: string;
  /** Swedish, with source: why the clock exists. */
  readonly basis: string;
  /** The shortest amount a person may choose instead, same unit (hearing: 7 of 14 days). */
  readonly atLeast?: number;
  /** `MM-DD`, only with `yearly-dates`. */
  readonly dates?: readonly string[];
};
