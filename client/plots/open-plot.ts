import { randomBytes } from 'node:crypto';
import { makeCaseRef } from '../../domain/case-ref';
import { formOf } from '../../domain/forms/process-forms.schema';
import type { Form } from '../../domain/forms/fields.schema';
import type { Person } from '../../domain/kernel/actor';
import { administrationOf } from '../../domain/kernel/units';
import { submitIntake } from '../../register/intakes';
import type { Deps } from '../deps';
import { parseForm } from '../forms/parse-form';
import type { FormErrors, FormValues } from '../forms/values';
import { PLOTS } from './load-plots';

const REF_BYTES = 8;
/** Who holds a plot from the idea on. */
const LANDOWNER = 'sbk-mark';
/** Who registers a site and the need it answers (domain.md 3-A3, step 1). */
const MAY_OPEN: readonly string[] = ['sbk', 'lfa'];

export function openPlotForm(): Form {
  const form = formOf(PLOTS, 'open-plot');
  if (form === undefined) throw new Error('A plot is opened with a form');
  return form;
}

export function mayOpenPlot(actor: Person): boolean {
  return actor.memberships.some(({ unit }) => MAY_OPEN.includes(administrationOf(unit)));
}

export type PlotOpened =
  | { readonly kind: 'stored' | 'repeated'; readonly ref: string }
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'invalid'; readonly errors: FormErrors };

/** Takes in an idea as an application is taken in: stored once per key; the case starts when the relay finds it. */
export async function openPlot(
  deps: Deps,
  actor: Person,
  given: { readonly values: FormValues; readonly idempotencyKey: string },
): Promise<PlotOpened> {
  const parsed = parseForm(openPlotForm(), given.values);
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors };
  const now = deps.now();
  const unit = actor.memberships.find((m) => MAY_OPEN.includes(administrationOf(m.unit)))?.unit ?? null;
  const stored = await submitIntake(
    deps.register,
    {
      idempotencyKey: given.idempotencyKey,
      sent: { process: PLOTS, values: given.values, by: actor.id },
      process: PLOTS,
      unit: LANDOWNER,
      receivedAt: now,
      submittedAt: now,
      coded: { need: null, ...parsed.codes },
      personal: { ...parsed.texts, ...parsed.personal },
      contactWay: 'none',
      contactEmail: null,
      openedBy: { person: actor.id, unit },
      restrictedTo: null,
      household: [],
    },
    () => makeCaseRef(randomBytes(REF_BYTES)),
  );
  if (stored.kind === 'stored') deps.kick();
  return stored;
}
