import type { Process } from '../kernel/process';
import { CLOSE_REASONS } from './codes';
import { fold } from './fold';
import { MOVES } from './moves';
import { forbids } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';
import { VIEWS } from './views';

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
  also: (_, task, outcome) =>
    task.kind === 'find-home' && outcome['found'] === 'yes' && typeof outcome['home'] === 'string'
      ? [{ type: 'HomeReserved', home: outcome['home'] }]
      : [],
};
