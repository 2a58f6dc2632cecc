import { resolve } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { absenceRoutes } from './absence/routes';
import { problem } from './api/problem';
import { apiRoutes } from './api/routes';
import { bidRoutes } from './bids/routes';
import { auditRoutes } from './audit/routes';
import { caseRoutes } from './cases/routes';
import type { Deps, Env } from './deps';
import { mailPage } from './dev/mail';
import { typedIn } from './forms/values';
import { isAway } from './gateway';
import { heatMapRoutes } from './heat-map/routes';
import { forumRoutes } from './forum/routes';
import { healthRoutes } from './health/routes';
import { inboxRoutes } from './inbox/routes';
import { letterRoutes } from './letters/routes';
import { openCaseRoutes } from './open-case/routes';
import { publicPlotRoutes } from './plots/public-pages';
import { plotRoutes } from './plots/routes';
import { problemPage } from './problem-pages';
import { searchRoutes } from './search/routes';
import { settingsRoutes } from './settings/routes';
import { signInRoutes } from './sign-in/routes';
import { oneAddress } from './sign-in/one-address';
import { successionRoutes } from './succession/routes';
import { signedInOnly, whoAsks } from './sign-in/session';

export const BODY_LIMIT_BYTES = 256 * 1024;

/** Routes of other parts that main.ts adds: the public intake, the time machine. Mounted at the root. */
export type Part = (deps: Deps) => Hono<Env>;

/**
 * The whole web client. Everything it stands on comes in `deps`, so a test gives it its own.
 * @param parts pages open to everybody (the public form), mounted before the ones that need sign-in.
 */
export function makeApp(deps: Deps, parts: readonly Part[] = []): Hono<Env> {
  const app = new Hono<Env>();
  app.use(safeHeaders(deps));
  app.use(
    '/public/*',
    serveStatic({
      root: publicRoot(),
      rewriteRequestPath: (path) => path.replace(/^\/public/, ''),
      // A new version is seen within minutes, and a page of the working day fetches no style twice.
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=300'),
    }),
  );
  app.route('/', healthRoutes(deps));
  // The API has its own limit, and answers with problem documents.
  app.route('/api', apiRoutes(deps));
  app.use(bodyLimit({ maxSize: BODY_LIMIT_BYTES, onError: (c) => problemPage(c, 'tooLarge', 413) }));

  app.use(oneAddress(deps));
  app.use(keepTyped);
  app.use(csrf({ origin: [new URL(deps.settings.PUBLIC_URL).origin] }));
  app.use(whoAsks(deps));
  app.use(checkToken);
  app.route('/', signInRoutes(deps));
  for (const part of parts) app.route('/', part(deps));
  app.route('/', publicPlotRoutes(deps));
  app.use('/', signedInOnly);
  for (const path of [
    '/mark',
    '/mark/*',
    '/nyckel',
    '/arenden/*',
    '/sok',
    '/installningar/*',
    '/overlamningar',
    '/overlamningar/*',
    '/overlamningar.csv',
    '/dolj-namn',
    '/installningar',
    '/franvaro',
    '/franvaro/*',
    '/forum',
    '/forum/*',
    '/granskning',
    '/granskning/*',
    '/dev/mail',
    '/oppna/*',
  ])
    app.use(path, signedInOnly);
  app.route('/', inboxRoutes(deps));
  app.route('/', bidRoutes(deps));
  app.route('/', plotRoutes(deps));
  app.route('/', caseRoutes(deps));
  app.route('/', openCaseRoutes(deps));
  app.route('/', forumRoutes(deps));
  app.route('/', letterRoutes(deps));
  app.route('/', absenceRoutes(deps));
  app.route('/', searchRoutes(deps));
  app.route('/', settingsRoutes(deps));
  app.route('/', successionRoutes(deps));
  app.route('/', auditRoutes(deps));
  app.route('/', heatMapRoutes(deps));
  if (deps.settings.STAFETT_DEMO) app.route('/', mailPage(deps));

  app.notFound((c) =>
    c.req.path.startsWith('/api/') ? problem(c, { title: 'Not found', status: 404 }) : problemPage(c, 'notFound', 404),
  );
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) return problemPage(c, 'forbidden', 403);
    if (isAway(error)) {
      c.header('Retry-After', '5');
      return problemPage(c, 'away', 503);
    }
    deps.log?.error({ err: error, path: c.req.routePath }, 'page failed');
    return problemPage(c, 'broken', 500);
  });
  return app;
}

/** Parses a post before anything can fail, so that the page that says to try again still has what was typed. */
const keepTyped: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'POST') c.set('typed', typedIn(await c.req.parseBody({ all: true })));
  return next();
};

/** A signed-in person's form must carry that session's token. */
const checkToken: MiddlewareHandler<Env> = async (c, next) => {
  const signedIn = c.get('signedIn');
  if (c.req.method !== 'POST' || signedIn === null || c.get('typed')?.['_csrf'] === signedIn.csrf) return next();
  return problemPage(c, 'forbidden', 403);
};

function safeHeaders(deps: Deps): MiddlewareHandler {
  const https = deps.settings.PUBLIC_URL.startsWith('https:');
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: https ? 'max-age=31536000' : false,
    crossOriginResourcePolicy: 'same-origin',
  });
}

/** The compiled client has its copy beside it; from source (tests) the folder itself is read. */
function publicRoot(): string {
  return resolve(__dirname, 'public');
}
