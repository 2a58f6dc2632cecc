import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { daysOff } from '../../register/policies';
import { loadCase, picksFor } from '../cases/load-case';
import { REF_PATTERN } from '../cases/routes';
import type { Ctx, Deps, Env } from '../deps';
import { CsrfField } from '../forms/csrf-field';
import { ErrorSummary } from '../forms/error-summary';
import { exampleValues } from '../forms/example-values';
import { FormFields } from '../forms/form-fields';
import { fieldsIn, type FormErrors, type FormValues, oneOf } from '../forms/values';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { plotWords } from '../words/plots';
import { CheckPage } from './check-page';
import { evaluationRoutes } from './evaluation-routes';
import { FollowUpRound } from './follow-up-round';
import { loadPlots } from './load-plots';
import { mayOpenPlot, openPlot, openPlotForm } from './open-plot';
import { Portfolio } from './portfolio';

/** Pages about land for those who work here: the portfolio, a new idea, the year's round, the evaluation. */
export function plotRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/mark', async (c) => {
    const [plots, off] = await Promise.all([loadPlots(deps.register), daysOff(deps.register)]);
    return page(
      c,
      { title: plotWords.portfolio.title, here: '/mark' },
      <Portfolio
        plots={plots}
        filter={filterOf(c.req.query())}
        names={namesIn(c.get('organisation'))}
        now={c.get('now')}
        daysOff={off}
        mayOpen={mayOpenPlot(who(c).actor)}
      />,
    );
  });
  app.get('/mark/ny', (c) =>
    mayOpenPlot(who(c).actor) ? newPlot(c, {}, {}, randomUUID()) : problemPage(c, 'notFound', 404),
  );
  app.post('/mark/ny', (c) => postPlot(c, deps));
  app.get('/mark/uppfoljning', (c) => round(c, deps));
  app.get(`/mark/uppfoljning/:ref{${REF_PATTERN}}/:task{[\\w.:%/-]{1,80}}`, (c) => check(c, deps));
  app.route('/', evaluationRoutes(deps));
  return app;
}

function filterOf(query: Record<string, string>) {
  return {
    stage: query['skede'] ?? '',
    district: query['stadsdel'] ?? '',
    developer: query['byggherre'] ?? '',
    atRisk: query['risk'] === 'ja',
    closed: query['avslutade'] === 'ja',
  };
}

async function round(c: Ctx, deps: Deps): Promise<Response> {
  const [plots, off] = await Promise.all([loadPlots(deps.register), daysOff(deps.register)]);
  const { actor } = who(c);
  const saved = c.req.query('tagen') ?? '';
  // Whoever verifies nothing sees everybody's list at once.
  const verifies = actor.memberships.some(({ unit }) =>
    plots.some(({ plot }) => plot.conditions.some(({ verifier }) => verifier === unit)),
  );
  return page(
    c,
    { title: plotWords.followUp.title, here: '/mark' },
    <FollowUpRound
      plots={plots}
      actor={actor}
      mineOnly={verifies && c.req.query('vilka') !== 'alla'}
      names={namesIn(c.get('organisation'))}
      now={c.get('now')}
      daysOff={off}
      saved={plots.some(({ plot }) => plot.ref === saved) ? saved : null}
    />,
  );
}

async function check(c: Ctx, deps: Deps): Promise<Response> {
  const shown = await loadCase(c, deps, c.req.param('ref') ?? '');
  const choice = shown?.moves.find(({ row, task }) => row.move === 'complete' && task?.id === c.req.param('task'));
  if (shown === null || shown.plot === null || choice === undefined || !choice.allowed)
    return problemPage(c, 'notFound', 404);
  return page(
    c,
    { title: `${plotWords.followUp.do} ${shown.state.ref}`, here: '/mark', narrow: true },
    <CheckPage shown={shown} choice={choice} picks={(one) => picksFor(c, shown, one)} />,
  );
}

async function postPlot(c: Ctx, deps: Deps): Promise<Response> {
  const { actor } = who(c);
  if (!mayOpenPlot(actor)) return problemPage(c, 'notFound', 404);
  const typed = c.get('typed') ?? {};
  const values = fieldsIn(typed);
  const given = oneOf(typed, '_key');
  const key = /^[\w-]{8,80}$/.test(given) ? given : randomUUID();
  if (oneOf(typed, '_do') === 'example' && c.get('demo'))
    return newPlot(c, { ...values, ...exampleValues(openPlotForm(), c.get('now'), {}) }, {}, key);
  const opened = await openPlot(deps, actor, { values, idempotencyKey: key });
  if (opened.kind === 'invalid') return newPlot(c, values, opened.errors, key);
  if (opened.kind === 'key-reused') return newPlot(c, values, { '': plotWords.opening.again }, randomUUID());
  return page(
    c,
    { title: plotWords.opening.title, here: '/mark', narrow: true, status: 201 },
    <>
      <h1>{plotWords.opening.title}</h1>
      <div class="notice" role="status">
        <p>{plotWords.opening.opened(opened.ref)}</p>
      </div>
      <p>
        <a class="button primary" href={`/arenden/${opened.ref}`}>
          {opened.ref}
        </a>
      </p>
    </>,
  );
}

function newPlot(c: Ctx, values: FormValues, errors: FormErrors, key: string): Promise<Response> {
  const wrong = Object.keys(errors).length > 0;
  return page(
    c,
    {
      title: plotWords.opening.title,
      here: '/mark',
      narrow: true,
      wrong,
      ...(wrong ? { status: 422 as const } : {}),
    },
    <>
      <ErrorSummary errors={errors} />
      <h1>{plotWords.opening.title}</h1>
      <p>{plotWords.opening.lead}</p>
      <form class="move" method="post" action="/mark/ny" novalidate>
        <CsrfField csrf={who(c).csrf} />
        <input type="hidden" name="_key" value={key} />
        <FormFields form={openPlotForm()} values={values} errors={errors} />
        <div class="buttons">
          <button type="submit" class="primary" name="_do" value="send">
            {plotWords.opening.button}
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
