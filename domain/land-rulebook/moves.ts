import type { MoveRow } from '../kernel/process';
import { MOVES_OF_OFFICE } from '../office/moves';

const DRAFT = 'Regelverket för villkor vid markanvisning: bara utkastet ändras, aldrig en beslutad version';

const drafting = (move: string, label: string): MoveRow => ({
  move,
  stages: ['drafting'],
  who: ['holder'],
  label,
  source: DRAFT,
  form: move,
});

export const MOVES: readonly MoveRow[] = [
  ...MOVES_OF_OFFICE,
  drafting('set-type', 'Skriv ett villkor i utkastet'),
  drafting('drop-type', 'Ta bort ett villkor ur utkastet'),
];
