import { absenceReminders } from '../domain/absence/reminders';
import type { Instant } from '../domain/instant';
import { type Register, timestamp } from './database';
import { displayedNow } from './displayed-clock';
import { organisation } from './organisation';

/**
 * Puts a word to the heads into the outbox for every absence they must see over, each once. Asked at every look of the
 * postman; while nobody is away it costs no query.
 */
export async function remindOfAbsences(register: Register, realNow: Instant): Promise<void> {
  const { staffing, people, units } = await organisation(register);
  if (staffing.absences.size === 0) return;
  const now = await displayedNow(register, realNow);
  const rows = absenceReminders(staffing, now).flatMap(({ id, absence, kind, unit, to }) => {
    const address =
      to.kind === 'person'
        ? people.find((one) => one.id === to.person)?.email
        : units.find((one) => one.id === to.unit)?.mailbox;
    if (address === undefined) return [];
    return [
      {
        id,
        // No case: the absence itself, as opaque.
        ref: absence,
        no: 0,
        seq: 0,
        kind,
        recipient: JSON.stringify({ kind: 'head', unit }),
        role: 'head',
        address,
        acute: false,
        due_at: null,
        said_at: timestamp(now),
        created_at: timestamp(realNow),
        not_before: timestamp(realNow),
      },
    ];
  });
  if (rows.length === 0) return;
  await register.db
    .insertInto('messages')
    .values(rows)
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}
