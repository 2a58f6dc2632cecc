import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Ctx, Deps, Env } from '../deps';
import { page } from '../layout/page';
import { problemPage } from '../problem-pages';
import { HandedOver } from './case-page';
import { loadCase } from './load-case';
import { postMove } from './make-move';
import { showReceipt } from './receipt';
import { showCase, showCorrection } from './show-case';

/** The opaque reference; anything else in its place is no address of ours. */
export const REF_PATTERN = '[A-Za-z0-9-]{4,12}';

export function caseRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const found = async (c: Ctx) => {
    const ref = c.req.param('ref') ?? '';
    return ref === 'nytt' ? null : loadCase(c, deps, ref);
  };

  app.get(`/arenden/:ref{${REF_PATTERN}}`, async (c, next) => {
    if (c.req.param('ref') === 'nytt') return next();
    const shown = await found(c);
    return shown === null ? problemPage(c, 'notFound', 404) : showCase(c, deps, shown);
  });

  app.get(`/arenden/:ref{${REF_PATTERN}}/vy/:view`, async (c) => {
    const shown = await found(c);
    const view = c.req.param('view');
    if (shown === null || shown.process.views[view] === undefined) return problemPage(c, 'notFound', 404);
    if (shown.access.kind === 'view' && shown.access.view !== view) return problemPage(c, 'notFound', 404);
    return page(
      c,
      { title: `Förhandsvisning ${shown.state.ref}`, narrow: true },
      <>
        <h1>Det här ser mottagaren</h1>
        <p>Precis det här, och inget mer, följer med när ärendet lämnas över.</p>
        <HandedOver shown={shown} view={view} to={[]} />
        <p>
          <a href={`/arenden/${shown.state.ref}`}>Till ärendet</a>
        </p>
      </>,
    );
  });

  app.get(`/arenden/:ref{${REF_PATTERN}}/ratta/:no{\\d{1,6}}`, async (c) => {
    const shown = await found(c);
    const field = c.req.query('falt') ?? null;
    const given = { no: Number(c.req.param('no')), field, commandId: randomUUID() };
    return (shown && (await showCorrection(c, shown, given))) ?? problemPage(c, 'notFound', 404);
  });

  app.get(`/arenden/:ref{${REF_PATTERN}}/kvittens/:no{\\d{1,6}}`, (c) => showReceipt(c, deps));

  app.post(`/arenden/:ref{${REF_PATTERN}}/drag/:move{[A-Za-z-]{2,40}}`, (c) => postMove(c, deps));
  return app;
}
