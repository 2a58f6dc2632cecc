import { routes } from '../../client/routes';
import { type Site, siteOver, visitor } from './support/visitor';
import { type FreshRegister, freshRegister } from '../support/database';

let fresh: FreshRegister;
let site: Site;
beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register, { demo: true });
});
afterAll(() => fresh.drop());

describe('the table of routes', () => {
  const registered = () =>
    new Set(site.app.routes.filter((route) => route.method !== 'ALL').map((route) => `${route.method} ${route.path}`));

  test('every registered route has an entry, with who it is for', () => {
    const listed = new Set(routes.map((row) => `${row.method} ${row.path}`));
    expect([...registered()].filter((route) => !listed.has(route))).toEqual([]);
  });

  test('every entry is a route that exists', () => {
    const there = registered();
    expect(routes.map((row) => `${row.method} ${row.path}`).filter((route) => !there.has(route))).toEqual([]);
  });

  test.each(
    routes.filter(
      (row) => row.method === 'GET' && (row.who === 'staff' || row.who === 'housing' || row.who === 'case'),
    ),
  )('whoever is not signed in is sent to sign-in from $path', async ({ path }) => {
    const stranger = await visitor(site, null);
    const concrete = path
      .replace(/:ref\{.*?\}\}?(?=\/|$)/, 'ST-7F3K2')
      .replace(/:(no|view|id|kind|move)(\{[^/]*\})?/g, '1');
    const answer = await stranger.get(concrete);
    expect([303, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('Hushållet');
  });

  test.each(routes.filter((row) => row.who === 'api'))(
    'the API does not answer without a token: $method $path',
    async ({ method, path }) => {
      const response = await site.app.request(path.replace(':ref', 'ST-7F3K2'), { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    },
  );
});

describe('the frame of every page', () => {
  test('a strict policy forbids scripts and styles in the page itself', async () => {
    const { headers } = await (await visitor(site, 'anna-lind')).get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  });

  test('no page carries a style or script of its own', async () => {
    const anna = await visitor(site, 'anna-lind');
    for (const path of [
      '/',
      '/sok',
      '/installningar',
      '/installningar/personer',
      '/installningar/tider',
      '/installningar/bostader',
    ]) {
      const { text, status } = await anna.get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(text).not.toMatch(/ style=|<style|<script>| on\w+="/);
    }
  });

  test('the demonstration says what it is', async () => {
    expect((await (await visitor(site, null)).get('/ansok')).text).toContain(
      'Demonstration, inga riktiga personuppgifter',
    );
  });

  test('an address that does not exist gets the same answer as one that is not yours', async () => {
    const anna = await visitor(site, 'anna-lind');
    const [missing, unknown] = [await anna.get('/finns-inte'), await anna.get('/arenden/ST-ZZZZZ')];
    expect([missing.status, unknown.status]).toEqual([404, 404]);
    expect(mainOf(unknown.text)).toBe(mainOf(missing.text));
  });
});

describe('forms', () => {
  test('a form without the session’s own token is refused', async () => {
    const anna = await visitor(site, 'anna-lind');
    const answer = await anna.post('/dolj-namn', { _csrf: 'stolen', dolj: 'ja' });
    expect(answer.status).toBe(403);
  });

  test('a form from another site is refused', async () => {
    const anna = await visitor(site, 'anna-lind');
    const answer = await anna.post('/dolj-namn', { dolj: 'ja' }, { origin: 'https://evil.test' });
    expect(answer.status).toBe(403);
  });

  test('a body over 256 kB is refused before it is read', async () => {
    const anna = await visitor(site, 'anna-lind');
    const answer = await anna.post('/sok', { q: 'x'.repeat(300_000) });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('256 kB');
  });

  test('after sign-in nobody is led away from here', async () => {
    const stranger = await visitor(site, null);
    for (const till of ['https://evil.test/', '//evil.test', '/\\evil.test']) {
      const begun = await stranger.get(`/logga-in?till=${encodeURIComponent(till)}`);
      const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? '';
      const back = await stranger.get('/logga-in/klar?code=c&state=s', { cookie });
      expect(back.to).toBe('/');
    }
  });
});

describe('homes', () => {
  const home = {
    address: 'Storgatan 1',
    district: 'Vivalla',
    landlord: 'ÖBO',
    rooms: '2',
    sqm: '55',
    rentMonth: '7400',
    floor: '1',
    lift: 'yes',
    accessible: 'no',
    availableFrom: '2026-03-01',
    status: 'available',
  };

  test('LFA enters a home and it is listed', async () => {
    const petra = await visitor(site, 'petra-ljung');
    expect((await petra.post('/installningar/bostader/ny', home)).to).toBe('/installningar/bostader');
    expect((await petra.get('/installningar/bostader')).text).toContain('Storgatan 1');
  });

  test('a wrong value is shown at its field, and the rest is kept', async () => {
    const petra = await visitor(site, 'petra-ljung');
    const answer = await petra.post('/installningar/bostader/ny', { ...home, rooms: 'tre', address: 'Storgatan 2' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#rooms"');
    expect(answer.text).toContain('value="Storgatan 2"');
    expect((await petra.get('/installningar/bostader')).text).not.toContain('Storgatan 2');
  });

  test('the social services read the homes and may not write them', async () => {
    const anna = await visitor(site, 'anna-lind');
    expect((await anna.get('/installningar/bostader')).text).not.toContain('Lägg in en bostad');
    expect((await anna.post('/installningar/bostader/ny', home)).status).toBe(404);
  });

  test('the registry and the jurists see no homes', async () => {
    expect((await (await visitor(site, 'helena-brandt')).get('/installningar/bostader')).status).toBe(404);
  });
});

describe('readiness', () => {
  test('the web client is ready when register and Temporal answer, and says what does not', async () => {
    const stranger = await visitor(site, null);
    expect((await stranger.get('/readyz')).status).toBe(200);
    site.gateway.up = false;
    const away = await stranger.get('/readyz');
    site.gateway.up = true;
    expect(away.status).toBe(503);
    expect(JSON.parse(away.text)).toMatchObject({ ready: false, seen: { register: true, temporal: false } });
  });
});

describe('when the register is away', () => {
  test('the page says to try again in a moment and keeps what was typed', async () => {
    const anna = await visitor(site, 'anna-lind');
    const broken = siteOver({
      ...fresh.register,
      db: new Proxy(fresh.register.db, { get: () => refused }),
      read: { organisation: null, rules: null },
    });
    const cookieless = await visitor({ ...site, app: broken.app }, 'anna-lind');
    const answer = await cookieless.post('/sok', { q: 'Bergkvist & <b>' });
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('Försök igen om en stund');
    expect(answer.text).toContain('Bergkvist &amp; &lt;b&gt;');
    expect((await anna.get('/')).status).toBe(200);
  });
});

function mainOf(html: string): string {
  return /<main.*<\/main>/s.exec(html)?.[0] ?? '';
}

function refused(): never {
  throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
}
