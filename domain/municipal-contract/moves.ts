import type { MoveRow } from '../kernel/process';
import { MOVES_OF_OFFICE, MOVES_OF_PERSONS } from '../office/moves';
import { BEFORE_MOVE_IN, STAGES } from './stages';

const ROUTINE = 'Kommunalt kontrakt';
const EVERY_STAGE_BUT_ENDING = STAGES.map((stage) => stage.name).filter((name) => name !== 'ending');

/** What happens in lives. A row with `interruptTo` takes the routine to another stage; the others open side tasks. */
const HAPPENINGS: readonly MoveRow[] = [
  {
    move: 'household-changed',
    stages: EVERY_STAGE_BUT_ENDING,
    who: ['involved', 'soc'],
    label: 'Hushållet har ändrats',
    source: `${ROUTINE}: ändrat hushåll prövas i varje skede`,
    form: 'household-changed',
  },
  {
    move: 'appeal-received',
    stages: ['appeal-period'],
    who: ['involved', 'soc'],
    label: 'Överklagande har kommit in',
    source: 'Förvaltningslagen 43 och 45 §§',
    form: 'appeal-received',
    interruptTo: 'appeal',
  },
  {
    // A partly approved decision is appealed while the approved part goes on.
    move: 'appeal-received',
    stages: ['handover-lfa', 'matching', 'viewing', 'contract'],
    who: ['involved', 'soc'],
    label: 'Överklagande har kommit in',
    source: 'Förvaltningslagen 43 och 45 §§',
    form: 'appeal-received',
  },
  {
    move: 'went-away',
    stages: ['investigation', 'matching', 'viewing', 'contract'],
    who: ['involved', 'soc'],
    label: 'Personen är tillfälligt borta',
    source: `${ROUTINE}, borta: anstalt eller sjukhus pausar, avslutar inte`,
    form: 'went-away',
    interruptTo: 'away',
  },
  {
    move: 'withdrawn',
    stages: BEFORE_MOVE_IN,
    who: ['holder', 'soc'],
    label: 'Ansökan tas tillbaka',
    source: `${ROUTINE}, återkallelse: bekräftas på två sätt, avslutas med skriftligt beslut`,
    form: 'withdrawn',
    interruptTo: 'withdrawal',
  },
  {
    move: 'no-contact',
    stages: ['receipt', 'investigation', 'matching', 'viewing'],
    who: ['holder'],
    label: 'Personen går inte att nå',
    source: `${ROUTINE}, ingen kontakt: först efter tre antecknade försök på tre sätt`,
    form: 'no-contact',
    interruptTo: 'no-contact',
  },
  {
    move: 'request-ruling',
    stages: ['investigation', 'hearing', 'decision'],
    who: ['holder', 'soc'],
    label: 'Begäran om avgörande har kommit in',
    source: 'Förvaltningslagen 12 §: tidigast sex månader efter ansökan',
    form: 'request-ruling',
  },
  {
    move: 'report-breach',
    stages: ['tenancy', 'transfer-review'],
    who: ['holder', 'involved'],
    label: 'Rapportera avtalsbrott',
    source: `${ROUTINE}, avtalsbrott: varning, möte och plan före uppsägning`,
    form: 'report-breach',
    interruptTo: 'breach',
  },
  {
    move: 'moved-municipality',
    stages: EVERY_STAGE_BUT_ENDING,
    who: ['holder'],
    label: 'Flyttat: en annan kommun har tagit över',
    source: `${ROUTINE}: bara när den andra kommunen har tagit emot skriftligen`,
    form: 'moved-municipality',
    interruptTo: 'ending',
  },
];

/** Who may do what in which stage, and the sentence that says so. What stands in no row is refused. */
export const MOVES: readonly MoveRow[] = [...MOVES_OF_OFFICE, ...MOVES_OF_PERSONS, ...HAPPENINGS];
