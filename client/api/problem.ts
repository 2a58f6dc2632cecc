import type { Context } from 'hono';

export interface Problem {
  readonly title: string;
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500 | 503;
  readonly detail?: string;
  readonly rule?: string;
  readonly source?: string;
  readonly errors?: Readonly<Record<string, string>>;
}

/** An error of the API as `application/problem+json`. A rule has an address of its own. */
export function problem(c: Context, { title, status, ...more }: Problem): Response {
  const type = more.rule === undefined ? 'about:blank' : `urn:stafett:rule:${more.rule}`;
  return c.body(JSON.stringify({ type, title, status, ...more }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  });
}
