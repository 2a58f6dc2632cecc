import { absenceReminders } from '../domain/absence/reminders';
import type { Instant } from '../domain/instant';
import type { Register } from './database';
import { displayedNow } from './displayed-clock';
import { organisation } from './organisation';
import { putWords } from './put-words';

/**
 * Puts a word to the heads into the outbox for every absence they must see over, each once. Asked at every look of the
 * postman; while nobody is away it costs no query.
 */
export async function remindOfAbsences(register: Register, realNow: Instant): Promise<void> {
  const { staffing, people, units } = await organisation(register);
  if (staffing.absences.size === 0) return;
  const now = await displayedNow(register, realNow);
  const words = absenceReminders(staffing, now).flatMap(({ id, absence, kind, unit, to }) => {
    const address =
      to.kind === 'person'
        ? people.find((one) => one.id === to.person)?.email
        : units.find((one) => one.id === to.unit)?.mailbox;
    if (address === undefined) return [];
    return [{ id, about: absence, kind, to: { kind: 'head', unit } as const, address, dueAt: null }];
  });
  await putWords(register, words, { now, realNow });
}
