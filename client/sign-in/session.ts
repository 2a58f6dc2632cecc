import { createHash } from 'node:crypto';
import { getCookie } from 'hono/cookie';
import type { MiddlewareHandler } from 'hono';
import type { Instant } from '../../domain/instant';
import { demoSettings } from '../../register/demo-settings';
import { actorIn, organisation } from '../../register/organisation';
import { sessionOf } from '../../register/sessions';
import type { Organisation } from '../../register/organisation';
import type { Ctx, Deps, Env, SignedIn } from '../deps';

export const SESSION_COOKIE = 'stafett_session';
/** A working day and its overtime; real time. */
export const SESSION_HOURS = 12;
const HIDE_NAMES_COOKIE = 'stafett_dolj_namn';

/** Reads the displayed clock, the organisation and who asks, before every page. */
export function whoAsks(deps: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    const [now, organisationNow] = await Promise.all([deps.clock.refresh(), organisation(deps.register)]);
    c.set('now', now);
    c.set('organisation', organisationNow);
    c.set('demo', deps.settings.STAFETT_DEMO);
    c.set('demoProgress', deps.settings.STAFETT_DEMO ? (await demoSettings(deps.register)).progress : null);
    c.set('hideNames', getCookie(c, HIDE_NAMES_COOKIE) === 'ja');
    c.set('signedIn', await signedInBy(deps, organisationNow, getCookie(c, SESSION_COOKIE), now));
    await next();
  };
}

async function signedInBy(
  deps: Deps,
  organisationNow: Organisation,
  token: string | undefined,
  now: Instant,
): Promise<SignedIn | null> {
  if (token === undefined || token === '') return null;
  const session = await sessionOf(deps.register, token, Date.now());
  const { people, units } = organisationNow;
  const colleague = people.find((person) => person.id === session?.person);
  const actor = colleague === undefined ? null : actorIn(organisationNow, colleague.id, now);
  // Somebody who has left the organisation is signed out by that alone.
  if (session === null || colleague === undefined || actor === null) return null;
  return {
    actor,
    name: colleague.name,
    title: colleague.title,
    units: colleague.memberships.map((m) => units.find((unit) => unit.id === m.unit)?.name ?? m.unit),
    csrf: session.csrf,
    tokenHash: createHash('sha256').update(token).digest('hex'),
  };
}

/** Sends whoever is not signed in to sign-in, and back here afterwards. */
export const signedInOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.get('signedIn') !== null) return next();
  const back = c.req.method === 'GET' ? c.req.path + new URL(c.req.url).search : '/';
  return c.redirect(`/logga-in?till=${encodeURIComponent(back)}`, 303);
};

/** The person of a page that only signed-in people reach. */
export function who(c: Ctx): SignedIn {
  const signedIn = c.get('signedIn');
  if (signedIn === null) throw new Error('A page for signed-in people was reached without a session');
  return signedIn;
}

/** Only a path of ours: an address from outside in `till` must not lead away. */
export function safePath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[\w\-./?=&%+åäöÅÄÖ]*$/.test(path) ? path : '/';
}
