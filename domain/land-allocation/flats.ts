import type { CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import { conditionsOf, flatsOf } from './conditions';

/** Numbers of the flats that a condition promises, by what has become of them. Together they are what was promised. */
export interface FlatCount {
  readonly promised: readonly number[];
  readonly delivered: readonly number[];
  readonly waived: readonly number[];
  readonly outstanding: readonly number[];
}

const NONE: readonly number[] = [];

/** Of one condition. `data.flats` keeps what was promised, delivered and waived; the rest is outstanding by definition. */
export function flatCount(data: CodedRecord, condition: string): FlatCount {
  const own = recordIn(recordIn(data, 'flats'), condition);
  const of = (key: string) => (Array.isArray(own[key]) ? (own[key] as readonly number[]) : NONE);
  const [promised, delivered, waived] = [of('promised'), of('delivered'), of('waived')];
  return {
    promised,
    delivered,
    waived,
    outstanding: promised.filter((flat) => !delivered.includes(flat) && !waived.includes(flat)),
  };
}

/**
 * Which flats each condition promises once an agreement is signed: numbered through the plot, so that no flat is
 * counted twice. Conditions on the same flats (a rent cap on the leased ones) are conditions of a share and count apart.
 */
export function promisesOf(data: CodedRecord): readonly (readonly [condition: string, flats: readonly number[]])[] {
  let last = 0;
  return Object.entries(conditionsOf(data)).flatMap(([id, condition]) => {
    const count = flatsOf(condition, Number(data['homes'] ?? 0));
    if (!isAboutFlats(condition.type) || count === 0) return [];
    const first = last + 1;
    last += count;
    return [[id, Array.from({ length: count }, (_, at) => first + at)] as const];
  });
}

/** Conditions that are met by handing over flats; a rent cap or a right of first refusal hands over none. */
export function isAboutFlats(type: string): boolean {
  return ['lease_to_municipality', 'lss_unit', 'large_flats', 'target_group', 'accessible_flats'].includes(type);
}

/** Conditions with flats that somebody waits for. */
export function conditionsOutstanding(data: CodedRecord): readonly string[] {
  return Object.keys(conditionsOf(data)).filter((id) => flatCount(data, id).outstanding.length > 0);
}
