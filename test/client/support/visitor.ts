import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { makeApp, type Part } from '../../../client/app';
import type { Deps, Env } from '../../../client/deps';
import { displayedClock } from '../../../client/displayed-clock';
import type { Gateway, MoveOutcome, MoveRequest } from '../../../client/gateway';
import { timeRoutes } from '../../../client/dev/time/routes';
import { intakeRoutes } from '../../../client/intake/routes';
import { SESSION_COOKIE } from '../../../client/sign-in/session';
import type { TimeMachine } from '../../../client/time-machine/time-machine';
import { HOUR_MS } from '../../../domain/instant';
import type { Actor } from '../../../domain/kernel/actor';
import { readSettingsFor } from '../../../domain/settings.schema';
import { clockOffset } from '../../../register/displayed-clock';
import type { Register } from '../../../register/database';
import { demoSettings, saveDemoSetting } from '../../../register/demo-settings';
import { testServer } from '../../support/database';
import { openSession } from '../../../register/sessions';
import { registerOperator } from './register-operator';

export const ORIGIN = 'http://stafett.test';

/** A gateway that remembers what it was asked and answers as told: pages are tested without Temporal. */
export class AskedGateway implements Gateway {
  readonly asked: { person: string; ref: string; move: MoveRequest }[] = [];
  answer: MoveOutcome = { kind: 'done', nos: [1, 1] };
  up = true;

  async makeMove(actor: Actor, ref: string, move: MoveRequest): Promise<MoveOutcome> {
    this.asked.push({ person: actor.kind === 'person' ? actor.id : 'system', ref, move });
    return this.answer;
  }

  async makeSystemMove(): Promise<MoveOutcome> {
    return this.answer;
  }

  async ready(): Promise<boolean> {
    return this.up;
  }
}

export interface Site {
  readonly app: Hono<Env>;
  readonly gateway: AskedGateway;
  readonly deps: Deps;
}

/** The web client over a register, with bearer tokens that are simply person ids. */
export function siteOver(
  register: Register,
  options: { demo?: boolean; mailbox?: string; gateway?: AskedGateway; machine?: TimeMachine } = {},
): Site {
  const gateway = options.gateway ?? new AskedGateway();
  const clock = displayedClock(() => clockOffset(register));
  const settings = readSettingsFor('web', {
    DATABASE_URL: 'postgres://unused:unused@127.0.0.1:1/unused',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-tests-only',
    PUBLIC_URL: ORIGIN,
    STAFETT_CODEC_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    STAFETT_BID_KEYS: mkdtempSync(join(testServer('DATA'), 'bid-keys-')),
    STAFETT_DEMO: options.demo ? 'true' : 'false',
    ...(options.mailbox ? { MAILBOX_URL: options.mailbox } : {}),
  });
  const deps: Deps = {
    register,
    gateway,
    operator: registerOperator(register),
    settings,
    clock,
    now: () => clock.now(),
    kick: () => undefined,
    oidc: {
      begin: async (returnTo) => ({
        url: 'http://idp.test/auth',
        attempt: { state: 's', nonce: 'n', verifier: 'v', returnTo },
      }),
      finish: async () => ({ person: 'anna-lind', idToken: null }),
      bearer: async (token) => (token === 'nobody' ? null : token),
      ready: async () => true,
    },
  };
  const parts: readonly Part[] = [
    intakeRoutes,
    (given) => timeRoutes(given, options.machine ?? stillMachine(register)),
  ];
  return { app: makeApp(deps, parts), gateway, deps };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly to: string | null;
  readonly headers: Headers;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts a form as the browser would: with the session's token and our origin. */
  post(
    path: string,
    fields: Record<string, string | readonly string[]>,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  readonly csrf: string;
  /** The session's cookie as the browser sends it; '' without one. */
  readonly cookie: string;
}

/** A signed-in colleague at a computer, or with `null` somebody who is not signed in. */
export async function visitor(
  { app, deps }: { readonly app: Site['app']; readonly deps: Pick<Deps, 'register'> },
  person: string | null,
): Promise<Visitor> {
  const now = Date.now();
  const token =
    person === null ? null : await openSession(deps.register, { person, idToken: null, now, expiresAt: now + HOUR_MS });
  const session =
    token === null
      ? null
      : await deps.register.db
          .selectFrom('sessions')
          .select('csrf')
          .where('person', '=', person ?? '')
          .orderBy('created_at', 'desc')
          .executeTakeFirst();
  const csrf = session?.csrf ?? '';
  const cookie = token === null ? '' : `${SESSION_COOKIE}=${token}`;
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(new URL(path, ORIGIN).href, init);
    return {
      status: response.status,
      text: await response.text(),
      to: response.headers.get('location'),
      headers: response.headers,
    };
  };
  return {
    csrf,
    cookie,
    get: (path, headers = {}) => ask(path, { headers: { cookie, ...headers } }),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams(csrf === '' ? {} : { _csrf: csrf });
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return ask(path, {
        method: 'POST',
        body: body.toString(),
        headers: { cookie, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    },
  };
}

export function commandId(): string {
  return randomUUID();
}

/** A time machine that stands still: its pages are tested without Temporal. */
export function stillMachine(register: Register): TimeMachine {
  return {
    start: async () => undefined,
    inStep: (gateway) => gateway,
    go: () => false,
    pastNextEvent: async () => null,
    journey: async () => null,
    settings: () => demoSettings(register),
    letColleaguesWork: (yes) => saveDemoSetting(register, 'colleaguesWork', yes),
    mark: async () => undefined,
    show: (progress) => saveDemoSetting(register, 'progress', progress),
  };
}
