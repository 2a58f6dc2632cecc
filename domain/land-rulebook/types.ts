import type { CONDITION_TYPE, ConditionType } from '../land-allocation/codes';
import type { CodedRecord } from '../kernel/state';

/** What the rulebook says of one type of condition. */
export interface RulebookType {
  readonly measure: 'flats' | 'share';
  readonly verification: string;
  readonly verifier: string;
  /** The usual length of its term, and the longest. */
  readonly termYears: number;
  readonly maxTermYears: number;
  /** kr for each breach: so high that breaking it does not pay. */
  readonly penaltySek: number;
  readonly survivesTransfer: 'yes' | 'no';
  /** The most that is proportionate, per cent of the homes. */
  readonly maxShare: number;
}

export type RulebookTypes = { readonly [type in keyof typeof CONDITION_TYPE]?: RulebookType };

/** A version of the rulebook, as decided: it is never changed afterwards. */
export interface RulebookVersion {
  readonly version: number;
  readonly validFrom: string;
  readonly types: RulebookTypes;
}

const LONGEST_TERM_YEARS = 15;

/** What a new rulebook is drafted from (domain.md 3-A3). Numbers are the draft's own and may be changed in it. */
export const FIRST_DRAFT: Readonly<Record<ConditionType, RulebookType>> = {
  lease_to_municipality: type('flats', 'lease_list', 'lfa-forvaltning', 12, 250_000, 20),
  first_refusal: type('share', 'letting_records', 'lfa-forvaltning', 15, 100_000, 30),
  rent_cap: type('share', 'rent_statement', 'obo-uthyrning', 15, 250_000, 30),
  target_group: type('flats', 'letting_records', 'soc-utredning', 10, 150_000, 20),
  lss_unit: type('flats', 'inspection', 'soc-utredning', 15, 400_000, 10),
  large_flats: type('flats', 'drawings', 'lfa-forvaltning', 10, 200_000, 20),
  accessible_flats: type('flats', 'inspection', 'ksf-hallbarhet', 10, 150_000, 30),
};

function type(
  measure: RulebookType['measure'],
  verification: string,
  verifier: string,
  termYears: number,
  penaltySek: number,
  maxShare: number,
): RulebookType {
  return {
    measure,
    verification,
    verifier,
    termYears,
    maxTermYears: LONGEST_TERM_YEARS,
    penaltySek,
    survivesTransfer: 'yes',
    maxShare,
  };
}

/** The types of a version as the gateway adds them to a command: what the register knows and nobody may say themselves. */
export function rulebookIn(input: CodedRecord): RulebookTypes | null {
  const types = input['rulebookTypes'];
  return typeof types === 'object' && types !== null && !Array.isArray(types) ? (types as RulebookTypes) : null;
}
