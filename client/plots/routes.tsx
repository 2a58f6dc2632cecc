import { Hono } from 'hono';
import { isIn } from '../../domain/kernel/actor';
import { daysOff } from '../../register/policies';
import { loadCase, picksFor } from '../cases/load-case';
import { REF_PATTERN } from '../cases/routes';
import type { Ctx, Deps, Env } from '../deps';
import { page } from '../layout/page';
import { namesIn } from '../names';
import { problemPage } from '../problem-pages';
import { who } from '../sign-in/session';
import { plotWords } from '../words/plots';
import { CheckPage } from './check-page';
import { evaluationRoutes } from './evaluation-routes';
import { checksDue, FollowUpRound } from './follow-up-round';
import { loadNeeds, Needs } from './needs';
import { loadPlots, NEEDS, PLOTS } from './load-plots';
import { openableBy } from '../open-case/open-case';
import { loadRulebooks, RULEBOOKS, Rulebooks } from './rulebooks';
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
        mayOpen={mayOpen(c, PLOTS)}
      />,
    );
  });
  app.get('/mark/behov', (c) => needs(c, deps));
  app.get('/mark/regelverk', (c) => rulebooks(c, deps));
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

function mayOpen(c: Ctx, process: string): boolean {
  return openableBy(who(c).actor).some(({ name }) => name === process);
}

async function needs(c: Ctx, deps: Deps): Promise<Response> {
  const [shown, off] = await Promise.all([loadNeeds(deps.register), daysOff(deps.register)]);
  return page(
    c,
    { title: plotWords.tabs.needs, here: '/mark' },
    <Needs
      needs={shown}
      names={namesIn(c.get('organisation'))}
      now={c.get('now')}
      daysOff={off}
      mayOpen={mayOpen(c, NEEDS)}
    />,
  );
}

async function rulebooks(c: Ctx, deps: Deps): Promise<Response> {
  return page(
    c,
    { title: plotWords.tabs.rulebook, here: '/mark' },
    <Rulebooks
      rulebooks={await loadRulebooks(deps.register)}
      names={namesIn(c.get('organisation'))}
      now={c.get('now')}
      mayOpen={mayOpen(c, RULEBOOKS)}
    />,
  );
}

async function round(c: Ctx, deps: Deps): Promise<Response> {
  const [plots, off] = await Promise.all([loadPlots(deps.register), daysOff(deps.register)]);
  const { actor } = who(c);
  const saved = c.req.query('tagen') ?? '';
  // Whoever owes nothing sees everybody's list at once.
  const owes =
    checksDue(plots).some(({ task }) => isIn(actor, task.unit)) ||
    plots.some(({ plot }) => plot.conditions.some(({ verifier }) => isIn(actor, verifier)));
  return page(
    c,
    { title: plotWords.followUp.title, here: '/mark' },
    <FollowUpRound
      plots={plots}
      actor={actor}
      mineOnly={owes && c.req.query('vilka') !== 'alla'}
      owes={owes}
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
