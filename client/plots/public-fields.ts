import { CONDITION_TYPE, METHOD, PLAN_STATUS, TENURE } from '../../domain/land-allocation/codes';
import { DISTRICT } from '../../domain/districts';
import { CRITERION } from '../../domain/land-allocation/forms/selection.schema';
import type { Plot } from '../../domain/land-allocation/plot';
import { organisationNumberForReading } from '../../domain/organisation-number.schema';
import { processByName } from '../../domain/processes';
import type { Party } from '../../register/plots';
import { conditionState } from '../words/conditions';
import { developerOf, type ShownPlot } from './load-plots';

export type PublicValue = string | number | boolean | null | readonly PublicRecord[] | PublicRecord;
export interface PublicRecord {
  readonly [key: string]: PublicValue;
}

/** From when a field is public. `decided`: secret until the decision (OSL 19 kap. 3 §, 31 kap. 16 §). */
type Since = 'announced' | 'decided' | 'opened';

export interface PublicField {
  readonly key: string;
  /** Swedish heading: table, page and CSV. */
  readonly label: string;
  /** English, for the OpenAPI document. */
  readonly description: string;
  readonly type: 'string' | 'integer' | 'date' | 'list' | 'record';
  readonly since: Since;
  readonly of: (shown: ShownPlot) => PublicValue;
}

const field = (
  key: string,
  label: string,
  description: string,
  type: PublicField['type'],
  since: Since,
  of: PublicField['of'],
): PublicField => ({ key, label, description, type, since, of });

/**
 * All that the world may know of a plot. A value that stands in no row here is on no public page, in no answer of the
 * open API and in no CSV: bids, points and conflicts are in none, contact persons and sole traders' numbers neither.
 */
export const PUBLIC_FIELDS: readonly PublicField[] = [
  field('ref', 'Ärende', 'Reference of the matter', 'string', 'opened', ({ plot }) => plot.ref),
  field('site', 'Fastighet', 'Property', 'string', 'opened', ({ plot }) => plot.site),
  field(
    'diaryNumber',
    'Diarienummer',
    "Number in the municipality's diary",
    'string',
    'opened',
    ({ plot }) => plot.dnr,
  ),
  field('district', 'Stadsdel', 'District', 'string', 'opened', ({ plot }) => named(DISTRICT, plot.district)),
  field('stage', 'Skede', 'Stage of the matter', 'string', 'opened', ({ plot }) => stageOf(plot)),
  field(
    'planStatus',
    'Detaljplan',
    'Whether the land has a detailed development plan',
    'string',
    'opened',
    ({ plot }) => named(PLAN_STATUS, plot.planStatus),
  ),
  field('homes', 'Planerade bostäder', 'Number of homes planned', 'integer', 'opened', ({ plot }) => plot.homes),
  field(
    'zonePrice',
    'Zonpris, kr/m² BTA',
    'Price per square metre of gross floor area',
    'integer',
    'opened',
    ({ plot }) => plot.zonePrice,
  ),
  field('method', 'Metod', 'How the land is allocated', 'string', 'announced', ({ plot }) =>
    named(METHOD, plot.method),
  ),
  field(
    'announcedOn',
    'Annonserad',
    'Day of the announcement',
    'date',
    'announced',
    ({ plot }) => plot.announcement?.announcedOn ?? null,
  ),
  field(
    'bidsUntil',
    'Anbud senast',
    'Last day for bids',
    'date',
    'announced',
    ({ plot }) => plot.announcement?.closesOn ?? null,
  ),
  field(
    'criteria',
    'Kriterier',
    'Criteria and weights; they do not change after the announcement',
    'list',
    'announced',
    ({ plot }) =>
      Object.values(plot.announcement?.criteria ?? {}).map(({ kind, weight }) => ({
        criterion: named(CRITERION, kind),
        weight,
      })),
  ),
  field(
    'rulebook',
    'Regelverk, version',
    'Version of the rulebook for conditions',
    'integer',
    'announced',
    ({ plot }) => plot.announcement?.rulebook ?? null,
  ),
  field('conditions', 'Villkor', 'Housing-social conditions', 'list', 'announced', ({ plot, flatsBy }) =>
    plot.conditions.map((condition) => ({
      condition: named(CONDITION_TYPE, condition.type),
      amount: condition.amount,
      unit: condition.measure === 'share' ? 'percent' : 'flats',
      years: condition.termYears,
      state: conditionState(condition, plot),
      ends: condition.endsOn,
      promised: flatsBy.get(condition.id)?.promised ?? 0,
      delivered: flatsBy.get(condition.id)?.delivered ?? 0,
      waived: flatsBy.get(condition.id)?.waived ?? 0,
    })),
  ),
  field('decidedOn', 'Beslutad', 'Day of the decision', 'date', 'decided', ({ plot }) => plot.decidedOn),
  field(
    'legalForceOn',
    'Laga kraft tidigast',
    'Earliest day of legal force',
    'date',
    'decided',
    ({ plot }) => plot.legalForceOn,
  ),
  field(
    'developer',
    'Byggherre',
    'Who the land was allocated to, or who owns it since',
    'string',
    'decided',
    (shown) => developerOf(shown)?.name ?? null,
  ),
  field(
    'organisationNumber',
    'Organisationsnummer',
    "Registration number; never a sole trader's",
    'string',
    'decided',
    (shown) => publicNumber(developerOf(shown)),
  ),
  field('agreementOn', 'Avtal', 'Day the agreement was signed', 'date', 'decided', ({ plot }) => plot.signedOn),
  field('exclusiveUntil', 'Ensamrätt till', 'Last day of the sole right', 'date', 'decided', ({ plot }) =>
    plot.transferredOn === null ? plot.exclusiveUntil : null,
  ),
  field('tenure', 'Upplåtelse', 'Purchase or leasehold', 'string', 'decided', ({ plot }) => named(TENURE, plot.tenure)),
  field('transferredOn', 'Överlåten', 'Day of the transfer', 'date', 'decided', ({ plot }) => plot.transferredOn),
  field('milestones', 'Tider', 'Agreed day, forecast and outcome', 'list', 'decided', ({ plot }) =>
    Object.entries(plot.milestones).map(([milestone, { contract, forecast, outcome }]) => ({
      milestone,
      contract,
      forecast,
      outcome,
    })),
  ),
  field(
    'firstMoveInOn',
    'Första inflyttning',
    'Day of the first move-in',
    'date',
    'decided',
    ({ plot }) => plot.firstMoveIn,
  ),
  field(
    'flatsPromised',
    'Utlovade lägenheter',
    'Flats promised by conditions',
    'integer',
    'decided',
    ({ flats }) => flats.promised,
  ),
  field(
    'flatsDelivered',
    'Levererade lägenheter',
    'Flats delivered',
    'integer',
    'decided',
    ({ flats }) => flats.delivered,
  ),
  field(
    'flatsWaived',
    'Eftergivna lägenheter',
    'Flats waived by decision',
    'integer',
    'decided',
    ({ flats }) => flats.waived,
  ),
];

