import {
  type Answer,
  answersForDirector,
  answersForHead,
  answersForPerson,
  answersForUnit,
  chainOf,
  isHere,
} from '../domain/absence/answers';
import type { Instant } from '../domain/instant';
import type { MessageRecipient } from '../domain/kernel/messages';
import { FORUM_UNIT, leadershipOf } from '../domain/kernel/units';
import type { Organisation } from './organisation';

/**
 * The work address that a message goes to, by the organisation as it is when the fact is written and by who is there
 * at `at` (the fact's own time): an absent person's deputy, a unit whose people are all away its head, a head who is
 * away the next, an acute unit whoever is on duty (domain/absence/answers.ts).
 * `named`: those who alone may see the case (protected identity); a deputy who is not among them cannot be told of it.
 * Falls back towards a mailbox that somebody reads, never to nobody: an unknown person's unit, a unit without
 * head, a department without management. Null only for a unit that does not exist, and for the applicant,
 * whose address is no part of the organisation.
 */
export function workAddress(
  organisation: Organisation,
  to: MessageRecipient,
  at: Instant,
  named: readonly string[] | null = null,
): string | null {
  const { staffing, people } = organisation;
  switch (to.kind) {
    case 'person': {
      const belongs = (staffing.people.get(to.person)?.memberships ?? []).length > 0;
      const answer = belongs
        ? answersForPerson(staffing, to.person, to.unit, at)
        : answersForUnit(staffing, to.unit, at);
      if (named === null || answer.kind !== 'person' || named.includes(answer.person))
        return addressOf(organisation, answer, to.unit);
      return emailOf(organisation, named.find((one) => isHere(staffing, one, at)) ?? to.person);
    }
    case 'unit':
      return addressOf(organisation, answersForUnit(staffing, to.unit, at), to.unit);
    case 'head':
      return headOf(organisation, to.unit, at);
    case 'deputy': {
      const deputy = staffing.inUnit
        .get(to.unit)
        ?.find((one) => one.memberships.some((m) => m.unit === to.unit && m.role === 'deputy'));
      const end = deputy === undefined ? null : chainOf(staffing, deputy.id, at).end;
      return end === null ? headOf(organisation, to.unit, at) : emailOf(organisation, end);
    }
    case 'department-head':
      return headOf(organisation, leadershipOf(to.unit), at, to.unit);
    case 'director':
      return addressOf(organisation, answersForDirector(staffing, to.unit, at), to.unit);
    case 'forum':
      return addressOf(organisation, answersForUnit(staffing, FORUM_UNIT, at), FORUM_UNIT);
    case 'duty-head': {
      const acute = organisation.units.find((unit) => unit.acute);
      return acute === undefined ? null : headOf(organisation, acute.id, at);
    }
    case 'system-owner': {
      const owner = people.find((p) => p.roles.includes('admin'));
      const unit = owner?.memberships[0]?.unit;
      if (owner === undefined || unit === undefined) return owner?.email ?? mailboxOf(organisation, FORUM_UNIT);
      return addressOf(organisation, answersForPerson(staffing, owner.id, unit, at), FORUM_UNIT);
    }
    case 'applicant':
      return null;
    default:
      return to satisfies never;
  }
}

function headOf(organisation: Organisation, unit: string, at: Instant, orElse = unit): string | null {
  return addressOf(organisation, answersForHead(organisation.staffing, unit, at), orElse);
}

function addressOf(organisation: Organisation, answer: Answer, orElse: string): string | null {
  const found = answer.kind === 'person' ? emailOf(organisation, answer.person) : mailboxOf(organisation, answer.unit);
  return found ?? mailboxOf(organisation, orElse);
}

function emailOf({ people }: Organisation, person: string): string | null {
  return people.find((one) => one.id === person)?.email ?? null;
}

function mailboxOf({ units }: Organisation, unit: string): string | null {
  return units.find((one) => one.id === unit)?.mailbox ?? null;
}
