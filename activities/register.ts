import { appendFacts } from '../register/append-facts';
import type { Register } from '../register/database';
import type { RegisterActivities } from '../workflows/messages';

/** The local activity of every case: what was decided, written where the next page reads it. */
export function registerActivities(register: Register): RegisterActivities {
  return { appendFacts: (batch) => appendFacts(register, batch) };
}
