import { setTimeout as pause } from 'node:timers/promises';
import { formOf } from '../../domain/forms/process-forms.schema';
import { type Instant, SECOND_MS } from '../../domain/instant';
import type { Person } from '../../domain/kernel/actor';
import type { Opening, Process } from '../../domain/kernel/process';
import { processByName, processNames } from '../../domain/processes';
import { caseByRef } from '../../register/cases';
import type { Register } from '../../register/database';
import { earlierSubmission, type Submission, submitIntake } from '../../register/intakes';
import { parseForm } from '../forms/parse-form';
import type { FormErrors, FormValues } from '../forms/values';
import { newCaseRef } from '../new-case-ref';

/** How long a page waits for what was opened to be there; real time. */
const SEEN_WITHIN_MS = 2 * SECOND_MS;
const LOOK_EVERY_MS = 50;

export interface OpenDeps {
  readonly register: Register;
  /** Displayed clock. */
  readonly now: () => Instant;
  readonly kick: () => void;
}

export interface Openable extends Process {
  readonly opening: Opening;
}

/** The processes of which this person may open a case. */
export function openableBy(actor: Person): readonly Openable[] {
  return processNames.map(processByName).filter((process): process is Openable => unitToOpen(process, actor) !== null);
}

/** The person's unit that may open a case of this process; null when none may. */
export function unitToOpen({ opening }: Process, actor: Person): string | null {
  return actor.memberships.find(({ unit }) => opening?.by.includes(unit))?.unit ?? null;
}

export type Opened = Submission | { readonly kind: 'invalid'; readonly errors: FormErrors };

/** An official opens a case that begins without an application: stored once per key; the relay starts it. */
export async function openCase(
  { register, now, kick }: OpenDeps,
  process: Openable,
  given: { readonly answers: FormValues; readonly idempotencyKey: string; readonly by: Person },
): Promise<Opened> {
  const { answers, idempotencyKey, by } = given;
  const sent = { process: process.name, answers, by: by.id };
  const earlier = await earlierSubmission(register, idempotencyKey, sent);
  if (earlier !== null) return earlier;
  const form = formOf(process.name, process.opening.form);
  if (form === undefined) throw new Error(`No form ${process.opening.form}`);
  const parsed = parseForm(form, answers);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const at = now();
  const stored = await submitIntake(
    register,
    {
      idempotencyKey,
      sent,
      process: process.name,
      unit: process.opening.unit,
      receivedAt: at,
      submittedAt: at,
      coded: { ...process.opening.begins, ...parsed.codes },
      personal: { ...parsed.texts, ...parsed.personal },
      contactWay: 'none',
      contactEmail: null,
      openedBy: { person: by.id, unit: unitToOpen(process, by) },
      restrictedTo: null,
      household: [],
    },
    newCaseRef,
  );
  kick();
  return stored;
}

/** True once what was opened is in the register, so that the next page is already true; false when it takes longer. */
export async function isSeen(register: Register, ref: string): Promise<boolean> {
  for (const end = Date.now() + SEEN_WITHIN_MS; ; await pause(LOOK_EVERY_MS)) {
    if ((await caseByRef(register, ref)) !== null) return true;
    if (Date.now() > end) return false;
  }
}
