import type { Fact, FactOf } from '../kernel/facts';
import type { Coded, CodedRecord, OpenCase } from '../kernel/state';
import { recordIn } from '../office/kept';
import { dateIn } from '../office/rules';
import type { ConditionState } from './codes';
import { type Condition, conditionsOf, withCondition, withEntry, withEvery } from './conditions';
import { conditionsOutstanding, flatCount } from './flats';
import { withMilestone } from './milestones';

type Said = FactOf<'TaskCompleted' | 'Happened'> & Fact;

/** What becomes of each condition, its flats and those whom it binds. */
export function foldConditions(data: CodedRecord, fact: Said, before: OpenCase): CodedRecord {
  return fact.type === 'TaskCompleted' ? afterTask(data, fact, before) : afterMove(data, fact);
}

function afterMove(data: CodedRecord, { move, input, no }: FactOf<'Happened'> & Fact): CodedRecord {
  switch (move) {
    case 'report-condition-breach':
      return found(data, String(input['condition']), 'breached');
    case 'owner-changed':
      // Bound is who has signed: the new owner is only known of.
      return { ...data, newOwner: `p${no}` };
    case 'bankruptcy':
      return { ...data, bankruptOn: input['on'] ?? null };
    default:
      return data;
  }
}

function afterTask(data: CodedRecord, fact: FactOf<'TaskCompleted'> & Fact, before: OpenCase): CodedRecord {
  const { kind, outcome, taskId } = fact;
  const about = before.tasks[taskId]?.about ?? {};
  const condition = String(about['condition'] ?? '');
  switch (kind) {
    case 'answer-flat':
      return outcome['answer'] === 'accepted' ? delivered(data, condition) : data;
    case 'deliver-flats':
      return outcome['done'] === 'yes' ? delivery(data, outcome) : data;
    case 'check-condition':
      return checked(data, condition, Number(about['year'] ?? 0), outcome);
    case 'check-correction':
    case 'check-after-penalty':
      return outcome['corrected'] === 'yes'
        ? ended(withCondition(data, condition, { state: 'on_track' }), condition)
        : data;
    case 'decide-termination':
      return outcome['decision'] === 'terminate'
        ? withEvery(data, (one) => (one.ended === null ? { ended: 'terminated' } : {}))
        : data;
    case 'decide-waiver':
      return outcome['decision'] === 'waived' ? waived(data, condition) : data;
    case 'new-owner-signs':
      return outcome['signed'] === 'yes' ? takenOver(data) : data;
    default:
      return data;
  }
}

/** A state that somebody found. Broken counts once for each time it was in order before. */
function found(data: CodedRecord, id: string, state: ConditionState): CodedRecord {
  const one = conditionsOf(data)[id];
  if (one === undefined || one.ended !== null) return data;
  const again = state === 'breached' && one.state !== 'breached';
  return withCondition(data, id, { state, breaches: one.breaches + (again ? 1 : 0) });
}

/** The check of a year; the last year's ends the term, unless the condition is broken then. */
function checked(data: CodedRecord, id: string, year: number, outcome: CodedRecord): CodedRecord {
  const one = conditionsOf(data)[id];
  if (one === undefined || one.ended !== null) return data;
  const state = outcome['outcome'] as ConditionState;
  // What was broken is mended by its correction, never by a year's check that says so in passing.
  const after = one.state === 'breached' && state !== 'breached' ? data : found(data, id, state);
  const now = withCondition(after, id, { checkedYear: year });
  return ended(now, id);
}

/** Over when the last year has been followed up and nothing is broken. */
export function ended(data: CodedRecord, id: string): CodedRecord {
  const one = conditionsOf(data)[id];
  const over = one !== undefined && one.checkedYear >= one.termYears && one.state !== 'breached' && one.ended === null;
  return over ? withCondition(data, id, { ended: 'term', state: 'met' }) : data;
}

function delivered(data: CodedRecord, condition: string): CodedRecord {
  const [flat] = flatCount(data, condition).outstanding;
  return flat === undefined ? data : withFlats(data, condition, 'delivered', [flat]);
}

/** When the delivery is over, what is still outstanding is a broken condition. */
function delivery(data: CodedRecord, outcome: CodedRecord): CodedRecord {
  const moved = withMilestone(data, 'moveIn', { outcome: dateIn(outcome, 'firstMoveIn') });
  const short = conditionsOutstanding(data);
  return Object.entries(conditionsOf(data)).reduce((now, [id, one]) => {
    if (one.ended !== null) return now;
    return found(now, id, short.includes(id) ? 'breached' : 'on_track');
  }, moved);
}

function waived(data: CodedRecord, id: string): CodedRecord {
  const { outstanding } = flatCount(data, id);
  return withCondition(withFlats(data, id, 'waived', outstanding), id, { ended: 'waived', state: 'waived' });
}

/** Conditions that follow the ground bind the new owner; the others go on binding who promised them. None is lost. */
function takenOver(data: CodedRecord): CodedRecord {
  const owner = data['newOwner'];
  if (typeof owner !== 'string') return data;
  const bind = (one: Condition) => (one.survivesTransfer && one.ended === null ? { party: owner } : {});
  return { ...withEvery(data, bind), boundParty: owner, newOwner: null };
}

function withFlats(
  data: CodedRecord,
  condition: string,
  key: 'delivered' | 'waived',
  flats: readonly number[],
): CodedRecord {
  const count = flatCount(data, condition);
  const { promised, delivered: given, waived: letGo } = count;
  const entry = { promised, delivered: given, waived: letGo, [key]: [...count[key], ...flats] };
  return recordIn(data, 'flats')[condition] === undefined
    ? data
    : withEntry(data, 'flats', condition, entry as unknown as Coded);
}
