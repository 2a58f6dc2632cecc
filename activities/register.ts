import { appendFacts } from '../register/append-facts';
import { factsAfter } from '../register/cases';
import type { Register } from '../register/database';
import type { RegisterActivities } from '../workflows/messages';

/** The local activities of every case: what was decided, written where the next page reads it; what stands there. */
export function registerActivities(register: Register): RegisterActivities {
  return {
    appendFacts: (batch) => appendFacts(register, batch),
    factsAfter: ({ ref, no }) => factsAfter(register, ref, no),
  };
}
