import type { FactOf } from '../kernel/facts';
import type { CodedRecord, OpenCase, Task } from '../kernel/state';
import { adultsOf } from './household';

type Follows = FactOf<'HomeReserved' | 'HomeReleased' | 'ConsentGiven' | 'ViewOpened' | 'Happened'>;

/** A proposal or a refusal that nothing has been built on yet: a changed household is investigated anew. */
const NOT_CARRIED_OUT: readonly string[] = ['hearing', 'decision', 'appeal-period'];
/** The household lives in the home: nobody takes it from them by a form. */
export const LIVED_IN: readonly string[] = ['handover-support', 'tenancy', 'transfer-review', 'breach'];

/** What stands together with a completed task: a home reserved or let go, consents, and where the answer leads. */
export function followsOf(state: OpenCase, task: Task, outcome: CodedRecord): readonly Follows[] {
  switch (task.kind) {
    case 'first-contact':
      return outcome['next'] === 'other-municipality' ? [leads('request-municipality', null)] : [];
    case 'find-home':
      return outcome['found'] === 'yes' && typeof outcome['home'] === 'string'
        ? [{ type: 'HomeReserved', home: outcome['home'] }]
        : [];
    case 'collect-consent':
      return outcome['consent'] === 'given' ? consentOfEveryAdult(state) : [];
    case 'household-review':
      return outcome['outcome'] === 'changed' && NOT_CARRIED_OUT.includes(state.stage)
        ? [leads('decision-changed', 'investigation')]
        : [];
    case 'home-fits':
      return outcome['fits'] === 'no' ? tooSmall(state, task) : [];
    case 'before-notice':
      // Beside the stage it carries out a plan to end the contract; in a breach it is the stage's own step.
      return task.side && LIVED_IN.includes(state.stage) ? [leads('notice-prepared', 'handover-investigation')] : [];
    default:
      return [];
  }
}

/** A yes in the task is a consent of each adult, so that each can take their own back. */
function consentOfEveryAdult({ data }: OpenCase): readonly Follows[] {
  return adultsOf(data).map((adult) => ({
    type: 'ConsentGiven',
    adult,
    to: 'landlord',
    purpose: 'tenancy',
    until: null,
  }));
}

/** Not moved in: the home goes to somebody else and the names close. Moved in: they stay while a new need is looked into. */
function tooSmall({ stage, data }: OpenCase, { id }: Task): readonly Follows[] {
  if (LIVED_IN.includes(stage)) return [leads('home-too-small', 'handover-investigation')];
  if (typeof data['home'] !== 'string') return [];
  return [
    { type: 'HomeReleased', home: data['home'], because: 'too-small', step: `${id}.released` },
    { type: 'ViewOpened', unit: 'lfa-matchning', view: 'housingProfile', step: `${id}.closed` },
    ...(stage === 'viewing' || stage === 'contract' ? [leads('home-too-small', 'matching')] : []),
  ];
}

function leads(move: string, interruptTo: string | null): Follows {
  return { type: 'Happened', move, input: {}, texts: {}, interruptTo };
}
