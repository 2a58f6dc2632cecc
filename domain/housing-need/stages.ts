import type { StageRow } from '../kernel/process';

export const STAGES: readonly StageRow[] = [
  { name: 'open-need', label: 'Öppet behov', state: 'investigating', main: true },
  { name: 'new-holder', label: 'Behovet får ny hållare', state: 'investigating', main: false },
  { name: 'flats-delivered', label: 'Lägenheter levererade', state: 'followUp', main: true },
];
