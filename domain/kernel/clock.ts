import { computeDeadline } from '../deadlines/deadline';
import { ladderFor } from '../deadlines/ladder';
import { isPolicyKey, type Policy, policyByKey } from '../deadlines/policies';
import type { Instant } from '../instant';
import type { Rules as AllRules } from './rules';
import { addWorkingTime, workingTimeBetween } from '../calendar/working-days';
import { momentInWords } from '../swedish-dates';
import type { Deadline } from './state';

type Rules = Pick<AllRules, 'policies' | 'daysOff'>;

interface Wish {
  readonly id: string;
  readonly about: Deadline['about'];
  readonly subject: string;
  readonly unit: string;
  readonly policy: string;
  /** Where the clock starts; epoch ms. */
  readonly start: Instant;
  /** A date that somebody set: replaces the policy's own sum. */
  readonly until?: { readonly at: Instant; readonly explanation: string };
  readonly from?: { readonly no: number; readonly field: string };
}

/** The policy in force for this case; the built-in table answers for keys that the case began without. */
export function policyOf(rules: Rules, key: string): Policy {
  const own = rules.policies[key];
  if (own) return own;
  if (isPolicyKey(key)) return policyByKey(key);
  throw new RangeError(`No policy ${key}`);
}

/** Winds up a clock: policy snapshotted, date reckoned once, ladder laid out. */
export function startClock(rules: Rules, wish: Wish): Deadline {
  const policy = policyOf(rules, wish.policy);
  const sum = wish.until
    ? { dueAt: wish.until.at, explanation: wish.until.explanation }
    : computeDeadline({ policy, start: wish.start, daysOff: rules.daysOff });
  return {
    id: wish.id,
    about: wish.about,
    subject: wish.subject,
    unit: wish.unit,
    policy,
    startAt: wish.start,
    dueAt: sum.dueAt,
    explanation: sum.explanation,
    rungs:
      wish.about === 'wait' ? [] : ladderFor({ policy, start: wish.start, dueAt: sum.dueAt, daysOff: rules.daysOff }),
    fired: 0,
    repeatAt: null,
    from: wish.from ?? null,
  };
}

/** The same clock with another date; its rungs begin again, because the people must hear of the new one. */
export function moveClock(
  rules: Rules,
  clock: Deadline,
  to: { at: Instant; explanation: string },
  now: Instant,
): Deadline {
  const { policy, from, id, about, subject, unit } = clock;
  const wish = { id, about, subject, unit, policy: policy.key, start: now, until: to };
  return startClock({ ...rules, policies: { [policy.key]: policy } }, from === null ? wish : { ...wish, from });
}

/** The clock as if it had stood still between two instants. The law's clocks never stand still. */
export function standingStill(rules: Rules, clock: Deadline, from: Instant, to: Instant): Deadline {
  if (clock.policy.kind === 'statutory' || clock.policy.kind === 'contract' || clock.dueAt <= from) return clock;
  const { daysOff } = rules;
  const at =
    clock.policy.kind === 'acute'
      ? clock.dueAt + (to - from)
      : addWorkingTime(to, workingTimeBetween(from, clock.dueAt, daysOff), daysOff);
  const explanation = `${clock.explanation}; tiden stod still till ${momentInWords(to)}, därför ${momentInWords(at)}`;
  return moveClock(rules, clock, { at, explanation }, to);
}

export const ROUTINE_CLOCK = 'd.routine';

/** The routine's own minutes between two steps. */
export function routineClock(rules: Rules, unit: string, now: Instant): Deadline {
  return startClock(rules, {
    id: ROUTINE_CLOCK,
    about: 'routine',
    subject: 'routine',
    unit,
    policy: 'routine.continues',
    start: now,
  });
}
