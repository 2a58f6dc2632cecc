import type { MoveRow } from '../kernel/process';
import { MOVES_ABOUT_OFFER, MOVES_OF_OFFICE } from '../office/moves';

/** A meeting is nobody else's to take over, and rests and returns by its date alone. */
const NOT_OF_A_MEETING: ReadonlySet<string> = new Set([
  'offer',
  ...MOVES_ABOUT_OFFER,
  'give-back',
  'record-answer',
  'consult',
  'go-on-without',
  'refer',
  'forum-decide',
  'pause',
  'reopen',
]);

export const MOVES: readonly MoveRow[] = [
  ...MOVES_OF_OFFICE.filter(({ move }) => !NOT_OF_A_MEETING.has(move)),
  {
    move: 'cancel-meeting',
    stages: ['planned', 'meeting'],
    who: ['holder'],
    label: 'Ställ in mötet',
    source: 'Handlingsplanen, insatsområde 2: ett möte ställs in bara när ingen fråga väntar på det',
    form: 'cancel-meeting',
    interruptTo: 'cancelled',
  },
];
