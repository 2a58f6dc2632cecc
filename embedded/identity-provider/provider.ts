import { Provider, type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { OrganisationFile } from '../../domain/organisation.schema';
import type { KeptStore } from './kept-store';
import { logoutPage, messagePage } from './pages';
import type { SigningKey } from './signing-key';

/** The audience of every access token for /api/v1. */
export const apiAudience = 'stafett-api';

/** Resource indicators must be URIs; the token's audience is the plain name. */
const apiResource = 'urn:stafett:api';
const accessTokenSeconds = 3600;
const signedInSeconds = 14 * 24 * 3600;

export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Secret of the client `stafett-api`, which may only fetch tokens for itself (client credentials). */
  readonly apiClientSecret: string;
  readonly cookieKey: string;
  readonly organisation: OrganisationFile;
  /** Where people may be sent back to after signing in, besides every port of the loopback address. */
  readonly webOrigins: readonly string[];
}

/** The OpenID Connect provider of the demo: authorization code with PKCE for the web, client credentials for the API. */
export function makeProvider(options: ProviderOptions, store: KeptStore, key: SigningKey): Provider {
  const provider = new Provider(options.issuer, {
    adapter: (model: string) => store.adapterFor(model),
    clients: clients(options),
    jwks: { keys: [key] } as NonNullable<Configuration['jwks']>,
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    // The names stand in the ID token itself: one request less for every sign-in.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => accountOf(options.organisation, sub),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}`, policy: policy(options) },
    loadExistingGrant: grantWithoutAsking,
    pkce: { required: () => true },
    cookies: {
      // Cookies know no ports: the web client on the same host has its own names.
      names: { session: 'idp_session', interaction: 'idp_interaction', resume: 'idp_resume' },
      keys: [options.cookieKey],
    },
    ttl: {
      Session: signedInSeconds,
      Grant: signedInSeconds,
      Interaction: 3600,
      AuthorizationCode: 60,
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      IdToken: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: resources,
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = logoutPage(form);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = messagePage('Du är utloggad', 'Stäng fönstret om datorn delas med andra.', options.webOrigins[0]);
        },
      },
    },
    renderError: (ctx, error) => {
      ctx.type = 'html';
      ctx.body = messagePage(
        'Inloggningen gick inte',
        `Gå tillbaka till Stafett och försök igen. (${error.error})`,
        options.webOrigins[0],
      );
    },
  });
  allowReturnTo(provider, options.webOrigins);
  return provider;
}

function clients(options: ProviderOptions): NonNullable<Configuration['clients']> {
  const home = options.webOrigins[0] ?? 'http://127.0.0.1';
  return [
    {
      client_id: options.clientId,
      client_secret: options.clientSecret,
      redirect_uris: [`${home}/`],
      post_logout_redirect_uris: [`${home}/`],
      token_endpoint_auth_method: 'client_secret_post',
      application_type: 'web',
    },
    {
      client_id: apiAudience,
      client_secret: options.apiClientSecret,
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ];
}

const resources: NonNullable<NonNullable<Configuration['features']>['resourceIndicators']> = {
  enabled: true,
  // Only what a program asks for is for the API; the web client keeps its plain token.
  defaultResource: (ctx) => (ctx.oidc.params?.['grant_type'] === 'client_credentials' ? apiResource : []),
  getResourceServerInfo: () => ({
    scope: 'api',
    audience: apiAudience,
    accessTokenFormat: 'jwt',
    accessTokenTTL: accessTokenSeconds,
    jwt: { sign: { alg: 'RS256' } },
  }),
};

async function accountOf(organisation: OrganisationFile, sub: string) {
  const person = organisation.people.find((one) => one.id === sub);
  if (person === undefined) return undefined;
  return { accountId: person.id, claims: () => ({ sub: person.id, name: person.name, email: person.email }) };
}

/** `login_hint` with another person than the one signed in asks anew: "Byt person" in one click. */
function policy(options: ProviderOptions): interactionPolicy.DefaultPolicy {
  const base = interactionPolicy.base();
  base.get('login')?.checks.add(
    new interactionPolicy.Check('other_person', 'another person is to be signed in', (ctx) => {
      const hint = ctx.oidc.params?.['login_hint'];
      const known = options.organisation.people.some((person) => person.id === hint);
      return known && ctx.oidc.session?.accountId !== hint;
    }),
  );
  return base;
}

/** Our own client needs no consent of the person: signing in is the consent. */
async function grantWithoutAsking(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grantId = session.grantIdFor(client.clientId);
  const kept = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  if (kept !== undefined && kept.accountId === session.accountId) return kept;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

/** The web client's port differs from start to start, so every port of the loopback address is a way back. */
function allowReturnTo(provider: Provider, webOrigins: readonly string[]): void {
  const allowed = (text: string): boolean => {
    if (!URL.canParse(text)) return false;
    const { protocol, hostname, origin } = new URL(text);
    return webOrigins.includes(origin) || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
  };
  const prototype = provider.Client.prototype as unknown as Record<string, (uri: string) => boolean>;
  prototype['redirectUriAllowed'] = allowed;
  prototype['postLogoutRedirectUriAllowed'] = allowed;
}
