import type { Checked } from '../../domain/intake/application';
import type { Flow } from '../../domain/intake/codes';
import { type Answers, type IntakeClock, pagesOf } from '../../domain/intake/intake.schema';
import { parseForm } from '../forms/parse-form';
import type { FormErrors } from '../forms/values';

export type CheckedAnswers =
  | { readonly ok: true; readonly answers: Checked }
  | {
      readonly ok: false;
      readonly errors: FormErrors;
      /** Slug of the first page that lacks something. */
      readonly firstPage: string;
    };

/** Checks every page that concerns this applicant; answers to questions that no longer do are left behind. */
export function checkAnswers(flow: Flow, answers: Answers, clock: IntakeClock): CheckedAnswers {
  const good: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  let firstPage: string | undefined;
  for (const page of pagesOf(flow, answers, clock)) {
    const parsed = parseForm(page.form, answers);
    if (parsed.ok) Object.assign(good, parsed.codes, parsed.texts, parsed.personal);
    else {
      firstPage ??= page.slug;
      Object.assign(errors, parsed.errors);
    }
  }
  return firstPage === undefined ? { ok: true, answers: good } : { ok: false, errors, firstPage };
}
