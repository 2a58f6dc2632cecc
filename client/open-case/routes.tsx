import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { formOf } from '../../domain/forms/process-forms.schema';
import type { Ctx, Deps, Env } from '../deps';
import { offeredOf } from '../cases/offered';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { exampleValues } from '../forms/example-values';
import { FormFields } from '../forms/form-fields';
import { fieldsIn, type FormErrors, type FormValues, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { type Openable, isSeen, openableBy, openCase } from './open-case';

const PATH = '/oppna/:process{[A-Za-z]{4,40}}';

/** Cases that officials open themselves: a plot, a need, a rulebook. Others than those who may open one see no page. */
export function openCaseRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get(PATH, async (c) => {
    const process = openable(c);
    return process === null ? problemPage(c, 'notFound', 404) : show(c, deps, process, {}, {});
  });
  app.post(PATH, async (c) => {
    const process = openable(c);
    return process === null ? problemPage(c, 'notFound', 404) : take(c, deps, process);
  });
  return app;
}

function openable(c: Ctx): Openable | null {
  return openableBy(who(c).actor).find(({ name }) => name === c.req.param('process')) ?? null;
}

async function take(c: Ctx, deps: Deps, process: Openable): Promise<Response> {
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  const form = formOf(process.name, process.opening.form);
  if (oneOf(typed, '_do') === 'example' && form !== undefined && c.get('demo')) {
    const picks = await offeredOf(deps.register, c.get('now'));
    return show(c, deps, process, { ...values, ...exampleValues(form, c.get('now'), picks) }, {});
  }
  const key = /^[\w-]{8,64}$/.test(oneOf(typed, '_command')) ? oneOf(typed, '_command') : randomUUID();
  const opened = await openCase(deps, process, { answers: values, idempotencyKey: key, by: who(c).actor });
  if (opened.kind === 'invalid') return show(c, deps, process, values, opened.errors);
  if (opened.kind === 'key-reused') return problemPage(c, 'notFound', 404);
  if (await isSeen(deps.register, opened.ref)) return c.redirect(`/arenden/${opened.ref}`, 303);
  return page(
    c,
    { title: 'Ärendet är öppnat', narrow: true },
    <>
      <h1>Ärendet är öppnat</h1>
      <p>
        {process.label} <a href={`/arenden/${opened.ref}`}>{opened.ref}</a> hålls av{' '}
        {namesIn(c.get('organisation')).unit(process.opening.unit)}. Det syns i listan inom några sekunder.
      </p>
    </>,
  );
}

async function show(c: Ctx, deps: Deps, process: Openable, values: FormValues, errors: FormErrors): Promise<Response> {
  const form = formOf(process.name, process.opening.form);
  if (form === undefined) return problemPage(c, 'notFound', 404);
  const wrong = Object.keys(errors).length > 0;
  const pick = await offeredOf(deps.register, c.get('now'));
  return page(
    c,
    { title: `Öppna: ${process.label}`, narrow: true, wrong, ...(wrong ? { status: 422 as const } : {}) },
    <>
      <h1>Öppna: {process.label}</h1>
      {wrong ? <ErrorSummary errors={errors} title="Formuläret är inte skickat. Allt du skrev finns kvar." /> : null}
      <form method="post" class="stack" novalidate>
        <CsrfField csrf={who(c).csrf} />
        <input type="hidden" name="_command" value={randomUUID()} />
        <FormFields form={form} values={values} errors={errors} pick={pick} />
        <div class="buttons">
          <button type="submit" class="primary" name="_do" value="send">
            Öppna ärendet
          </button>
          {c.get('demo') ? (
            <button type="submit" class="quiet small" name="_do" value="example">
              Fyll i exempel
            </button>
          ) : null}
        </div>
      </form>
    </>,
  );
}
