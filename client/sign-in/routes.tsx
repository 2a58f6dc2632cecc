import { Hono } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { HOUR_MS } from '../../domain/instant';
import { closeSession, openSession } from '../../register/sessions';
import type { Deps, Env } from '../deps';
import { page } from '../layout/page';
import type { SignInAttempt } from './oidc';
import { safePath, SESSION_COOKIE, SESSION_HOURS } from './session';

const ATTEMPT_COOKIE = 'stafett_inloggning';
const ATTEMPT_SECONDS = 600;

export function signInRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>();
  const secure = deps.settings.PUBLIC_URL.startsWith('https:');
  const secret = deps.settings.OIDC_CLIENT_SECRET;
  const cookie = { httpOnly: true, sameSite: 'Lax', secure, path: '/' } as const;

  app.get('/logga-in', async (c) => {
    const person = deps.settings.STAFETT_DEMO ? (c.req.query('som') ?? null) : null;
    const { url, attempt } = await deps.oidc.begin(safePath(c.req.query('till')), person);
    await setSignedCookie(c, ATTEMPT_COOKIE, JSON.stringify(attempt), secret, { ...cookie, maxAge: ATTEMPT_SECONDS });
    return c.redirect(url, 303);
  });

  app.get('/logga-in/klar', async (c) => {
    const kept = await getSignedCookie(c, secret, ATTEMPT_COOKIE);
    deleteCookie(c, ATTEMPT_COOKIE, { path: '/' });
    if (!kept) return failed(c);
    const attempt = JSON.parse(kept) as SignInAttempt;
    const here = new URL(c.req.url);
    const current = new URL(here.pathname + here.search, deps.settings.PUBLIC_URL);
    const answer = await deps.oidc.finish(current, attempt).catch(() => null);
    if (answer === null || !c.get('organisation').people.some((person) => person.id === answer.person && !person.left))
      return failed(c);
    const before = getCookie(c, SESSION_COOKIE);
    if (before !== undefined) await closeSession(deps.register, before);
    const now = Date.now();
    const token = await openSession(deps.register, { ...answer, now, expiresAt: now + SESSION_HOURS * HOUR_MS });
    setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_HOURS * 3600 });
    return c.redirect(attempt.returnTo, 303);
  });

  app.post('/logga-ut', async (c) => {
    const token = getCookie(c, SESSION_COOKIE);
    if (token !== undefined) await closeSession(deps.register, token);
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return c.redirect('/utloggad', 303);
  });

  app.get('/utloggad', (c) =>
    page(
      c,
      { title: 'Utloggad', narrow: true },
      <>
        <h1>Du är utloggad</h1>
        <p>Det du hade sparat som utkast finns kvar för din enhet.</p>
        <p>
          <a class="button primary" href="/logga-in">
            Logga in
          </a>
        </p>
      </>,
    ),
  );
  return app;
}

function failed(c: Parameters<typeof page>[0]) {
  return page(
    c,
    { title: 'Inloggningen lyckades inte', narrow: true, status: 400 },
    <>
      <h1>Inloggningen lyckades inte</h1>
      <p>Inloggningen tog för lång tid, eller så är den redan använd. Inget har hänt.</p>
      <p>
        <a class="button primary" href="/logga-in">
          Försök igen
        </a>
      </p>
    </>,
  );
}
