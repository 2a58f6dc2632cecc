import type { Process } from '../kernel/process';
import type { CodedRecord } from '../kernel/state';
import { forbiddenBy } from '../office/rules';
import { OFFICE_DEFAULTS } from '../office/defaults';
import { fold } from './fold';
import { MOVES } from './moves';
import { RULES } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';
import { FIRST_DRAFT } from './types';

/** Regelverket för bostadssociala villkor vid markanvisning: drafted, consulted, decided, revised every year (A3). */
export const landConditionsRulebook: Process = {
  name: 'landConditionsRulebook',
  label: 'Regelverk för villkor',
  opening: {
    form: 'open-rulebook',
    unit: 'sbk-mark',
    by: ['sbk-mark', 'sbk-ledning'],
    begins: { draft: FIRST_DRAFT as unknown as CodedRecord },
  },
  firstStage: 'drafting',
  isPublic: true,
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: {},
  closeReasons: ['rulebook_over'],
  ...OFFICE_DEFAULTS,
  fold,
  forbids: forbiddenBy(RULES),
  leadsTo: () => null,
  also: () => [],
};
