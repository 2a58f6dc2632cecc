import { access } from '../../domain/access';
import { reopenForbidden } from '../../domain/kernel/decide-reopening';
import type { Instant } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import type { CaseState } from '../../domain/kernel/state';
import type { Answers } from '../../domain/intake/intake.schema';
import { caseByRef } from '../../register/cases';
import type { Register } from '../../register/database';
import { householdOf } from '../../register/household';
import { intakeByRef } from '../../register/intakes';

/** What of the earlier application holds about the person as it did, and not about their life. */
const KEPT = ['phone', 'email', 'address'] as const;

/** True when somebody who worked with a closed case may take in a new application after it: it is too late to reopen. */
export function mayComeAfter(state: CaseState, actor: Person, now: Instant): boolean {
  if (state.status !== 'closed' || state.process !== 'municipalContract') return false;
  const refusal = reopenForbidden(state, { actor, receivedAt: now, input: { because: 'contact' } });
  return refusal?.rule === 'too-late-to-reopen';
}

/**
 * The closed case that an application comes after, with what is known of the one who applies: name, number and ways to
 * be reached. How they live now is asked anew. Null when there is none, or it is not the person's to see.
 */
export async function earlierCase(
  register: Register,
  actor: Person,
  ref: string,
  now: Instant,
): Promise<{ readonly ref: string; readonly no: number; readonly answers: Answers } | null> {
  const state = await caseByRef(register, ref);
  if (state === null || access(actor, state, now).kind !== 'full' || !mayComeAfter(state, actor, now)) return null;
  const [household, intake] = await Promise.all([householdOf(register, ref), intakeByRef(register, ref)]);
  const applicant = household.find((member) => member.adult);
  const known = KEPT.flatMap((field) => {
    const value = intake?.personal[field];
    return typeof value === 'string' ? [[field, value] as const] : [];
  });
  const language = intake?.coded['language'];
  return {
    ref: state.ref,
    no: state.no,
    answers: {
      ...(applicant === undefined ? {} : { applicantName: applicant.name }),
      ...(applicant?.personNumber == null ? {} : { applicantNumber: applicant.personNumber }),
      ...Object.fromEntries(known),
      ...(typeof language === 'string' ? { language } : {}),
    },
  };
}
