import type { Instant } from '../../domain/instant';
import type { Fact } from '../../domain/kernel/facts';
import { isOutside } from '../../domain/kernel/units';

/** One unit's time with the baton. */
export interface Leg {
  readonly unit: string;
  readonly from: Instant;
  /** When the next unit had it; null = still. */
  readonly to: Instant | null;
  /** How the unit came to hold it. */
  readonly how: 'opened' | 'accepted' | 'named';
}

/** One offer, and what came of it. It happened during a leg: its place among the legs, from 0. */
export interface Attempt {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly at: Instant;
  readonly answeredAt: Instant | null;
  /** Number of the fact that accepted it: its receipt; null for every other answer. */
  readonly receiptNo: number | null;
  readonly outcome: 'accepted' | 'declined' | 'recalled' | 'open';
  readonly leg: number;
}

type Answered = Pick<Fact, 'at' | 'no'> & { readonly offerId: string };

export interface Run {
  readonly legs: readonly Leg[];
  readonly attempts: readonly Attempt[];
}

/** The way of the baton, read from the facts: who held it when, and every offer with its answer. */
export function runOf(facts: readonly Fact[]): Run {
  const legs: Leg[] = [];
  const attempts: Attempt[] = [];
  const goesTo = (unit: string, at: Instant, how: Leg['how']) => {
    const last = legs.pop();
    if (last !== undefined) legs.push({ ...last, to: at });
    legs.push({ unit, from: at, to: null, how });
  };
  const answered = ({ offerId, at, no }: Answered, outcome: Attempt['outcome']) => {
    const place = attempts.findLastIndex((one) => one.id === offerId);
    const attempt = attempts[place];
    if (attempt !== undefined)
      attempts[place] = { ...attempt, answeredAt: at, receiptNo: outcome === 'accepted' ? no : null, outcome };
  };
  for (const fact of facts) {
    switch (fact.type) {
      case 'CaseOpened':
      case 'CaseReopened':
        goesTo(fact.unit, fact.at, 'opened');
        break;
      case 'HandoverOffered': {
        const { id, from, to } = fact.offer;
        // A reader with a view does not see how the case began.
        if (legs.length === 0) goesTo(from, fact.at, 'opened');
        attempts.push({
          id,
          from,
          to,
          at: fact.at,
          answeredAt: null,
          receiptNo: null,
          outcome: 'open',
          leg: legs.length - 1,
        });
        break;
      }
      case 'HandoverAccepted':
        answered(fact, 'accepted');
        // An outside party that took over cannot sign in: the unit holds on until it has closed the case.
        if (!isOutside(fact.to)) goesTo(fact.to, fact.at, 'accepted');
        break;
      case 'HandoverDeclined':
        answered(fact, 'declined');
        break;
      case 'HandoverRecalled':
        answered(fact, 'recalled');
        break;
      case 'HolderNamed':
        if (fact.to !== legs.at(-1)?.unit) goesTo(fact.to, fact.at, 'named');
        break;
      case 'CaseClosed': {
        const last = legs.pop();
        if (last !== undefined) legs.push({ ...last, to: fact.at });
        break;
      }
      default:
    }
  }
  return { legs, attempts };
}
