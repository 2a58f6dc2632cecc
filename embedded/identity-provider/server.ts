import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import type Provider from 'oidc-provider';
import type { OrganisationFile } from '../../domain/organisation.schema';
import { freePort, loopback } from '../ports';
import { KeptStore } from './kept-store';
import { loginPage, messagePage } from './pages';
import { apiAudience, makeProvider } from './provider';
import { keepSigningKey, type SigningKey, signAccessToken } from './signing-key';
import { style } from './style';

export interface IdentityProviderOptions {
  /** Folder for the key and the sign-ins. */
  readonly dataDir: string;
  readonly organisation: OrganisationFile;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiClientSecret: string;
  readonly cookieKey: string;
  readonly port?: number;
  readonly webOrigins?: readonly string[];
}

export interface RunningIdentityProvider {
  /** As OIDC_ISSUER wants it. */
  readonly issuer: string;
  stop(): Promise<void>;
  /** As a crash would: open connections are cut. */
  kill9(): Promise<void>;
}

/**
 * An OpenID Connect provider without passwords: for the demo and for tests, on loopback only.
 * `POST /dev/token {person}` answers with a bearer token of that person for the API.
 */
export async function startIdentityProvider(options: IdentityProviderOptions): Promise<RunningIdentityProvider> {
  const folder = path.join(options.dataDir, 'identity-provider');
  mkdirSync(folder, { recursive: true });
  const store = new KeptStore(path.join(folder, 'store.json'));
  const key = keepSigningKey(path.join(folder, 'key.json'));
  const port = options.port ?? (await freePort());
  const issuer = `http://${loopback}:${port}`;
  const webOrigins = options.webOrigins ?? [];
  const provider = makeProvider({ ...options, issuer, webOrigins }, store, key);
  const doors = new Doors(provider, { ...options, webOrigins }, issuer, key);
  const server = createServer((request, response) => {
    doors.answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, resolve);
  });
  const stop = async (): Promise<void> => {
    store.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { issuer, stop, kill9: stop };
}

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

const accessTokenSeconds = 3600;
const bodyLimitBytes = 10_000;

/** Our own pages before the library's: sign-in, assets, the token for tests. */
class Doors {
  readonly #library: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

  constructor(
    private readonly provider: Provider,
    private readonly options: IdentityProviderOptions & { readonly webOrigins: readonly string[] },
    private readonly issuer: string,
    private readonly key: SigningKey,
  ) {
    this.#library = provider.callback();
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    const door = `${request.method ?? 'GET'} ${pathname}`;
    this.#harden(response);
    if (door === 'GET /healthz') return send(response, 200, 'application/json', '{"ok":true}');
    if (door === 'GET /assets/style.css') return send(response, 200, 'text/css; charset=utf-8', style);
    if (door === 'GET /assets/source-sans-3.woff2') return send(response, 200, 'font/woff2', typeface());
    if (door === 'POST /dev/token') return this.#token(request, response);
    if (door.startsWith('GET /interaction/')) return this.#ask(request, response, pathname);
    if (door.startsWith('POST /interaction/')) return this.#signIn(request, response);
    await this.#library(request, response);
  }

  /** A browser counts the way back to the web client as part of sending the form. */
  #harden(response: ServerResponse): void {
    const back = ['http://127.0.0.1:*', 'http://localhost:*', ...this.options.webOrigins].join(' ');
    response.setHeader(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self' ${back}; base-uri 'none'; frame-ancestors 'none'`,
    );
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
  }

  async #ask(request: IncomingMessage, response: ServerResponse, action: string): Promise<void> {
    const interaction = await this.provider.interactionDetails(request, response).catch(() => undefined);
    if (interaction === undefined) return this.#expired(response);
    const hint = interaction.params['login_hint'];
    if (typeof hint === 'string' && this.#knows(hint)) return this.#finish(request, response, interaction, hint);
    send(response, 200, 'text/html; charset=utf-8', loginPage(this.options.organisation, action));
  }

  async #signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const person = new URLSearchParams(await bodyOf(request)).get('person') ?? '';
    if (!this.#knows(person)) {
      return send(response, 422, 'text/html; charset=utf-8', messagePage('Okänd person', 'Välj en i listan.'));
    }
    const interaction = await this.provider.interactionDetails(request, response).catch(() => undefined);
    if (interaction === undefined) return this.#expired(response);
    await this.#finish(request, response, interaction, person);
  }

  async #finish(
    request: IncomingMessage,
    response: ServerResponse,
    interaction: Interaction,
    person: string,
  ): Promise<void> {
    const before = interaction.session;
    if (before !== undefined && before.accountId !== person) {
      // The library would first show a page that signs the other person out, and that page needs scripts.
      await (await this.provider.Session.findByUid(before.uid))?.destroy();
      delete interaction.session;
      await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
    }
    const login = { accountId: person, remember: true, amr: ['demo'] };
    await this.provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  }

  #expired(response: ServerResponse): void {
    const page = messagePage(
      'Inloggningen tog för lång tid',
      'Gå tillbaka till Stafett och logga in igen.',
      this.options.webOrigins[0],
    );
    send(response, 400, 'text/html; charset=utf-8', page);
  }

  /** Demo and tests only: whoever can reach the loopback address may be anybody. */
  async #token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const person = personIn(await bodyOf(request));
    if (person === undefined || !this.#knows(person)) {
      return send(response, 404, 'application/json', '{"error":"no such person"}');
    }
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, sub: person, aud: apiAudience, client_id: apiAudience, scope: 'api', iat: now };
    const token = signAccessToken(this.key, { ...claims, exp: now + accessTokenSeconds, jti: randomUUID() });
    const body = { access_token: token, token_type: 'Bearer', expires_in: accessTokenSeconds };
    send(response, 200, 'application/json', JSON.stringify(body));
  }

  #knows(person: string): boolean {
    return this.options.organisation.people.some((one) => one.id === person);
  }
}

function personIn(json: string): string | undefined {
  try {
    const body: unknown = JSON.parse(json);
    if (typeof body !== 'object' || body === null || !('person' in body)) return undefined;
    return typeof body.person === 'string' ? body.person : undefined;
  } catch {
    return undefined;
  }
}

let typefaceBytes: Buffer | undefined;

function typeface(): Buffer {
  const home = path.dirname(require.resolve('@fontsource-variable/source-sans-3/package.json'));
  typefaceBytes ??= readFileSync(path.join(home, 'files', 'source-sans-3-latin-wght-normal.woff2'));
  return typefaceBytes;
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  const cache = /^(text\/css|font\/)/.test(type) ? 'max-age=3600' : 'no-store';
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': cache });
  response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > bodyLimitBytes) return '';
  }
  return text;
}
