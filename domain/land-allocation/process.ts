import type { Process } from '../kernel/process';
import { OFFICE_DEFAULTS } from '../office/defaults';
import { CLOSE_REASONS } from './codes';
import { fold } from './fold';
import { followsOf } from './follows';
import { MOVES } from './moves';
import { reopensAt } from './reopens';
import { forbids } from './rules';
import { hidesOf } from './secrecy';
import { STAGES } from './stages';
import { TASKS } from './tasks';

/** Markanvisning: a plot from the idea to the last condition's last year (insatsområde 1, A3; domain.md 3-A3). */
export const landAllocation: Process = {
  name: 'landAllocation',
  label: 'Markanvisning',
  opening: { form: 'open-plot', unit: 'sbk-mark', by: ['sbk-mark', 'lfa-forvaltning'], begins: {} },
  firstStage: 'idea',
  isPublic: true,
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: {},
  closeReasons: CLOSE_REASONS,
  ...OFFICE_DEFAULTS,
  reopensAt,
  fold,
  forbids,
  leadsTo: () => null,
  hides: hidesOf,
  also: followsOf,
};
