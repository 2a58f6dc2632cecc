import { isIn } from '../kernel/actor';
import type { Hidden, Process } from '../kernel/process';
import { unitNow } from '../kernel/rules';
import type { CaseState } from '../kernel/state';
import { FORUM_UNIT } from '../kernel/units';
import { OFFICE_DEFAULTS } from '../office/defaults';
import { forbiddenBy } from '../office/rules';
import { keepAnswers } from '../office/kept';
import { MOVES } from './moves';
import { RULES } from './rules';
import { STAGES } from './stages';
import { TASKS } from './tasks';

/** The notes of a meeting are for those who were called, also when nobody is named in them (OSL 26 kap. 1 §). */
const NOTES: Hidden = {
  data: [],
  facts: ({ type }) => type === 'TaskCompleted',
};

/** The units that were called, with those in which one of them has gone up since; the forum itself always. */
function calledTo({ data, ...rules }: CaseState): readonly string[] {
  const members = Array.isArray(data['members']) ? data['members'].map(String) : [];
  return [FORUM_UNIT, ...members, ...members.map((unit) => unitNow(rules, unit))];
}

/** Which answers later steps read. */
const KEPT = { summon: { members: 'members' }, 'hold-meeting': { present: 'present' } };

/**
 * One meeting of Samverkansforum bostad (insatsområde 2, B4). What it decides lives in the cases it is about: each has
 * its own item, and the agenda is the list of those that point here.
 */
export const coordinationForum: Process = {
  name: 'coordinationForum',
  label: 'Samverkansforum bostad, möte',
  opening: { form: 'open-meeting', unit: FORUM_UNIT, by: [FORUM_UNIT], begins: {} },
  // When and who is everybody's to read; what was said is for those who were called.
  isPublic: true,
  hides: (state, actor) => (calledTo(state).some((unit) => isIn(actor, unit)) ? null : NOTES),
  firstStage: 'planned',
  stages: STAGES,
  tasks: TASKS,
  moves: MOVES,
  views: {},
  closeReasons: ['meeting_held', 'meeting_cancelled'],
  ...OFFICE_DEFAULTS,
  forum: false,
  mayHold: () => false,
  fold: (data, fact) => (fact.type === 'TaskCompleted' ? keepAnswers(KEPT, data, fact) : data),
  forbids: forbiddenBy(RULES),
  leadsTo: () => null,
  also: () => [],
};
