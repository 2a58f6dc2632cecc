import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as openid from 'openid-client';
import { demoOrganisation } from '../../embedded/demo/organisation';
import { type RunningIdentityProvider, startIdentityProvider } from '../../embedded/identity-provider/server';

const web = 'http://127.0.0.1:7100';
const options = {
  organisation: demoOrganisation,
  clientId: 'stafett',
  clientSecret: 'a-secret-of-the-web-client',
  apiClientSecret: 'a-secret-of-a-program',
  cookieKey: 'a-key-for-the-cookies',
  webOrigins: [web],
};

let dataDir: string;
let provider: RunningIdentityProvider;
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'stafett-idp-'));
  provider = await startIdentityProvider({ ...options, dataDir });
});
afterAll(async () => {
  await provider.stop();
  rmSync(dataDir, { recursive: true });
});

function discover(clientId: string, secret: string): Promise<openid.Configuration> {
  return openid.discovery(new URL(provider.issuer), clientId, secret, undefined, {
    execute: [openid.allowInsecureRequests],
  });
}

/** A browser without scripts: keeps cookies, follows redirects up to the web client's door. */
class Browser {
  readonly #cookies = new Map<string, string>();

  async open(address: string, form?: Record<string, string>): Promise<{ url: string; body: string; status: number }> {
    let url = address;
    let body = form === undefined ? undefined : new URLSearchParams(form);
    for (;;) {
      if (url.startsWith(web)) return { url, body: '', status: 0 };
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        redirect: 'manual',
        headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(body === undefined ? {} : { body }),
      });
      this.#keep(response.headers.getSetCookie());
      const next = response.headers.get('location');
      if (next === null) return { url, body: await response.text(), status: response.status };
      url = new URL(next, url).href;
      body = undefined;
    }
  }

  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** Signs in as the web client does; `choose` is who is clicked when the page asks. */
async function signIn(browser: Browser, extra: Record<string, string>, choose?: string) {
  const configuration = await discover('stafett', options.clientSecret);
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const address = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: `${web}/logga-in/klar`,
    scope: 'openid profile email',
    state,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  });
  let there = await browser.open(address.href);
  const asked = !there.url.startsWith(web);
  if (asked && choose !== undefined) there = await browser.open(there.url, { person: choose });
  if (!there.url.startsWith(web)) return { asked, claims: undefined, page: there.body };
  const tokens = await openid.authorizationCodeGrant(configuration, new URL(there.url), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  return { asked, claims: tokens.claims(), page: '' };
}

async function tokenOf(person: string): Promise<Response> {
  return fetch(`${provider.issuer}/dev/token`, { method: 'POST', body: JSON.stringify({ person }) });
}

/** The claims of a token whose signature is good by the published keys. */
async function verified(token: string): Promise<Record<string, unknown>> {
  const { keys } = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
  const [header = '', claims = '', signature = ''] = token.split('.');
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
}

/** A connection that the old process closed fails once when it is used again. */
async function untilItAnswers(): Promise<void> {
  while (!(await fetch(`${provider.issuer}/healthz`).catch(() => undefined))?.ok);
}

describe('signing in', () => {
  test('the page shows every person once, under a unit, with what they do every day', async () => {
    const { page } = await signIn(new Browser(), {});
    expect(page.match(/name="person"/g)).toHaveLength(demoOrganisation.people.length);
    for (const person of demoOrganisation.people) expect(page).toContain(person.does);
    expect(page).not.toMatch(/password|https?:\/\/(?!127\.0\.0\.1)/);
  });

  test('one click signs a person in, by name and work address', async () => {
    const { claims } = await signIn(new Browser(), {}, 'anna-lind');
    expect(claims).toMatchObject({ sub: 'anna-lind', name: 'Anna Lind', email: 'anna.lind@example.test' });
  });

  test('a signed-in person is not asked again, unless the web client wants it', async () => {
    const browser = new Browser();
    await signIn(browser, {}, 'anna-lind');
    expect(await signIn(browser, {})).toMatchObject({ asked: false, claims: { sub: 'anna-lind' } });
    expect(await signIn(browser, { prompt: 'login' }, 'omar-haddad')).toMatchObject({
      asked: true,
      claims: { sub: 'omar-haddad' },
    });
  });

  test('another person is signed in by one link, with scripts off', async () => {
    const browser = new Browser();
    await signIn(browser, {}, 'anna-lind');
    const changed = await signIn(browser, { prompt: 'login', login_hint: 'petra-ljung' });
    expect(changed).toMatchObject({ asked: false, claims: { sub: 'petra-ljung' } });
    expect(await signIn(browser, {})).toMatchObject({ claims: { sub: 'petra-ljung' } });
  });

  test('nobody outside the organisation is signed in', async () => {
    const browser = new Browser();
    expect((await signIn(browser, {}, 'karl-ingen')).claims).toBeUndefined();
    expect((await signIn(browser, { login_hint: 'karl-ingen' })).asked).toBe(true);
  });

  test('nobody is sent to another site', async () => {
    const address = `${provider.issuer}/auth?client_id=stafett&response_type=code&scope=openid&redirect_uri=`;
    const { status, body } = await new Browser().open(`${address}${encodeURIComponent('http://evil.example/')}`);
    expect(status).toBe(400);
    expect(body).toContain('invalid_redirect_uri');
  });
});

describe('tokens for the API', () => {
  test('a person of the demo gets one, signed with the published key', async () => {
    const { access_token } = (await (await tokenOf('anna-lind')).json()) as { access_token: string };
    const claims = await verified(access_token);
    expect(claims).toMatchObject({ iss: provider.issuer, sub: 'anna-lind', aud: 'stafett-api' });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  });

  test('a stranger gets none', async () => {
    expect((await tokenOf('karl-ingen')).status).toBe(404);
  });

  test('a program gets one for itself with its secret', async () => {
    const configuration = await discover('stafett-api', options.apiClientSecret);
    const { access_token } = await openid.clientCredentialsGrant(configuration, { scope: 'api' });
    expect(await verified(access_token)).toMatchObject({ sub: 'stafett-api', aud: 'stafett-api' });
  });
});

test('a restart keeps sign-ins and keys', async () => {
  const browser = new Browser();
  await signIn(browser, {}, 'eva-norling');
  const { access_token } = (await (await tokenOf('eva-norling')).json()) as { access_token: string };
  const port = Number(new URL(provider.issuer).port);
  await provider.stop();
  provider = await startIdentityProvider({ ...options, dataDir, port });
  await untilItAnswers();
  expect(await signIn(browser, {})).toMatchObject({ asked: false, claims: { sub: 'eva-norling' } });
  expect(await verified(access_token)).toMatchObject({ sub: 'eva-norling' });
});
