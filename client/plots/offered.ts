import { offeredOf } from '../cases/offered';
import type { Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import type { Fact } from '../../domain/kernel/facts';
import type { CaseState } from '../../domain/kernel/state';
import { bidsOf } from '../../domain/land-allocation/bids';
import { conditionsOf } from '../../domain/land-allocation/conditions';
import { criteriaOf } from '../../domain/land-allocation/criteria';
import { CRITERION } from '../../domain/land-allocation/forms/selection.schema';
import { mayReadBids } from '../../domain/land-allocation/secrecy';
import type { Register } from '../../register/database';
import type { StoredText } from '../../register/texts';
import { caseBids } from '../bids/bids-of-case';
import type { Picks } from '../forms/form-fields';
import { conditionInWords } from '../words/conditions';

/** What the forms of a plot offer to pick: its own conditions, criteria and bids, open needs and rulebooks in force. */
export async function offeredIn(
  register: Register,
  state: CaseState,
  actor: Person,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, StoredText>,
  now: Instant,
): Promise<Picks> {
  return {
    ...(await offeredOf(register, now)),
    condition: Object.fromEntries(
      Object.entries(conditionsOf(state.data)).map(([id, condition]) => [
        id,
        conditionInWords(condition, { homes: Number(state.data['homes'] ?? 0) }),
      ]),
    ),
    criterion: criteriaInWords(state),
    bid: bidsInWords(state, actor, facts, texts),
  };
}

function criteriaInWords({ data }: CaseState): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(criteriaOf(data)).map(([id, one]) => {
      const { kind, weight } = one as { readonly kind: string; readonly weight: number };
      return [id, `${(CRITERION as Readonly<Record<string, string>>)[kind] ?? kind} (${weight} %)`];
    }),
  );
}

/** Bids by their bidder once they are opened, and only for whom they are; by their number otherwise. */
function bidsInWords(
  state: CaseState,
  actor: Person,
  facts: readonly Fact[],
  texts: ReadonlyMap<string, StoredText>,
): Readonly<Record<string, string>> {
  const read = mayReadBids(state, actor) ? caseBids(state, facts, texts).read : null;
  return Object.fromEntries(
    bidsOf(state.data).bids.map(({ id }) => [id, read?.get(id) === undefined ? id : `${read.get(id)?.bidder} (${id})`]),
  );
}
