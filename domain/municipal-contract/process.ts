import type { Process } from '../kernel/process';
import type { ClosedCase, CodedRecord, OpenCase } from '../kernel/state';
import { administrationOf, isSocial } from '../kernel/units';
import { NEVER_BOUNCE } from '../office/codes';
import { followsOfPersons } from '../office/follows';
import { CLOSE_REASONS } from './codes';
import { CONTACT } from './contact-interval';
import { fold } from './fold';
import { followsOf } from './follows';
import { MOVES } from './moves';
import { forbids } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';
import { VIEWS } from './views';

/** Where a home is looked for, shown and let, by Lokalförsörjning. */
const HOUSING_STAGES: readonly string[] = [
  'decision',
  'handover-lfa',
  'matching',
  'viewing',
  'contract',
  'away',
  'ending',
];

/** `deceased` closes a case only when no adult remains and no child lives there. */
function nobodyIsLeft(input: CodedRecord): boolean {
  return input['what'] === 'death' && input['lastAdult'] === 'yes' && input['children'] === 0;
}

/** Where an outside party's yes leads: nobody waits, and the case is closed by whoever holds it. */
const TOOK_OVER = 'ending';

/** Investigation and decisions are for social services only; homes are found and let by Lokalförsörjning. */
function mayHold({ stage }: OpenCase, unit: string): boolean {
  if (isSocial(unit)) return true;
  return HOUSING_STAGES.includes(stage) && administrationOf(unit) === 'lfa';
}

/** A court sends it back to be investigated; whoever comes back is followed up, or investigated anew. */
function reopensAt({ reason, lastHolder }: ClosedCase, because: 'contact' | 'court') {
  if (because === 'contact' && reason === 'own_contract') return { stage: 'after-check', unit: lastHolder };
  return { stage: 'investigation', unit: isSocial(lastHolder) ? lastHolder : 'soc-utredning' };
}

/** Kommunalt kontrakt: one household, from intake to a lease of its own (Insatsområde 2; domain.md B6a). */
export const municipalContract: Process = {
  name: 'municipalContract',
  label: 'Kommunalt kontrakt',
  opening: null,
  firstStage: 'receipt',
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: VIEWS,
  closeReasons: CLOSE_REASONS,
  forum: true,
  neverBounce: NEVER_BOUNCE,
  mayHold,
  tookOver: TOOK_OVER,
  reopensAt,
  fold,
  forbids,
  leadsTo: (_, move, input) => (move === 'household-changed' && nobodyIsLeft(input) ? 'ending' : null),
  also: (state, task, outcome) => [
    ...followsOf(state, task, outcome),
    ...followsOfPersons({ tookOver: TOOK_OVER }, task, outcome),
  ],
  contact: CONTACT,
};
