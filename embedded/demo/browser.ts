import type { Addresses } from './desk';

/** A demo person at the pages, signed in through the identity provider: for what the API has no door to. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  private constructor(private readonly addresses: Addresses) {}

  static async signedIn(addresses: Addresses, person: string): Promise<Browser> {
    const browser = new Browser(addresses);
    await browser.get(`/logga-in?som=${encodeURIComponent(person)}`);
    return browser;
  }

  /** The page, redirects followed. */
  get(path: string): Promise<string> {
    return this.#follow(new URL(path, this.addresses.web), { method: 'GET' });
  }

  /** Fills in the form of a page and sends it. */
  async post(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
    const csrf = /name="_csrf" value="([^"]+)"/.exec(await this.get(path))?.[1];
    if (csrf === undefined) throw new Error(`${path} has no form`);
    return this.#follow(new URL(path, this.addresses.web), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(this.addresses.web).origin },
      body: new URLSearchParams({ _csrf: csrf, ...fields }).toString(),
    });
  }

  async #follow(url: URL, first: RequestInit): Promise<string> {
    let at = url;
    let init = first;
    for (let hops = 0; hops < 12; hops++) {
      const cookie = [...this.#cookies]
        .filter(([name]) => name.startsWith(at.host))
        .map(([name, value]) => `${name.split(' ')[1]}=${value}`)
        .join('; ');
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie);
      const answer = await fetch(at, { ...init, headers, redirect: 'manual' });
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (name !== undefined) this.#cookies.set(`${at.host} ${name}`, value ?? '');
      }
      const to = answer.headers.get('location');
      if (to === null) {
        if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${at.pathname}: ${answer.status}`);
        return answer.text();
      }
      at = new URL(to, at);
      init = { method: 'GET' };
    }
    throw new Error(`${url.pathname} leads in a circle`);
  }
}

/** The values a list in a page's form offers, in its order. */
export function optionsOf(html: string, field: string): readonly string[] {
  const list = new RegExp(`<select[^>]*name="${field}"[^>]*>(.*?)</select>`, 's').exec(html)?.[1] ?? '';
  return [...list.matchAll(/<option[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '');
}
