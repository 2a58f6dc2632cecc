import { mayReadBids } from '../../domain/land-allocation/secrecy';
import type { ShownCase } from '../cases/load-case';
import type { FormValues } from '../forms/values';
import { caseBids } from './bids-of-case';

/** Whoever gave the bid that the evaluation proposes, as the council's decision asks for them; nothing without one. */
export function proposedDeveloper({ state, facts, texts, signedIn }: ShownCase): FormValues {
  const { winner } = state.data;
  if (typeof winner !== 'string' || !mayReadBids(state, signedIn.actor)) return {};
  const bid = caseBids(state, facts, texts).read.get(winner);
  return bid === undefined
    ? {}
    : {
        name: bid.bidder,
        orgNumber: bid.organisationNumber,
        contact: `${bid.contactName}, ${bid.contactEmail}`,
      };
}
