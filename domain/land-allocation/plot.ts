import type { CivilDate } from '../instant';
import type { CaseState, CodedRecord } from '../kernel/state';
import type { Milestone } from './codes';
import { type Condition, conditionsOf, termEnds } from './conditions';
import { type Announcement, announcementsOf } from './criteria';
import { type Dates, datesOf, isPastContract } from './milestones';

/** A condition with its code and, when the term has begun, its last day. */
export interface PlotCondition extends Condition {
  readonly id: string;
  readonly endsOn: CivilDate | null;
}

/** A plot as people read it: what `state.data` says, in one shape for the pages, the API and the open data. */
export interface Plot {
  readonly ref: string;
  readonly open: boolean;
  readonly stage: string;
  readonly closeReason: string | null;
  readonly site: string;
  readonly dnr: string | null;
  readonly district: string | null;
  readonly planStatus: string | null;
  readonly homes: number;
  readonly zonePrice: number | null;
  readonly need: string | null;
  readonly method: string | null;
  readonly announcement: Announcement | null;
  readonly decidedOn: CivilDate | null;
  readonly legalForceOn: CivilDate | null;
  readonly signedOn: CivilDate | null;
  readonly exclusiveUntil: CivilDate | null;
  readonly transferredOn: CivilDate | null;
  readonly tenure: string | null;
  readonly firstMoveIn: CivilDate | null;
  /** Parties by the number of the fact that named them (`p37`): who was allocated the land, who is bound now. */
  readonly developer: string | null;
  readonly boundParty: string | null;
  readonly newOwner: string | null;
  readonly conditions: readonly PlotCondition[];
  readonly milestones: { readonly [name in Milestone]: Dates };
}

/** The ground belongs to somebody else: they are bound by the conditions, and only a decision lets them go. */
export function isSold(data: CodedRecord): boolean {
  return text(data, 'transferredOn') !== null;
}

export const MILESTONES: readonly Milestone[] = ['permit', 'start', 'complete', 'moveIn'];

export function plotOf(state: CaseState): Plot {
  const { data } = state;
  const firstMoveIn = text(data, 'firstMoveIn');
  return {
    ref: state.ref,
    open: state.status === 'open',
    stage: state.stage,
    closeReason: state.status === 'closed' ? state.reason : null,
    site: text(data, 'site') ?? state.ref,
    dnr: text(data, 'dnr'),
    district: text(data, 'district'),
    planStatus: text(data, 'planStatus'),
    homes: number(data, 'homes') ?? 0,
    zonePrice: number(data, 'zonePrice'),
    need: text(data, 'need'),
    method: text(data, 'method'),
    announcement: announcementsOf(data).at(-1) ?? null,
    decidedOn: text(data, 'decidedOn'),
    legalForceOn: text(data, 'legalForceOn'),
    signedOn: text(data, 'signedOn'),
    exclusiveUntil: text(data, 'exclusiveUntil'),
    transferredOn: text(data, 'transferredOn'),
    tenure: text(data, 'tenure'),
    firstMoveIn,
    developer: text(data, 'developer'),
    boundParty: text(data, 'boundParty'),
    newOwner: text(data, 'newOwner'),
    conditions: Object.entries(conditionsOf(data)).map(([id, one]) => ({
      ...one,
      id,
      endsOn: firstMoveIn === null ? null : termEnds(one, firstMoveIn),
    })),
    milestones: Object.fromEntries(MILESTONES.map((name) => [name, datesOf(data, name)])) as Plot['milestones'],
  };
}

/** Conditions that may not be kept: late or broken, and not ended. */
export function conditionsAtRisk({ conditions }: Plot): readonly PlotCondition[] {
  return conditions.filter(({ state, ended }) => ended === null && (state === 'late' || state === 'breached'));
}

/** Milestones whose forecast goes past the day of the agreement, and that have not come. */
export function lateMilestones({ milestones }: Plot): readonly Milestone[] {
  return MILESTONES.filter((name) => milestones[name].outcome === null && isPastContract(milestones[name]));
}

function text(data: CodedRecord, key: string): string | null {
  const value = data[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

function number(data: CodedRecord, key: string): number | null {
  const value = data[key];
  return typeof value === 'number' ? value : null;
}
