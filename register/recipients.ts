import type { MessageRecipient } from '../domain/kernel/messages';
import type { Organisation, Unit } from './organisation';

/** Secretariat of Samverkansforum bostad: until the forum itself exists, its mailbox is told (issue 3, section 2). */
export const FORUM_UNIT = 'ksf-forum';

/**
 * The work address that a message goes to, by the organisation as it is when the fact is written.
 * Falls back towards a mailbox that somebody reads, never to nobody: an unknown person's unit, a unit without
 * head, a department without management. Null only for a unit that does not exist, and for the applicant,
 * whose address is no part of the organisation.
 */
export function workAddress({ units, people }: Organisation, to: MessageRecipient): string | null {
  const mailbox = (unit: string) => units.find((u) => u.id === unit)?.mailbox ?? null;
  const inRole = (unit: string | undefined, role: 'head' | 'deputy' | 'director') =>
    people.find((p) => p.memberships.some((m) => m.unit === unit && m.role === role))?.email ?? null;
  switch (to.kind) {
    case 'person':
      return people.find((p) => p.id === to.person && p.memberships.length > 0)?.email ?? mailbox(to.unit);
    case 'unit':
      return mailbox(to.unit);
    case 'head':
      return inRole(to.unit, 'head') ?? mailbox(to.unit);
    case 'deputy':
      return inRole(to.unit, 'deputy') ?? inRole(to.unit, 'head') ?? mailbox(to.unit);
    case 'department-head': {
      const management = managementOf({ units, people }, to.unit);
      return inRole(management?.id, 'head') ?? management?.mailbox ?? mailbox(to.unit);
    }
    case 'director': {
      const management = managementOf({ units, people }, to.unit);
      return inRole(management?.id, 'director') ?? management?.mailbox ?? mailbox(to.unit);
    }
    case 'forum':
      return mailbox(FORUM_UNIT);
    case 'duty-head': {
      const onDuty = units.find((u) => u.acute);
      return inRole(onDuty?.id, 'head') ?? onDuty?.mailbox ?? null;
    }
    case 'applicant':
      return null;
    default:
      return to satisfies never;
  }
}

/** The unit that leads a unit's department: the one in which the head of administration sits. */
function managementOf({ units, people }: Organisation, unit: string): Unit | undefined {
  const department = units.find((u) => u.id === unit)?.department;
  const led = new Set(people.flatMap((p) => p.memberships.filter((m) => m.role === 'director').map((m) => m.unit)));
  return units.find((u) => u.department === department && led.has(u.id));
}
