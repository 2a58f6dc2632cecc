import { ORIGIN, type Answer, type Site, visitor } from './visitor';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody at one computer: signed in or not, and with the cookies that the pages have set. */
export interface Guest {
  readonly person: string | null;
  get(path: string): Promise<Answer>;
  post(path: string, fields?: Fields): Promise<Answer>;
}

/** A guest keeps cookies between requests, as the public form needs; redirects are not followed. */
export async function guest(site: Site, person: string | null): Promise<Guest> {
  const signedIn = await visitor(site, person);
  const cookies = new Map<string, string>();
  const remember = (answer: Answer): Answer => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  };
  const jar = () =>
    [signedIn.cookie, ...[...cookies].map(([name, value]) => `${name}=${value}`)].filter(Boolean).join('; ');
  return {
    person,
    get: async (path) => remember(await signedIn.get(path, { cookie: jar() })),
    post: async (path, fields = {}) => remember(await signedIn.post(path, fields, { cookie: jar(), origin: ORIGIN })),
  };
}
