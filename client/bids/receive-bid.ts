import { createHash } from 'node:crypto';
import { RECEIVE_BID } from '../../domain/land-allocation/bids';
import type { Person } from '../../domain/kernel/actor';
import type { CaseState } from '../../domain/kernel/state';
import { factsOf } from '../../register/cases';
import { textsOf } from '../../register/texts';
import type { Deps } from '../deps';
import type { MoveOutcome } from '../gateway';
import { aboutBid, caseBids, keysOfOpeners, SEALED_TEXT } from './bids-of-case';
import type { OpenersKeys } from './openers-keys';
import { sealBid } from './seal';

export type BidReceived = MoveOutcome | { readonly kind: 'no-keys'; readonly persons: readonly string[] };

/** What a bid is called until it is opened: the same for the same command, and says nothing of the bidder. */
export function bidIdOf(ref: string, commandId: string): string {
  return createHash('sha256').update(`${ref}|${commandId}`).digest('hex').slice(0, 8);
}

/**
 * Seals a bid to the case's openers and gives it to the case. The words are in memory here and nowhere else: what goes
 * to the register is the envelope, what goes to the workflow is the bid's number.
 */
export async function receiveBid(
  deps: Deps,
  keys: OpenersKeys,
  actor: Person,
  state: CaseState,
  given: { readonly commandId: string; readonly answers: object },
): Promise<BidReceived> {
  const { ref } = state;
  const bids = caseBids(state, await factsOf(deps.register, ref), await textsOf(deps.register, ref));
  const { ready, without } = await keysOfOpeners(keys, bids);
  if (without.length > 0 || ready.length < 2) return { kind: 'no-keys', persons: without };
  const bid = bidIdOf(ref, given.commandId);
  const envelope = sealBid(JSON.stringify(given.answers), aboutBid(ref, bid), ready);
  return deps.gateway.makeMove(actor, ref, {
    commandId: given.commandId,
    move: RECEIVE_BID,
    taskId: null,
    version: null,
    codes: { bid },
    texts: { [SEALED_TEXT]: { body: JSON.stringify(envelope), kind: 'text' } },
  });
}
