import { localDate } from '../calendar/stockholm';
import type { Fact, FactOf } from '../kernel/facts';
import type { Coded, CodedRecord, OpenCase } from '../kernel/state';
import { correctKept, type Kept, keepAnswers, recordIn } from '../office/kept';
import { dateIn } from '../office/rules';
import { foldBids } from './bids';
import { announcementsOf, criteriaOf, openersIn } from './criteria';
import { conditionsOf, openConditions, withEntry, withEvery } from './conditions';
import { foldAgreement } from './fold-agreement';
import { foldConditions } from './fold-conditions';
import { withMilestone } from './milestones';
import { withHat } from './two-hats';

/** What later steps, rules and pages read of the answers. */
const KEPT: Kept = {
  'choose-method': { method: 'method' },
  'after-no-bids': { method: 'method' },
  evaluate: { winner: 'winner' },
  'council-decision': { decidedOn: 'decidedOn' },
  'post-notice': { approvedOn: 'approvedOn', postedOn: 'postedOn' },
  'sign-agreement': { kind: 'agreement', signedOn: 'signedOn' },
  'plan-review': { reviewTo: 'reviewTo' },
  'plan-adoption': { noticeOn: 'planNoticeOn' },
  'permit-decision': { noticeOn: 'permitNoticeOn' },
  'sign-transfer': { tenure: 'tenure', signedOn: 'transferredOn' },
  'construction-started': { startedOn: 'startedOn' },
  'construction-completed': { finalDecisionOn: 'finalDecisionOn' },
  'deliver-flats': { firstMoveIn: 'firstMoveIn' },
};

type Done = FactOf<'TaskCompleted'> & Fact;

/** The process's own data after a fact. Pure; what the case opened with is already there. */
export function fold(data: CodedRecord, fact: Fact, before: OpenCase): CodedRecord {
  return foldOwn(foldBids(withHat(data, fact), fact), fact, before);
}

function foldOwn(data: CodedRecord, fact: Fact, before: OpenCase): CodedRecord {
  switch (fact.type) {
    case 'TaskCompleted':
      return afterTask(keepAnswers(KEPT, data, fact), fact, before);
    case 'Happened':
      return afterMove(data, fact, before);
    case 'FactCorrected':
      return correctKept(KEPT, data, fact);
    case 'FlatsReleased':
      return released(data);
    default:
      return data;
  }
}

/** Nobody is bound any more: the conditions stand as they were set, for the next agreement. */
function released(data: CodedRecord): CodedRecord {
  const unbound = withEvery(data, ({ ended }) => (ended === null ? { party: null } : {}));
  return { ...unbound, flats: {}, boundParty: null, agreement: null, exclusiveUntil: null };
}

function afterTask(data: CodedRecord, fact: Done, before: OpenCase): CodedRecord {
  const { kind, outcome } = fact;
  switch (kind) {
    case 'announce':
      return announced(data, fact);
    case 'child-impact':
      return { ...data, childImpactOn: localDate(fact.at) };
    case 'council-decision':
      return outcome['verdict'] === 'allocate' ? { ...data, developer: `p${fact.no}`, legalForceOn: null } : data;
    case 'open-bids':
      return { ...data, opened: Number(data['opened'] ?? 0) + 1 };
    default:
      return foldConditions(foldAgreement(data, fact, before), fact, before);
  }
}

/** The announcement as it went out; from now on nothing in it changes. */
function announced(data: CodedRecord, { no, at, outcome }: Done): CodedRecord {
  const announcement = {
    no,
    announcedOn: localDate(at),
    closesOn: outcome['closesOn'] ?? null,
    criteria: criteriaOf(data),
    conditions: openConditions(data),
    rulebook: recordIn(data, 'rulebook')['version'] ?? null,
    openers: openersIn(outcome),
  };
  const all = [...announcementsOf(data), announcement] as unknown as Coded;
  // Points and conflicts belong to the announcement they were made under.
  return { ...data, announcements: all, bids: {}, points: {}, conflicts: {}, opened: 0, winner: null };
}

function afterMove(data: CodedRecord, fact: FactOf<'Happened'> & Fact, before: OpenCase): CodedRecord {
  const { move, input, no } = fact;
  switch (move) {
    case 'set-condition':
      return setCondition(data, input, no);
    case 'drop-condition':
      return { ...data, conditions: without(conditionsOf(data) as unknown as CodedRecord, String(input['condition'])) };
    case 'set-criterion':
      return withEntry(data, 'criteria', `k${no}`, { kind: input['kind'] ?? null, weight: input['weight'] ?? 0 });
    case 'drop-criterion':
      return { ...data, criteria: without(criteriaOf(data), String(input['criterion'])) };
    case 'declare-conflict':
      return 'person' in fact.by ? withEntry(data, 'conflicts', fact.by.person, input['conflict'] === 'yes') : data;
    case 'score-bid': {
      const bid = String(input['bid']);
      const points = {
        ...recordIn(recordIn(data, 'points'), bid),
        [String(input['criterion'])]: input['points'] ?? null,
      };
      return withEntry(data, 'points', bid, points);
    }
    case 'report-milestone':
      return withMilestone(data, String(input['milestone']), { forecast: dateIn(input, 'forecast') });
    case 'extend-exclusivity':
    case 'owner-changed':
    case 'bankruptcy':
    case 'report-condition-breach':
      return foldConditions(foldAgreement(data, fact, before), fact, before);
    default:
      return fact.interruptTo === null ? data : { ...data, stageBefore: before.stage };
  }
}

function setCondition(data: CodedRecord, input: CodedRecord, no: number): CodedRecord {
  const version = input['rulebookVersion'] ?? 0;
  const condition = {
    type: input['type'] ?? null,
    measure: input['measure'] ?? null,
    amount: input['amount'] ?? 0,
    termYears: input['termYears'] ?? 0,
    verification: input['verification'] ?? null,
    verifier: input['verifier'] ?? null,
    penaltySek: input['penaltySek'] ?? 0,
    survivesTransfer: input['survivesTransfer'] === 'yes',
    rulebook: version,
    need: input['need'] ?? null,
    state: 'promised',
    ended: null,
    party: null,
    breaches: 0,
    checkedYear: 0,
  };
  return { ...withEntry(data, 'conditions', `c${no}`, condition), rulebook: { version } };
}

function without(record: CodedRecord, id: string): CodedRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
