import type { Insertable } from 'kysely';
import type { Instant } from '../domain/instant';
import type { Fact } from '../domain/kernel/facts';
import type { Message } from '../domain/kernel/messages';
import { timestamp, timestampOrNull } from './database';
import { tokenHash } from './hash-chain';
import type { Organisation } from './organisation';
import { workAddress } from './recipients';
import type { MessageTable } from './tables';

/**
 * The outbox rows of what one fact makes us say. Ids are deterministic, so that writing twice is writing once;
 * an address that would hear the same thing twice of one fact (head and deputy are one person) hears it once.
 */
export function messageRows(
  ref: string,
  fact: Fact,
  messages: readonly Message[],
  known: {
    readonly organisation: Organisation;
    readonly applicantEmail: string | null;
    /** Who alone may see the case; null: ordinary. */
    readonly restrictedTo: readonly string[] | null;
    readonly realNow: Instant;
  },
): Insertable<MessageTable>[] {
  const rows = new Map<string, Insertable<MessageTable>>();
  const doer = 'person' in fact.by ? fact.by.person : null;
  const own = known.organisation.people.find(({ id }) => id === doer)?.email ?? null;
  for (const message of messages) {
    const address =
      message.to.kind === 'applicant'
        ? known.applicantEmail
        : workAddress(known.organisation, message.to, fact.at, known.restrictedTo);
    // An applicant who chose phone or letter: the domain has opened a task with the words to say instead.
    if (address === null) continue;
    // A deputy hears nothing of what they did themselves, though it is addressed to the absent one.
    if (message.to.kind === 'person' && address === own) continue;
    const heard = `${message.kind} ${address}`;
    if (rows.has(heard)) continue;
    rows.set(heard, {
      id: `${ref}/${message.no}/${message.seq}/${tokenHash(address).slice(0, 16)}`,
      ref,
      no: message.no,
      seq: message.seq,
      kind: message.kind,
      recipient: JSON.stringify(message.to),
      role: message.to.kind,
      address,
      acute: message.acute,
      due_at: timestampOrNull(message.dueAt),
      said_at: timestamp(fact.at),
      created_at: timestamp(known.realNow),
      not_before: timestamp(known.realNow),
      // Named with their defaults: the row is written as a whole.
      state: 'waiting',
      attempts: 0,
      mail_id: null,
      last_error: null,
      reported_at: null,
    });
  }
  return [...rows.values()];
}
