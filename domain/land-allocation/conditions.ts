import { addMonths } from '../calendar/civil-date';
import type { CivilDate } from '../instant';
import type { Coded, CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import type { CONDITION_END, ConditionState, ConditionType } from './codes';

/** One condition of an allocation, from promise to its end. Plain data in the case. */
export interface Condition {
  readonly type: ConditionType;
  readonly measure: 'flats' | 'share';
  /** Flats, or per cent of the homes. */
  readonly amount: number;
  readonly termYears: number;
  readonly verification: string;
  readonly verifier: string;
  /** kr for each breach. */
  readonly penaltySek: number;
  readonly survivesTransfer: boolean;
  /** Version of the rulebook that it was set under. */
  readonly rulebook: number;
  /** The case of the need it answers; null when it answers none in particular. */
  readonly need: string | null;
  readonly state: ConditionState;
  /** Null as long as somebody follows it up. */
  readonly ended: keyof typeof CONDITION_END | null;
  /** Who is bound by it: a party of the plot; null before anybody has signed. */
  readonly party: string | null;
  /** How many times it has been found broken after having been in order. */
  readonly breaches: number;
  /** The last year it was followed up, counted from the first move-in; 0 = not yet. */
  readonly checkedYear: number;
}

export type Conditions = { readonly [id: string]: Condition };

export function conditionsOf(data: CodedRecord): Conditions {
  return (recordIn(data, 'conditions') as unknown as Conditions) ?? {};
}

/** Those that somebody still follows up. */
export function openConditions(data: CodedRecord): readonly string[] {
  return Object.entries(conditionsOf(data)).flatMap(([id, one]) => (one.ended === null ? [id] : []));
}

/** The flats that a condition promises: a share is reckoned of the homes, rounded up to the developer's cost. */
export function flatsOf({ measure, amount }: Pick<Condition, 'measure' | 'amount'>, homes: number): number {
  return measure === 'flats' ? amount : Math.ceil((homes * amount) / 100);
}

/** The condition with what has changed; the others as they were. */
export function withCondition(data: CodedRecord, id: string, change: Partial<Condition>): CodedRecord {
  const all = conditionsOf(data);
  const one = all[id];
  if (one === undefined) return data;
  return { ...data, conditions: { ...all, [id]: { ...one, ...change } } as unknown as Coded };
}

export function withEvery(data: CodedRecord, change: (one: Condition, id: string) => Partial<Condition>): CodedRecord {
  return Object.entries(conditionsOf(data)).reduce(
    (changed, [id, one]) => withCondition(changed, id, change(one, id)),
    data,
  );
}

/** The last day of a condition's term. */
export function termEnds({ termYears }: Pick<Condition, 'termYears'>, firstMoveIn: CivilDate): CivilDate {
  return addMonths(firstMoveIn, 12 * termYears);
}

/** The record with one entry more. */
export function withEntry(data: CodedRecord, key: string, id: string, entry: Coded): CodedRecord {
  return { ...data, [key]: { ...recordIn(data, key), [id]: entry } };
}
