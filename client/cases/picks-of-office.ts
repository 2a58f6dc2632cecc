import type { Process } from '../../domain/kernel/process';
import { administrationOf } from '../../domain/kernel/units';
import type { CaseState } from '../../domain/kernel/state';
import { CONTENTS, OUTSIDE } from '../../domain/office/codes';
import { dayInWords } from '../../domain/swedish-dates';
import type { Meeting } from '../../register/forum';
import type { Unit } from '../../register/organisation';
import type { Picks } from '../forms/form-fields';

/** Moves that may go to somebody outside the municipality. */
const MAY_GO_OUT: ReadonlySet<string> = new Set(['offer', 'redirect', 'decline', 'record-answer', 'complete']);

/** Moves by which a case goes, or should go, to another unit than the one that makes them. */
const TO_ANOTHER: ReadonlySet<string> = new Set(['offer', 'redirect', 'decline']);

/** The administration that holds the case first, and each in the order of the alphabet. */
function nearestFirst(units: readonly Unit[], own: string): readonly Unit[] {
  const near = (unit: Unit) => administrationOf(unit.id) === administrationOf(own);
  return units
    .filter((one) => !one.closed)
    .toSorted((a, b) => Number(near(b)) - Number(near(a)) || a.name.localeCompare(b.name, 'sv'));
}

/** What the hand-over and the forum offer to pick: units that are not closed, what goes along, the coming meetings. */
export function picksOfOffice(
  { state, process, meetings }: { state: CaseState; process: Process; meetings: readonly Meeting[] },
  move: string,
  units: readonly Unit[],
): Picks {
  const own = state.status === 'open' ? state.baton.unit : '';
  const open = Object.fromEntries(nearestFirst(units, own).map((one) => [one.id, one.name]));
  const { [own]: _own, ...others } = open;
  const answers = state.status === 'open' && move === 'decline' ? (state.offer?.to ?? own) : own;
  const { [answers]: _answers, ...toSomebodyElse } = open;
  return {
    unit: MAY_GO_OUT.has(move) ? { ...(TO_ANOTHER.has(move) ? toSomebodyElse : open), ...OUTSIDE } : open,
    units: process.name === 'coordinationForum' ? open : others,
    view: { full: 'Hela ärendet', ...Object.fromEntries(Object.values(process.views).map((v) => [v.name, v.label])) },
    contents: Object.fromEntries(contentsOf(state).map((code) => [code, CONTENT_WORDS[code] ?? code])),
    meeting: Object.fromEntries(meetings.map(({ ref, on, at }) => [ref, `${dayInWords(on)} kl. ${at}`])),
  };
}

const CONTENT_WORDS: Readonly<Record<string, string>> = CONTENTS;

function contentsOf(state: CaseState): readonly string[] {
  return state.status === 'open' ? (state.offer?.contents ?? []) : [];
}
