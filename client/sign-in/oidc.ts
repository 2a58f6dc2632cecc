import * as openid from 'openid-client';
import { verifyWithJwks } from 'hono/jwt';
import type { WebSettings } from '../../domain/settings.schema';

/** What must be remembered between sending somebody to the provider and their return. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path of ours to go to afterwards. */
  readonly returnTo: string;
}

export interface SignIn {
  /** Where to send the browser. `person` signs that demo person in directly (login_hint). */
  begin(returnTo: string, person: string | null): Promise<{ url: string; attempt: SignInAttempt }>;
  /** The person's id (`sub`) and the ID token. @throws when the provider's answer does not belong to the attempt. */
  finish(currentUrl: URL, attempt: SignInAttempt): Promise<{ person: string; idToken: string | null }>;
  /** The person's id of a bearer token for the API, or null when the token is not good. */
  bearer(token: string): Promise<string | null>;
  /** True when the provider answers. */
  ready(): Promise<boolean>;
}

export const REDIRECT_PATH = '/logga-in/klar';
export const API_AUDIENCE = 'stafett-api';
/** Keys change rarely; a provider that rotates is met by asking again when a key is unknown. */
const KEYS_KEPT_MS = 5 * 60_000;

type Keys = { readonly at: number; readonly keys: Record<string, unknown>[] };

/** Sign-in at any OpenID Connect provider: authorization code with PKCE, state and nonce. Asked lazily. */
export function signInAt(settings: WebSettings): SignIn {
  const issuer = new URL(settings.OIDC_ISSUER);
  const redirectUri = new URL(REDIRECT_PATH, settings.PUBLIC_URL).href;
  let found: Promise<openid.Configuration> | null = null;

  const configuration = (): Promise<openid.Configuration> => {
    found ??= openid
      .discovery(issuer, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET, undefined, {
        execute: issuer.protocol === 'http:' ? [openid.allowInsecureRequests] : [],
        timeout: 5,
      })
      .catch((error: unknown) => {
        // The provider may start after us: the next sign-in asks again.
        found = null;
        throw error;
      });
    return found;
  };

  const keys = publishedKeys(configuration);

  const subjectOf = async (token: string, fresh: boolean): Promise<string | null> => {
    const { keys: published } = await keys(fresh);
    const claims = await verifyWithJwks(token, {
      keys: published as unknown as NonNullable<Parameters<typeof verifyWithJwks>[1]['keys']>,
      allowedAlgorithms: ['RS256'],
      // RFC 9068: an access token says what it is, so that an ID token of the same provider does not open the API.
      verification: { iss: (await configuration()).serverMetadata().issuer, aud: API_AUDIENCE, typ: 'at+jwt' },
    });
    return typeof claims['sub'] === 'string' ? claims['sub'] : null;
  };

  return {
    async begin(returnTo, person) {
      const config = await configuration();
      const attempt: SignInAttempt = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
        returnTo,
      };
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        // Desks are shared: whoever signs in says who they are, also when a colleague was here before.
        prompt: 'login',
        ...(person === null ? {} : { login_hint: person }),
      });
      return { url: url.href, attempt };
    },
    async finish(currentUrl, attempt) {
      const tokens = await openid.authorizationCodeGrant(await configuration(), currentUrl, {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      });
      const person = tokens.claims()?.sub;
      if (person === undefined) throw new Error('The identity provider named nobody');
      return { person, idToken: tokens.id_token ?? null };
    },
    async bearer(token) {
      try {
        return await subjectOf(token, false);
      } catch {
        return await subjectOf(token, true).catch(() => null);
      }
    },
    async ready() {
      return configuration().then(
        () => true,
        () => false,
      );
    },
  };
}

/** The provider's public keys, kept for a while; `fresh` asks again. */
function publishedKeys(configuration: () => Promise<openid.Configuration>): (fresh: boolean) => Promise<Keys> {
  let kept: Keys | null = null;
  return async (fresh) => {
    if (!fresh && kept !== null && Date.now() - kept.at < KEYS_KEPT_MS) return kept;
    const uri = (await configuration()).serverMetadata().jwks_uri;
    if (uri === undefined) throw new Error('The identity provider publishes no keys');
    const answer = await fetch(uri, { signal: AbortSignal.timeout(5_000) });
    const { keys } = (await answer.json()) as { keys: Record<string, unknown>[] };
    kept = { at: Date.now(), keys };
    return kept;
  };
}