/** Stages before anything has been announced or decided: the idea and its price are working papers until then. */
const PREPARED: ReadonlySet<string> = new Set(['idea', 'resting', 'conditions', 'method', 'announcement']);

/** Whether the world may know that there is a plot at all. */
export function isPublished({ plot }: ShownPlot): boolean {
  return plot.announcement !== null || isDecided(plot);
}

/** What the world may know of a plot, by the table above; what is not yet public is null. */
export function publicRecordOf(shown: ShownPlot): PublicRecord {
  return Object.fromEntries(
    PUBLIC_FIELDS.map(({ key, since, of }) => [key, isPublic(shown, since) ? of(shown) : null]),
  );
}

function isPublic({ plot }: ShownPlot, since: Since): boolean {
  switch (since) {
    case 'opened':
      return true;
    case 'announced':
      return plot.announcement !== null || isDecided(plot);
    case 'decided':
      return isDecided(plot);
    default:
      return since satisfies never;
  }
}

/** A decision that was annulled or gone back on is no decision: the stage is before it again. */
function isDecided({ decidedOn, developer, stage }: Plot): boolean {
  return decidedOn !== null && developer !== null && !PREPARED.has(stage) && !BEFORE_DECISION.has(stage);
}

const BEFORE_DECISION: ReadonlySet<string> = new Set(['announced', 'opening', 'evaluation', 'child-impact', 'council']);

function publicNumber(party: Party | null): string | null {
  if (party === null || party.soleTrader || party.organisationNumber === null) return null;
  return organisationNumberForReading(party.organisationNumber);
}

function stageOf({ stage, open, closeReason }: Plot): string {
  if (!open) return CLOSED[closeReason ?? ''] ?? 'Avslutad';
  return processByName('landAllocation').stages.find(({ name }) => name === stage)?.label ?? stage;
}

const CLOSED: Readonly<Record<string, string>> = {
  conditions_over: 'Avslutad: villkoren har löpt ut',
  withdrawn: 'Återkallad',
  expired: 'Ensamrätten gick ut',
  lapsed: 'Lovet upphörde',
  terminated: 'Avtalet hävdes',
};

function named(words: Readonly<Record<string, string>>, code: string | null): string | null {
  return code === null ? null : (words[code] ?? null);
}
