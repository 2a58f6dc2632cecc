import type { StageRow } from '../kernel/process';

export const STAGES: readonly StageRow[] = [
  { name: 'drafting', label: 'Utkast till regelverk', state: 'investigating', main: true },
  { name: 'consultation', label: 'Remiss av regelverket', state: 'hearing', main: true },
  { name: 'rulebook-decision', label: 'Beslut om regelverket', state: 'decided', main: true },
  { name: 'in-force', label: 'Regelverket gäller', state: 'followUp', main: true },
];
