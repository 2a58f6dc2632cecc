import type { Process } from '../kernel/process';
import type { FactOf } from '../kernel/facts';
import type { CodedRecord, OpenCase } from '../kernel/state';
import { CLOSE_REASONS } from './codes';
import { fold } from './fold';
import { MOVES } from './moves';
import { forbids } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';
import { VIEWS } from './views';

/** `deceased` closes a case only when no adult remains and no child lives there. */
function nobodyIsLeft(input: CodedRecord): boolean {
  return input['what'] === 'death' && input['lastAdult'] === 'yes' && input['children'] === 0;
}

/** A yes in the task is a consent of each adult, so that each can take their own back. */
function consentOfEveryAdult({ data }: OpenCase): readonly FactOf<'ConsentGiven'>[] {
  const adults = Math.max(1, Number(data['adults'] ?? 1));
  return Array.from({ length: adults }, (_, adult) => ({
    type: 'ConsentGiven',
    adult,
    to: 'landlord',
    purpose: 'tenancy',
    until: null,
  }));
}

/** Kommunalt kontrakt: one household, from intake to a lease of its own (Insatsområde 2; domain.md B6a). */
export const municipalContract: Process = {
  name: 'municipalContract',
  label: 'Kommunalt kontrakt',
  firstStage: 'receipt',
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: VIEWS,
  closeReasons: CLOSE_REASONS,
  fold,
  forbids,
  leadsTo: (_, move, input) => (move === 'household-changed' && nobodyIsLeft(input) ? 'ending' : null),
  also: (state, task, outcome) => {
    if (task.kind === 'find-home' && outcome['found'] === 'yes' && typeof outcome['home'] === 'string') {
      return [{ type: 'HomeReserved', home: outcome['home'] }];
    }
    return task.kind === 'collect-consent' && outcome['consent'] === 'given' ? consentOfEveryAdult(state) : [];
  },
};
