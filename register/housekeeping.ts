import type { Instant } from '../domain/instant';
import type { Register } from './database';
import { purgeHalfForms } from './half-forms';
import { purgeSessions } from './sessions';
import { purgePendingTexts } from './texts';

/** Deletes what about people is kept for a time only, and whose time is out. Real clock; the web process, every minute. */
export async function deleteWhatIsOver(register: Register, realNow: Instant): Promise<void> {
  await purgeHalfForms(register, realNow);
  await purgeSessions(register, realNow);
  await purgePendingTexts(register, realNow);
}
