import type { Process } from '../kernel/process';
import { forbiddenBy } from '../office/rules';
import { OFFICE_DEFAULTS } from '../office/defaults';
import { fold } from './fold';
import { MOVES } from './moves';
import { RULES } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';

/** Why a need is watched no more. */
export const CLOSE_REASONS = ['need_covered', 'need_released'] as const;

/** Bostadsbehov: what a plot is to answer. It has a holder and a day of review until it is covered or let go (A1). */
export const housingNeed: Process = {
  name: 'housingNeed',
  label: 'Bostadsbehov',
  opening: {
    form: 'open-need',
    unit: 'lfa-forvaltning',
    by: ['lfa-forvaltning', 'lfa-ledning', 'soc-utredning', 'soc-ledning'],
    begins: {},
  },
  firstStage: 'open-need',
  isPublic: true,
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: {},
  closeReasons: CLOSE_REASONS,
  ...OFFICE_DEFAULTS,
  fold,
  forbids: forbiddenBy(RULES),
  leadsTo: () => null,
  also: () => [],
};
