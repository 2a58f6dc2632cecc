import type { StageRow } from '../kernel/process';

export const STAGES: readonly StageRow[] = [
  { name: 'planned', label: 'Planerat', state: 'received', main: true },
  { name: 'meeting', label: 'Kallat', state: 'forum', main: true },
  { name: 'minutes', label: 'Minnesanteckningar', state: 'decided', main: true },
  { name: 'cancelled', label: 'Inställt', state: 'closed', main: false },
];
