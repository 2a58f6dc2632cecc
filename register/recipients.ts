import type { MessageRecipient } from '../domain/kernel/messages';
import { leadershipOf } from '../domain/kernel/units';
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
      const leadership = leadershipIn(units, to.unit);
      return inRole(leadership?.id, 'head') ?? leadership?.mailbox ?? mailbox(to.unit);
    }
    case 'director': {
      const leadership = leadershipIn(units, to.unit);
      return inRole(leadership?.id, 'director') ?? leadership?.mailbox ?? mailbox(to.unit);
    }
    case 'forum':
      return mailbox(FORUM_UNIT);
    case 'duty-head': {
      const onDuty = units.find((u) => u.acute);
      return inRole(onDuty?.id, 'head') ?? onDuty?.mailbox ?? null;
    }
    case 'system-owner':
      return people.find((p) => p.roles.includes('admin'))?.email ?? mailbox(FORUM_UNIT);
    case 'applicant':
      return null;
    default:
      return to satisfies never;
  }
}

function leadershipIn(units: readonly Unit[], unit: string): Unit | undefined {
  return units.find((u) => u.id === leadershipOf(unit));
}
