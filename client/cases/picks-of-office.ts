import { GIVER_GOES_ON } from '../../domain/kernel/decide-holding';
import type { Process } from '../../domain/kernel/process';
import { administrationOf } from '../../domain/kernel/units';
import type { CaseState } from '../../domain/kernel/state';
import { CONTENTS, OUTSIDE } from '../../domain/office/codes';
import { dayInWords } from '../../domain/swedish-dates';
import type { Meeting } from '../../register/forum';
import type { Unit } from '../../register/organisation';
import type { Picks } from '../forms/form-fields';

/** Moves that may go to somebody outside the municipality; so may a giver's next offer, when one came to nothing. */
const MAY_GO_OUT: ReadonlySet<string> = new Set(['offer', 'redirect', 'decline', 'record-answer']);

/** Moves by which a case goes, or should go, to another unit than the one that makes them. */
const TO_ANOTHER: ReadonlySet<string> = new Set(['offer', 'redirect', 'decline']);

/** Moves that say who is to hold the case: only a unit that may is offered to pick. */
export const GIVES_CASE: ReadonlySet<string> = new Set([...TO_ANOTHER, 'complete', 'forum-decide']);

/** A task of their own is for those who may hold the case, or work in it already. */
const WORKS_BESIDE = 'add-task';

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
  { move, kind }: { readonly move: string; readonly kind: string | null },
  units: readonly Unit[],
): Picks {
  const own = state.status === 'open' ? state.baton.unit : '';
  const all = nearestFirst(units, own);
  const open = Object.fromEntries(all.map((one) => [one.id, one.name]));
  const { [own]: _own, ...others } = open;
  const answers = state.status === 'open' && move === 'decline' ? (state.offer?.to ?? own) : own;
  const may = (unit: string) =>
    state.status !== 'open' ||
    !(GIVES_CASE.has(move) || move === WORKS_BESIDE) ||
    process.mayHold(state, unit) ||
    (move === WORKS_BESIDE && state.involved.includes(unit));
  const to = Object.fromEntries(all.filter((one) => may(one.id)).map((one) => [one.id, one.name]));
  const { [answers]: _answers, ...toSomebodyElse } = to;
  // Nobody outside is made to hold anything: they are asked, and say yes themselves.
  const goesOut = MAY_GO_OUT.has(move) || (kind !== null && GIVER_GOES_ON.has(kind));
  return {
    unit: { ...(TO_ANOTHER.has(move) ? toSomebodyElse : to), ...(goesOut ? OUTSIDE : {}) },
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
