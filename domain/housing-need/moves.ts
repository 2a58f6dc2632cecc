import type { MoveRow } from '../kernel/process';
import { MOVES_OF_OFFICE } from '../office/moves';

const TOLD = 'Stafetten: ett ärende säger till ett annat vad som har hänt';

const told = (move: string, label: string, interruptTo?: string): MoveRow => ({
  move,
  stages: ['open-need', 'new-holder', 'flats-delivered'],
  who: ['system'],
  label,
  source: TOLD,
  form: null,
  ...(interruptTo === undefined ? {} : { interruptTo }),
});

/** A need hears from the plots that answer it; nobody says it in their place. */
export const MOVES: readonly MoveRow[] = [
  ...MOVES_OF_OFFICE,
  told('allocation-agreed', 'En markanvisning svarar mot behovet'),
  told('allocation-ended', 'Markanvisningen blev inte av', 'new-holder'),
  told('flats-delivered', 'Lägenheter har levererats', 'flats-delivered'),
];
