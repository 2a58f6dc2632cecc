import { localDate } from '../calendar/stockholm';
import type { Fact, FactOf } from '../kernel/facts';
import type { Coded, CodedRecord, OpenCase } from '../kernel/state';
import { correctKept, type Kept, keepAnswers, recordIn, setBy } from '../office/kept';
import { adultsOf, childrenAfter } from './household';

const KEPT: Kept = {
  'first-contact': {
    urgency: 'urgency',
    situation: 'situation',
    supportLevel: 'supportLevel',
    childrenAffected: 'childrenAffected',
    protectedIdentity: 'protectedIdentity',
  },
  investigate: {
    rooms: 'rooms',
    maxRent: 'maxRent',
    accessibility: 'accessibility',
    noGo: 'noGo',
    startDate: 'startDate',
    supportLevel: 'supportLevel',
    proposal: 'proposal',
  },
  'record-hearing-reply': { proposal: 'proposal' },
  'dispatch-decision': { sentOn: 'dispatchedOn' },
  'collect-consent': { consent: 'landlordConsent' },
  'sign-sublease': { termEnds: 'termEnds' },
  'find-home': { homeRooms: 'homeRooms', homeSqm: 'homeSqm' },
  'move-in': { movedInOn: 'movedInOn' },
  'follow-up': { supportLevel: 'supportLevel' },
  'household-review': { rooms: 'rooms' },
  'plan-follow-up': { termEnds: 'termEnds' },
  'first-hand-lease': { from: 'firstHandFrom' },
};

/** A sign-off that only sends the matter back decides nothing. */
const VERDICTS: readonly Coded[] = ['approve', 'partly', 'refuse'];

/** Why the case ends when something in a life ends it; otherwise another municipality has taken over. */
const END_REASON: { readonly [move: string]: string } = {
  'household-changed': 'deceased',
  'record-answer': 'other_solution_confirmed_by_person',
};

/** The process's own data after a fact. Pure; the data that the case opened with is already there. */
export function fold(data: CodedRecord, fact: Fact, before: OpenCase): CodedRecord {
  switch (fact.type) {
    case 'TaskCompleted':
      return afterTask(data, fact, before);
    case 'Happened':
      if (fact.interruptTo !== null) {
        const ends = END_REASON[fact.move] === undefined ? {} : { endReason: END_REASON[fact.move] ?? null };
        return { ...data, ...ends, stageBefore: before.stage, expectedBack: fact.input['expected'] ?? null };
      }
      return fact.move === 'household-changed' ? withHousehold(data, fact.input) : data;
    case 'StageEntered':
      return fact.stage === 'tenancy' && data['tenancyBegan'] !== true ? { ...data, tenancyBegan: true } : data;
    case 'HomeReserved':
      return { ...data, home: fact.home };
    case 'HomeReleased':
      // The yes was to this home's landlord: the next one has been told nothing, and may not be.
      return data['home'] === fact.home ? { ...data, home: null, landlordConsent: null, landlordRefusedBy: [] } : data;
    case 'ConsentGiven':
      return afterConsent(data, fact);
    case 'ConsentWithdrawn':
      return isToLandlord(data, fact.givenNo, before) ? withoutConsent(data, fact.givenNo, before) : data;
    case 'FactCorrected':
      return afterCorrection(data, fact);
    default:
      return data;
  }
}

/** Whoever has moved in has not been asked yet whether the landlord may have the name. */
function withHousehold(data: CodedRecord, input: CodedRecord): CodedRecord {
  const grown = Number(input['adults'] ?? 0) > Number(data['adults'] ?? 1);
  return {
    ...data,
    adults: input['adults'] ?? null,
    children: childrenAfter(data, input),
    ...(grown && data['landlordConsent'] === 'given' ? { landlordConsent: null } : {}),
  };
}

function afterTask(data: CodedRecord, fact: FactOf<'TaskCompleted'> & Fact, before: OpenCase): CodedRecord {
  const kept = keepAnswers(KEPT, data, fact, asData);
  return { ...kept, ...countedOf(kept, fact, before) };
}

/** Values that are made of the outcome and of what was there before. */
function countedOf(data: CodedRecord, fact: FactOf<'TaskCompleted'> & Fact, before: OpenCase): CodedRecord {
  const { outcome } = fact;
  switch (fact.kind) {
    case 'investigate':
      // A new proposal has not been heard, whatever the one before it was.
      return { proposedBy: 'person' in fact.by ? fact.by.person : null, heard: false };
    case 'household-review':
      return { changeProposedBy: 'person' in fact.by ? fact.by.person : null };
    case 'send-hearing':
      return outcome['skip'] === 'yes' ? { heard: true } : {};
    case 'record-hearing-reply':
      return { heard: true };
    case 'sign-decision':
      return signed(data, fact);
    case 'record-receipt':
    case 'head-decides-receipt':
      return ofAdult(data, fact, before, 'receipts', 'receivedOn');
    case 'dispatch-decision':
      return ofAdult(data, fact, before, 'dispatched', 'sentOn');
    case 'reconsider':
      return outcome['outcome'] !== 'unchanged' ? { verdict: 'approve', decidedAt: fact.at } : {};
    case 'court-answer':
      return outcome['answer'] === 'changed' ? { verdict: 'approve', decidedAt: fact.at } : {};
    case 'ivo-report':
      return { ivoReports: numberIn(data, 'ivoReports') + 1 };
    case 'judge-refusal':
      return outcome['reasonable'] === 'yes' ? { refusals: numberIn(data, 'refusals') + 1 } : {};
    case 'follow-up':
      return followedUp(fact, before);
    case 'contact-due':
      return outcome['reached'] === 'no' ? {} : { heardThrough: data['lastFollowUp'] ?? null };
    case 'move-in':
      // A new home begins anew: its follow-ups, its reviews, its extensions.
      return { lastFollowUp: null, heardThrough: null, firstReview: null, extensions: 0 };
    case 'transfer-review':
      return outcome['verdict'] === 'extend' ? { extensions: numberIn(data, 'extensions') + 1 } : {};
    case 'head-decides-transfer':
      return outcome['decision'] === 'extend' ? { extensions: numberIn(data, 'extensions') + 1 } : {};
    default:
      return {};
  }
}

