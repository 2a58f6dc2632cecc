import type { Process } from '../kernel/process';
import type { CodedRecord } from '../kernel/state';
import { CLOSE_REASONS } from './codes';
import { CONTACT } from './contact-interval';
import { fold } from './fold';
import { followsOf } from './follows';
import { MOVES } from './moves';
import { forbids } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';
import { VIEWS } from './views';

/** `deceased` closes a case only when no adult remains and no child lives there. */
function nobodyIsLeft(input: CodedRecord): boolean {
  return input['what'] === 'death' && input['lastAdult'] === 'yes' && input['children'] === 0;
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
  also: followsOf,
  contact: CONTACT,
};
