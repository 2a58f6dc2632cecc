import { localDate, localTime } from '../domain/calendar/stockholm';
import { inOfficeHours } from '../domain/calendar/office-hours';
import type { CivilDate, Instant } from '../domain/instant';
import { type Application, applicationFrom } from '../domain/intake/application';
import type { Flow, Urgency } from '../domain/intake/codes';
import type { Answers, IntakeClock } from '../domain/intake/intake.schema';
import type { Register } from '../register/database';
import { earlierSubmission, intakeByRef, type Submission, submitIntake } from '../register/intakes';
import { organisation } from '../register/organisation';
import { daysOff } from '../register/policies';
import { checkAnswers } from './intake/check-answers';
import type { FormErrors } from './forms/values';
import { newCaseRef } from './new-case-ref';

/** The routine that an application begins. */
const PROCESS = 'municipalContract';
const RECEPTION = 'soc-mottagning';
/** Round the clock; holds what cannot wait until the office opens. */
const ON_CALL = 'soc-jour';

export interface SubmitDeps {
  readonly register: Register;
  /** Displayed clock. */
  readonly now: () => Instant;
  /** Wakes the relay, so that the case starts at once and not at its next look. */
  readonly kick: () => void;
}

export interface NewApplication {
  readonly flow: Flow;
  /** As typed, every page in one bag. */
  readonly answers: Answers;
  /** The same key is the same application, however often it is sent. */
  readonly idempotencyKey: string;
  /** The official who typed it in, or null for the applicant. */
  readonly by: { readonly person: string; readonly unit: string | null } | null;
  /** The closed case of the same people that it comes after. */
  readonly earlierCase?: string | null;
}

export type Submitted =
  | {
      readonly kind: 'stored' | 'repeated';
      readonly ref: string;
      readonly receivedAt: Instant;
      readonly urgency: Urgency;
      readonly contactWay: string;
    }
  /** The key came before with other answers: nothing was stored. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'invalid'; readonly errors: FormErrors };

/** Today and now in Sweden, as the forms need them. */
export function intakeClock(now: Instant): IntakeClock {
  return { today: localDate(now), localNow: `${localDate(now)}T${localTime(now)}` };
}

/**
 * Takes an application in: checked again as a whole, stored once per key, with a reference of its own. Depends on the
 * register alone; the case starts when the relay finds it.
 */
export async function submitApplication(
  deps: SubmitDeps,
  { flow, answers, idempotencyKey, by, earlierCase = null }: NewApplication,
): Promise<Submitted> {
  const sent = { flow, answers, by: by?.person ?? null };
  const earlier = await earlierSubmission(deps.register, idempotencyKey, sent);
  if (earlier !== null) return standing(deps, earlier);
  const now = deps.now();
  const checked = checkAnswers(flow, answers, intakeClock(now));
  if (!checked.ok) return { kind: 'invalid', errors: checked.errors };
  const application = applicationFrom(checked.answers, localDate(now));
  const receivedAt = application.receivedAt ?? now;
  const stored = await submitIntake(
    deps.register,
    {
      idempotencyKey,
      sent,
      process: PROCESS,
      unit: unitFor(application.urgency, now, await daysOff(deps.register)),
      receivedAt,
      submittedAt: now,
      coded: earlierCase === null ? application.data : { ...application.data, earlierCase },
      personal: application.personal,
      contactWay: application.contactWay,
      contactEmail: application.contactEmail,
      openedBy: by,
      restrictedTo: await restrictedTo(deps.register, application, by),
      household: application.household.map(({ birth, ...member }, idx) => ({
        ...member,
        idx,
        birthYearMonth: birth,
        sex: null,
        from: null,
        to: null,
      })),
    },
    newCaseRef,
  );
  if (stored.kind !== 'stored') return standing(deps, stored);
  deps.kick();
  return { ...stored, urgency: application.urgency, contactWay: application.contactWay };
}

/** The answer to a repeat is that of the first sending, also about the urgency, which follows the day. */
async function standing({ register, kick }: SubmitDeps, submission: Submission): Promise<Submitted> {
  if (submission.kind === 'key-reused') return submission;
  const intake = await intakeByRef(register, submission.ref);
  if (intake === null) throw new Error(`${submission.ref} was stored and is gone`);
  kick();
  return { ...submission, urgency: intake.coded['urgency'] as Urgency, contactWay: intake.contactWay };
}

/** Who holds it first: what cannot wait and comes outside office hours begins at socialjouren (municipal-contract.md). */
export function unitFor(urgency: Urgency, now: Instant, off: readonly CivilDate[]): string {
  return urgency === 'today' && !inOfficeHours(now, off) ? ON_CALL : RECEPTION;
}

/** With protected identity only the official who took it in and the head of the unit, until they name others. */
async function restrictedTo(
  register: Register,
  application: Application,
  by: NewApplication['by'],
): Promise<readonly string[] | null> {
  if (application.protectedIdentity === 'none') return null;
  const { people } = await organisation(register);
  const heads = people
    .filter((p) => p.memberships.some((m) => m.unit === RECEPTION && m.role === 'head'))
    .map((p) => p.id);
  return [...new Set([...(by === null ? [] : [by.person]), ...heads])];
}