/** Which follow-up is behind us, and the last one through which the household has been heard. */
function followedUp({ taskId, outcome }: FactOf<'TaskCompleted'>, before: OpenCase): CodedRecord {
  const which = before.tasks[taskId]?.about['which'] ?? null;
  return { lastFollowUp: which, ...(outcome['held'] === 'no' ? {} : { heardThrough: which }) };
}

/** A decision is sent and received anew; a decider with a conflict of interest is remembered and stays away. */
function signed(data: CodedRecord, { outcome, by, at }: FactOf<'TaskCompleted'> & Fact): CodedRecord {
  const verdict = outcome['verdict'] ?? null;
  if (VERDICTS.includes(verdict)) return { verdict, decidedAt: at, receipts: {}, dispatched: {} };
  if (verdict !== 'conflict_of_interest' || !('person' in by)) return {};
  const conflicted = Array.isArray(data['conflicted']) ? data['conflicted'] : [];
  return { conflicted: [...conflicted, by.person] };
}

/** Dates that each adult has of their own: the adult is a party (adult's number in the household -> date). */
const OF_ADULT: { readonly [field: string]: readonly string[] } = { receivedOn: ['receipts'], sentOn: ['dispatched'] };

/**
 * The date for the adult whom the task was about. A second sending does not move the first: a person may have received
 * the letter before it, and only be asked after it.
 */
function ofAdult(
  data: CodedRecord,
  fact: FactOf<'TaskCompleted'> & Fact,
  before: OpenCase,
  key: 'receipts' | 'dispatched',
  field: string,
): CodedRecord {
  const adult = String(before.tasks[fact.taskId]?.about['adult'] ?? 0);
  const dates = recordIn(data, key);
  const on = fact.outcome[field];
  if (typeof on !== 'string' || (key === 'dispatched' && dates[adult] !== undefined)) return {};
  return {
    [key]: { ...dates, [adult]: on },
    setBy: { ...setBy(data), [`${key}.${adult}`]: fact.no },
  };
}

/** The right value where the corrected fact had put the wrong one, also in a date that belongs to one adult. */
function afterCorrection(data: CodedRecord, fact: FactOf<'FactCorrected'>): CodedRecord {
  const { correctedNo, field, value } = fact;
  const set = setBy(data);
  const dated = (OF_ADULT[field] ?? []).flatMap((key) => {
    const adult = Object.keys(recordIn(data, key)).find((one) => set[`${key}.${one}`] === correctedNo);
    return adult === undefined ? [] : [[key, { ...recordIn(data, key), [adult]: value }] as const];
  });
  return { ...correctKept(KEPT, data, fact, asData), ...Object.fromEntries(dated) };
}

/** The forms answer in codes; the application's data has a number and a truth value, and later steps read those. */
function asData(key: string, value: Coded): Coded {
  if (key === 'supportLevel' || key === 'rooms' || key === 'maxRent') return value === null ? null : Number(value);
  if (key === 'childrenAffected' && (value === 'yes' || value === 'no')) return value === 'yes';
  return value;
}

function numberIn(data: CodedRecord, key: string): number {
  const value = data[key];
  return typeof value === 'number' ? value : 0;
}

/** One adult's no is enough: the landlord learns no name without everybody's yes. */
function isToLandlord(data: CodedRecord, givenNo: number, { consents }: OpenCase): boolean {
  const consent = consents.find((one) => one.givenNo === givenNo);
  return consent?.to === 'landlord' || setBy(data)['landlordConsent'] === givenNo;
}

/** The landlord learns no name from now on; of each adult who took a yes back, a new one is awaited. */
function withoutConsent(data: CodedRecord, givenNo: number, { consents }: OpenCase): CodedRecord {
  const consent = consents.find((one) => one.givenNo === givenNo);
  const by = consent === undefined ? adultsOf(data) : [consent.adult];
  return { ...data, landlordConsent: 'withdrawn', landlordRefusedBy: [...new Set([...refusedBy(data), ...by])] };
}

/** When everybody who took their yes back has said it anew, what each has said stands again, for as long as it does. */
function afterConsent(data: CodedRecord, { to, adult, until, at }: FactOf<'ConsentGiven'> & Fact): CodedRecord {
  const stands = until === null || localDate(at) <= until;
  if (data['landlordConsent'] !== 'withdrawn' || to !== 'landlord' || !stands) return data;
  const left = refusedBy(data).filter((one) => one !== adult);
  return { ...data, landlordRefusedBy: left, ...(left.length === 0 ? { landlordConsent: null } : {}) };
}

function refusedBy(data: CodedRecord): readonly number[] {
  const by = data['landlordRefusedBy'];
  return Array.isArray(by) ? by.map(Number) : [];
}
