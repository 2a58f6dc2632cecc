import { conditionsOf } from '../../domain/land-allocation/conditions';
import type { Kase } from '../kase';

/** The needs that the plot was to answer hear what became of it; each is a case of its own, with its own holder. */
export async function tellNeeds(kase: Kase, what: 'allocation-agreed' | 'allocation-ended' | 'flats-delivered') {
  const own = typeof kase.data.need === 'string' ? [kase.data.need] : [];
  const ofConditions = Object.values(conditionsOf(kase.data)).flatMap(({ need }) => need ?? []);
  for (const need of new Set([...own, ...ofConditions])) kase.tellCase(need, what);
}
