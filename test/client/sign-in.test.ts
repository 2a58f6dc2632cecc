import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeApp } from '../../client/app';
import { SESSION_COOKIE } from '../../client/sign-in/session';
import { signInAt } from '../../client/sign-in/oidc';
import type { OrganisationFile } from '../../domain/organisation.schema';
import { readSettingsFor } from '../../domain/settings.schema';
import { type RunningIdentityProvider, startIdentityProvider } from '../../embedded/identity-provider/server';
import { type FreshRegister, freshRegister } from '../support/database';
import { ORIGIN, siteOver, type Site } from './support/visitor';

/** The address of a start on one's own machine, and another name of the same one. */
const LOOPBACK = 'http://127.0.0.1:7100';
const LOCALHOST = 'http://localhost:7100';
const SECRET = 'a-secret-of-the-tests-only';
const organisation = JSON.parse(
  readFileSync(path.join(__dirname, '..', '..', 'embedded', 'demo', 'organisation.json'), 'utf8'),
) as OrganisationFile;

let fresh: FreshRegister;
let provider: RunningIdentityProvider;
let site: Site;
const dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-sign-in-'));

beforeAll(async () => {
  fresh = await freshRegister();
  provider = await startIdentityProvider({
    dataDir,
    organisation,
    clientId: 'stafett',
    clientSecret: SECRET,
    apiClientSecret: 'another-secret-of-the-tests',
    cookieKey: 'cookie-key-of-the-tests',
    webOrigins: [ORIGIN, LOOPBACK],
  });
  site = siteAt(ORIGIN);
});

/** The site as it is when people are told this address. */
function siteAt(origin: string): Site {
  const settings = readSettingsFor('web', {
    DATABASE_URL: 'postgres://unused:unused@127.0.0.1:1/unused',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_SECRET: SECRET,
    PUBLIC_URL: origin,
    STAFETT_CODEC_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
    STAFETT_DEMO: 'true',
  });
  const { deps, gateway } = siteOver(fresh.register, { demo: true });
  const whole = { ...deps, settings, oidc: signInAt(settings) };
  return { app: makeApp(whole), deps: whole, gateway };
}

afterAll(async () => {
  await provider.stop();
  await fresh.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A browser that keeps the cookies of our site and of the provider apart and follows every redirect. */
function browser({ app } = site, origins: readonly string[] = [ORIGIN]) {
  const jars = new Map<string, Map<string, string>>();
  return async (address: string, init: RequestInit = {}): Promise<{ url: string; status: number; text: string }> => {
    let [url, request] = [new URL(address, origins[0]), init];
    for (let hops = 0; hops < 12; hops += 1) {
      const jar = jars.get(url.origin) ?? new Map<string, string>();
      jars.set(url.origin, jar);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = new Headers(request.headers);
      headers.set('cookie', cookie);
      const sent = { ...request, redirect: 'manual' as const, headers };
      const response = origins.includes(url.origin) ? await app.request(url.href, sent) : await fetch(url, sent);
      for (const set of response.headers.getSetCookie()) {
        const [pair = ''] = set.split(';');
        const at = pair.indexOf('=');
        if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) jar.delete(pair.slice(0, at));
        else jar.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const to = response.headers.get('location');
      if (to === null) return { url: url.href, status: response.status, text: await response.text() };
      [url, request] = [new URL(to, url), {}];
    }
    throw new Error('Too many redirects');
  };
}

test('a colleague named in the address signs in in one click and comes back to the page asked for', async () => {
  const open = browser();
  const page = await open('/logga-in?som=anna-lind&till=/sok');
  expect(page.url).toBe(`${ORIGIN}/sok`);
  expect(page.text).toContain('Anna Lind');
});

test('another person takes over at the same computer in one click', async () => {
  const open = browser();
  await open('/logga-in?som=anna-lind');
  const page = await open('/logga-in?som=petra-ljung');
  expect(page.status).toBe(200);
  expect(page.text).toContain('<strong>Petra Ljung</strong>');
});

test('without a name the provider asks who it is', async () => {
  const page = await browser()('/');
  expect(new URL(page.url).origin).toBe(provider.issuer);
  expect(page.text).toContain('Anna Lind');
});

test('whoever begins at localhost is signed in at the address of the site, and comes back to the page asked for', async () => {
  const open = browser(siteAt(LOOPBACK), [LOCALHOST, LOOPBACK]);
  const page = await open('/logga-in?som=anna-lind&till=/sok');
  expect([page.url, page.status]).toEqual([`${LOOPBACK}/sok`, 200]);
  expect(page.text).toContain('Anna Lind');
  const asked = await open('/arenden/ST-7F3K2?klart=note');
  expect(asked.url).toBe(`${LOOPBACK}/arenden/ST-7F3K2?klart=note`);
});

test('a form that is opened at localhost is sent from the address of the site', async () => {
  const { app } = siteAt(LOOPBACK);
  const page = await app.request(`${LOCALHOST}/`);
  expect([page.status, page.headers.get('location')]).toEqual([302, `${LOOPBACK}/`]);
});

test('behind a proxy, whatever name it calls us by, nobody is sent round in circles', async () => {
  const page = await site.app.request('http://web:7100/utloggad');
  expect(page.status).toBe(200);
  const health = await siteAt(LOOPBACK).app.request(`${LOCALHOST}/healthz`);
  expect(health.status).toBe(200);
});

test('after sign-out the pages are closed', async () => {
  const open = browser();
  const first = await open('/logga-in?som=anna-lind');
  const csrf = /name="_csrf" value="([^"]+)"/.exec(first.text)?.[1] ?? '';
  const out = await open('/logga-ut', {
    method: 'POST',
    body: new URLSearchParams({ _csrf: csrf }).toString(),
    headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(out.text).toContain('Du är utloggad');
  expect(new URL((await open('/')).url).origin).toBe(provider.issuer);
});

test('an answer that belongs to no sign-in of this browser signs nobody in', async () => {
  const answer = await browser()('/logga-in/klar?code=stolen&state=made-up');
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Inloggningen lyckades inte');
});

test('the cookie itself is not what the register stores', async () => {
  await browser()('/logga-in?som=omar-haddad');
  const rows = await fresh.register.db.selectFrom('sessions').selectAll().where('person', '=', 'omar-haddad').execute();
  expect(rows).toHaveLength(1);
  const forged = await site.app.request(`${ORIGIN}/`, {
    headers: { cookie: `${SESSION_COOKIE}=${rows[0]?.token_hash}` },
  });
  expect(forged.status).toBe(303);
});

test('the API knows a person by a token of the provider, and refuses any other', async () => {
  const issued = await fetch(`${provider.issuer}/dev/token`, {
    method: 'POST',
    body: JSON.stringify({ person: 'anna-lind' }),
    headers: { 'content-type': 'application/json' },
  });
  const token = ((await issued.json()) as { access_token: string }).access_token;
  const asked = (bearer: string) =>
    site.app.request(`${ORIGIN}/api/v1/inbox`, { headers: { authorization: `Bearer ${bearer}` } });
  expect((await asked(token)).status).toBe(200);
  const [head = '', , sign = ''] = token.split('.');
  const payload = Buffer.from(
    JSON.stringify({ sub: 'eva-norling', aud: 'stafett-api', iss: provider.issuer }),
  ).toString('base64url');
  expect((await asked(`${head}.${payload}.${sign}`)).status).toBe(401);
});
