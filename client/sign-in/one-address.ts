import type { MiddlewareHandler } from 'hono';
import type { Deps, Env } from '../deps';

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Somebody who types localhost for 127.0.0.1 is sent to the address we are known by: cookies set at one name are not
 * sent at the other, so that a sign-in begun here would end without its beginning, and a form would come from another
 * origin. Only among this machine's own names: behind a proxy the host that reaches us may be any.
 */
export function oneAddress({ settings }: Deps): MiddlewareHandler<Env> {
  const home = new URL(settings.PUBLIC_URL);
  return async (c, next) => {
    const here = new URL(c.req.url);
    const alias = here.hostname !== home.hostname && LOOPBACK.has(here.hostname) && LOOPBACK.has(home.hostname);
    if (!alias || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return next();
    return c.redirect(new URL(`${here.pathname}${here.search}`, home).href, 302);
  };
}
