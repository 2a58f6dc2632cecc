import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Env } from '../../client/deps';
import { barriersOn, bringAxe, tooWideOn } from './axe';
import { invalidIn } from './valid-html';

/** Wide as a desk's screen, narrow as a telephone. */
export const WIDTHS = [1280, 390] as const;

/** A real Chromium before a site that runs in the test's own process, at the address that the site says it has. */
export interface InChromium {
  /** Somebody new: no cookies. */
  visitor(width: number, options?: { scripts?: boolean }): Promise<BrowserVisitor>;
  close(): Promise<void>;
}

export interface BrowserVisitor {
  readonly page: Page;
  go(path: string): Promise<void>;
  /** Signs in as a person of the demo at the identity provider's own form, and comes back to a page. */
  signIn(name: string, path?: string): Promise<void>;
  /** The page as it stands is accessible, valid, fits the screen, and no script of a stranger has run on it. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export async function openChromium(app: Hono<Env>, origin: string): Promise<InChromium> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (executablePath === undefined) throw new Error('CHROMIUM_PATH is unset: run `npm test`, which finds a browser');
  const { server, port } = await listen(app);
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      `--host-resolver-rules=MAP ${new URL(origin).hostname} 127.0.0.1:${port}`,
    ],
  });
  return {
    visitor: (width, options) => newVisitor(browser, origin, width, options?.scripts ?? true),
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function listen(app: Hono<Env>): Promise<{ server: ServerType; port: number }> {
  return new Promise((up) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => up({ server, port }));
  });
}

async function newVisitor(browser: Browser, origin: string, width: number, scripts: boolean): Promise<BrowserVisitor> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'sv-SE',
    javaScriptEnabled: scripts,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const sources = keepSources(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const visitor: BrowserVisitor = {
    page,
    go: async (path) => void (await page.goto(new URL(path, origin).href)),
    signIn: async (name, path = '/') => {
      await context.clearCookies();
      await page.goto(new URL(`/logga-in?till=${encodeURIComponent(path)}`, origin).href);
      await page.getByRole('button', { name }).click();
      await page.waitForURL((url) => url.origin === origin);
    },
    look: async () => {
      expect(await faultsOf(page, await sources(page.url()), scripts)).toEqual([]);
      expect(dialogs).toEqual([]);
    },
    close: () => context.close(),
  };
  return visitor;
}

/** What the server sent, as it sent it: the browser's own copy has been mended by the browser. */
function keepSources(page: Page): (url: string) => Promise<string> {
  const sent = new Map<string, Promise<string>>();
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest() && ![301, 302, 303].includes(response.status());
    if (isPage)
      sent.set(
        response.url().split('#')[0] ?? '',
        response.text().catch(() => ''),
      );
  });
  return async (url) => (await sent.get(url.split('#')[0] ?? '')) ?? '';
}

async function faultsOf(page: Page, source: string, scripts: boolean): Promise<string[]> {
  const where = new URL(page.url()).pathname;
  if (source === '') return [`${where}: no page came`];
  const invalid = await invalidIn(source);
  if (scripts) await bringAxe(page);
  const barred = scripts ? await barriersOn(page) : [];
  const wide = await tooWideOn(page);
  return [...invalid, ...barred, ...wide].map((fault) => `${where} ${fault}`);
}
