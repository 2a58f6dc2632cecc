import type { Fact, FactBody, FactType } from './facts';
import type { OpenCase } from './state';
import { withNews } from './rules';
import { stepDone, stepOf } from './step-done';

const CONTACTS_KEPT = 30;

/** What is written down in a case: it moves neither baton, task nor clock. */
type Recorded = Extract<
  FactType,
  | 'Happened'
  | 'ContactLogged'
  | 'ConsentGiven'
  | 'ConsentWithdrawn'
  | 'AccessRestricted'
  | 'DataSet'
  | 'FactCorrected'
  | 'NoteAdded'
  | 'LetterSent'
  | 'DocumentListed'
  | 'HomeReserved'
  | 'ApplicantTold'
  | 'UnitsTold'
  | 'ViewOpened'
  | 'HomeReleased'
  | 'FlatsPromised'
  | 'FlatsDelivered'
  | 'FlatsWaived'
  | 'FlatsReleased'
  | 'CaseTold'
  | 'RulesChanged'
  | 'CasesLinked'
>;
type RecordedFact<T extends Recorded = Recorded> = Extract<FactBody, { type: T }> & Fact;

export function recorded(state: OpenCase, fact: RecordedFact): OpenCase {
  switch (fact.type) {
    case 'Happened':
      return happened(state, fact);
    case 'ContactLogged':
      return contacted(state, fact);
    case 'ConsentGiven':
      return consented(state, fact);
    case 'ConsentWithdrawn':
      return {
        ...state,
        consents: state.consents.map((c) => (c.givenNo === fact.givenNo ? { ...c, withdrawnNo: fact.no } : c)),
      };
    case 'AccessRestricted':
      return { ...state, restrictedTo: fact.persons };
    case 'DataSet':
      return stepDone({ ...state, data: { ...state.data, ...fact.data } }, fact.step, stepOf(fact, fact.data));
    case 'FactCorrected':
      return fact.correctedNo === 1 && fact.field === 'receivedAt' && typeof fact.value === 'number'
        ? { ...state, receivedAt: fact.value }
        : state;
    case 'RulesChanged':
      return { ...state, ...withNews(state, fact.rules) };
    case 'CasesLinked':
      return { ...state, links: [...state.links, fact.link] };
    case 'NoteAdded':
    case 'LetterSent':
    case 'DocumentListed':
    case 'HomeReserved':
    case 'FlatsPromised':
    case 'FlatsDelivered':
    case 'FlatsWaived':
      return state;
    case 'ViewOpened':
      return stepDone({ ...state, views: { ...state.views, [fact.unit]: fact.view } }, fact.step, stepOf(fact));
    case 'ApplicantTold':
    case 'UnitsTold':
    case 'HomeReleased':
    case 'FlatsReleased':
    case 'CaseTold':
      return stepDone(state, fact.step, stepOf(fact));
    default:
      return fact satisfies never;
  }
}

function happened(state: OpenCase, { no, move, input, interruptTo }: RecordedFact<'Happened'>): OpenCase {
  return { ...state, happenings: [...state.happenings, { no, move, input, interruptTo, handled: false }] };
}

function contacted(state: OpenCase, fact: RecordedFact<'ContactLogged'>): OpenCase {
  const by = 'person' in fact.by ? fact.by.person : 'system';
  const contact = { no: fact.no, at: fact.contactAt, way: fact.way, reached: fact.reached, by };
  return { ...state, contacts: [...state.contacts, contact].slice(-CONTACTS_KEPT) };
}

function consented(state: OpenCase, fact: RecordedFact<'ConsentGiven'>): OpenCase {
  const { adult, to, purpose, until, no } = fact;
  return { ...state, consents: [...state.consents, { adult, to, purpose, until, givenNo: no, withdrawnNo: null }] };
}
