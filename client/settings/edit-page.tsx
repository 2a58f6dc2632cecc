import type { Child } from 'hono/jsx';
import type { Form } from '../../domain/forms/fields.schema';
import { hasRole } from '../../domain/kernel/actor';
import type { Changed, Editing } from '../../register/change-settings';
import type { Ctx } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { FormFields } from '../forms/form-fields';
import { type FormErrors, type FormValues, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { who } from '../sign-in/session';
import { settingRules } from '../words/setting-rules';

export function isAdministrator(c: Ctx): boolean {
  return hasRole(who(c).actor, 'admin');
}

/** Who changes, when, and what they had seen when they began. */
export function editingOf(c: Ctx): Editing {
  return { by: who(c).actor.id, at: c.get('now'), seen: Number(oneOf(c.get('typed') ?? {}, '_seen')) || 0 };
}

export interface EditPage {
  readonly title: string;
  readonly heading?: string;
  /** Where the form is sent, and where its tab is. */
  readonly action: string;
  readonly back: string;
  readonly form: Form;
  readonly values: FormValues;
  readonly errors?: FormErrors;
  /** Number of the last change of it that the person sees. */
  readonly seen: number;
  readonly submit: string;
  readonly refused?: Changed;
  /** Said above the form. */
  readonly above?: Child;
  /** Fields of the page's own, after the form's. */
  readonly more?: Child;
  /** Under the form: other ways on, the history. */
  readonly below?: Child;
}

/** A form for one setting. Refused, it comes back as it was typed with the sentence that says why. */
export function editPage(c: Ctx, edit: EditPage): Promise<Response> {
  const errors = sentencesOf(edit);
  const wrong = Object.keys(errors).length > 0;
  const status = edit.refused === 'changed-by-another' ? 409 : 422;
  return page(
    c,
    { title: edit.title, here: '/installningar', narrow: true, wrong, ...(wrong ? { status } : {}) },
    <>
      <ErrorSummary errors={errors} />
      <h1>{edit.heading ?? edit.title}</h1>
      {edit.above ?? null}
      <form class="move" method="post" action={edit.action} novalidate>
        <CsrfField csrf={who(c).csrf} />
        <input type="hidden" name="_seen" value={String(edit.seen)} />
        <FormFields form={edit.form} values={edit.values} errors={errors} />
        {edit.more ?? null}
        <div class="buttons">
          <button type="submit" class="primary">
            {edit.submit}
          </button>
          <a href={edit.back}>Avbryt</a>
        </div>
      </form>
      {edit.below ?? null}
    </>,
  );
}

function sentencesOf({ errors = {}, refused }: EditPage): FormErrors {
  if (refused === undefined || refused === 'changed' || refused === 'unchanged') return errors;
  return { ...errors, '': settingRules[refused] };
}
