import { randomUUID } from 'node:crypto';
import { heads, hasRole, isIn, type Person } from '../../domain/kernel/actor';
import type { InboxFilter, InboxItem } from '../../register/inbox';
import type { SignedIn } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { inboxWords } from '../words/inbox';

/** What a row needs to be taken from the list, and the list to come back to. */
export interface Claiming {
  readonly signedIn: SignedIn;
  readonly back: string;
}

/** Nobody's yet, and the person could do it: what only a head or a decider may finish is not taken by others here. */
export function isClaimable(actor: Person, { reason, person, unit, needs }: InboxItem): boolean {
  if (reason === 'offer' || person !== null) return false;
  if (needs === 'decider') return hasRole(actor, 'decider');
  return needs === 'head' ? heads(actor, unit) : isIn(actor, unit);
}

/** One press, as on the case page; afterwards the same list again. */
export function Claim({ item, signedIn, back }: Claiming & { item: InboxItem }) {
  return (
    <form class="act" method="post" action={`/arenden/${item.ref}/drag/claim`}>
      <CsrfField csrf={signedIn.csrf} />
      <input type="hidden" name="_command" value={randomUUID()} />
      {item.reason === 'side' && item.taskId !== null ? <input type="hidden" name="_task" value={item.taskId} /> : null}
      <input type="hidden" name="_back" value={back} />
      <button type="submit" class="small" name="_do" value="send" aria-label={inboxWords.claimOf(item.ref)}>
        {inboxWords.claim}
      </button>
    </form>
  );
}

/** The address of the list as it is narrowed now. */
export function addressOf({ list, process, stage, surname, householdSize }: InboxFilter): string {
  const query = new URLSearchParams({ lista: list });
  const narrowed = { process, skede: stage, namn: surname, storlek: householdSize?.toString() };
  for (const [name, value] of Object.entries(narrowed)) if (value !== undefined) query.set(name, value);
  return `/?${query.toString()}`;
}
