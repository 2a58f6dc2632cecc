import { sql } from 'kysely';
import { findingReminders, type GivenFindings } from '../../domain/audit/reminders';
import type { Instant } from '../../domain/instant';
import type { Register } from '../database';
import { displayedNow } from '../displayed-clock';
import { organisation } from '../organisation';
import { putWords } from '../put-words';
import { workAddress } from '../recipients';
import { systemUnit } from './findings';

/** Puts a word to those who answer for findings into the outbox. Asked at every look of the postman. */
export async function remindOfFindings(register: Register, realNow: Instant): Promise<void> {
  const { rows: given } = await sql<GivenFindings>`
    select unit, found_at as "foundAt", min(due_at) as "dueAt" from findings where closed_at is null
    group by unit, found_at order by found_at
  `.execute(register.db);
  if (given.length === 0) return;
  const staff = await organisation(register);
  const now = await displayedNow(register, realNow);
  const about = { daysOff: staff.staffing.daysOff, systemUnit: systemUnit(staff) };
  const words = findingReminders(given, now, about).flatMap(({ id, kind, to, dueAt }) => {
    const address = workAddress(staff, to, now);
    return address === null ? [] : [{ id, about: 'granskning', kind, to, address, dueAt }];
  });
  await putWords(register, words, { now, realNow });
}
