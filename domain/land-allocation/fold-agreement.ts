import { addDays, addMonths } from '../calendar/civil-date';
import { localDate, toInstant } from '../calendar/stockholm';
import { computeDeadline } from '../deadlines/deadline';
import { policyByKey, type PolicyKey } from '../deadlines/policies';
import type { CivilDate } from '../instant';
import type { Fact, FactOf } from '../kernel/facts';
import type { Coded, CodedRecord, OpenCase } from '../kernel/state';
import { dateIn } from '../office/rules';
import { withEvery } from './conditions';
import { promisesOf } from './flats';
import { withMilestone } from './milestones';

type Said = FactOf<'TaskCompleted' | 'Happened'> & Fact;

/** Days and parties from legal force to the transfer. */
export function foldAgreement(data: CodedRecord, fact: Said, before: OpenCase): CodedRecord {
  if (fact.type === 'Happened') return fact.move === 'extend-exclusivity' ? extended(data, fact.input) : data;
  const { kind, outcome } = fact;
  switch (kind) {
    case 'post-notice':
      return { ...data, legalForceOn: dayOf('appeal.legality', String(outcome['postedOn']), before) };
    case 'sign-agreement':
      return outcome['outcome'] === 'signed' ? signed(data, outcome) : data;
    case 'apply-for-permit':
      return withMilestone(data, 'permit', { outcome: dateIn(outcome, 'completeOn') });
    case 'permit-decision':
      return outcome['verdict'] === 'granted' ? permitted(data, outcome, before) : data;
    case 'construction-started':
      return withMilestone(data, 'start', { outcome: dateIn(outcome, 'startedOn') });
    case 'construction-completed':
      return withMilestone(data, 'complete', { outcome: dateIn(outcome, 'finalDecisionOn') });
    default:
      return data;
  }
}

/** The agreement binds its party to every condition, and gives the sole right for a time. */
function signed(data: CodedRecord, outcome: CodedRecord): CodedRecord {
  const party = data['developer'] ?? null;
  const bound = withEvery(data, () => ({ party: typeof party === 'string' ? party : null }));
  const dated = [
    ['permit', 'permitBy'],
    ['start', 'startBy'],
    ['complete', 'completeBy'],
    ['moveIn', 'moveInBy'],
  ].reduce(
    (all, [milestone = '', field = '']) => withMilestone(all, milestone, { contract: dateIn(outcome, field) }),
    bound,
  );
  const signedOn = String(outcome['signedOn']);
  return {
    ...dated,
    boundParty: party,
    exclusiveUntil: addMonths(signedOn, Number(outcome['exclusivityMonths'] ?? 0)),
    extensions: 0,
    flats: Object.fromEntries(
      promisesOf(data).map(([id, promised]) => [id, { promised, delivered: [], waived: [] }]),
    ) as unknown as Coded,
  };
}

function extended(data: CodedRecord, input: CodedRecord): CodedRecord {
  const until = data['exclusiveUntil'];
  if (typeof until !== 'string') return data;
  return {
    ...data,
    exclusiveUntil: addMonths(until, Number(input['months'] ?? 0)),
    extensions: Number(data['extensions'] ?? 0) + 1,
  };
}

/** A permit is begun within two years and finished within five of its legal force, or it lapses. */
function permitted(data: CodedRecord, outcome: CodedRecord, before: OpenCase): CodedRecord {
  const legalOn = addDays(dayOf('permit.legal-force', String(outcome['noticeOn']), before), 1);
  return {
    ...data,
    permits: Number(data['permits'] ?? 0) + 1,
    permitLegalOn: legalOn,
    startWithin: dayOf('permit.start', legalOn, before),
    finishWithin: dayOf('permit.finish', legalOn, before),
  };
}

/** The last day of a clock that starts on a day. */
export function dayOf(key: PolicyKey, from: CivilDate, { policies, daysOff }: OpenCase): CivilDate {
  const policy = policies[key] ?? policyByKey(key);
  return localDate(computeDeadline({ policy, start: toInstant(from, '12:00'), daysOff }).dueAt);
}
