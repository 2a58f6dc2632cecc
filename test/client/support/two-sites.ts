import { type RouteRow, routes } from '../../../client/routes';
import { freshRegister, testServer } from '../../support/database';
import { KernelGateway } from './acted-case';
import { expectedFor, type Look, looks, PEOPLE } from './every-page';
import { guest } from './guest';
import { type Answer, type Site, siteOver } from './visitor';
import { fillWorld, type World } from './world';

/** A site full of hostile words and one where nothing has happened: what every page is looked at in. */
export interface TwoSites {
  readonly full: Site;
  readonly world: World;
  /** What a person is answered, and what they should be. */
  ask(look: Look, person: string | null): Promise<{ answer: Answer; expected: number }>;
  drop(): Promise<void>;
}

export async function twoSites(): Promise<TwoSites> {
  const registers = await Promise.all([freshRegister(), freshRegister()]);
  const [full, bare] = registers.map(({ register }) =>
    siteOver(register, { demo: true, mailbox: testServer('MAILBOX'), gateway: new KernelGateway(register, Date.now) }),
  );
  if (full === undefined || bare === undefined) throw new Error('two sites');
  const world = await fillWorld(full);
  return {
    full,
    world,
    ask: async (look, person) => ({
      answer: await look.ask(await guest(look.bare ? bare : full, person), world),
      expected: expectedFor(look, rowOf(look), person),
    }),
    drop: async () => {
      for (const one of registers) await one.drop();
    },
  };
}

function rowOf(look: Look) {
  const row = routes.find((one) => `${one.method} ${one.path}` === look.route);
  if (row === undefined) throw new Error(`${look.route} is not a route`);
  return row;
}

/** As what a page is looked at: what takes an answer or names a thing can be wrong, everything can be looked at. */
function kindsOf(row: RouteRow): readonly Look['kind'][] {
  if (row.method === 'POST') return ['error'];
  return row.path.includes(':') ? ['filled', 'error'] : ['empty'];
}

/** Routes that show a page which nobody looks at as all that it can be, and looks at routes that do not exist. */
export function unlooked(): readonly string[] {
  const looked = new Set(looks().map((look) => `${look.route}, ${look.kind}`));
  const pages = routes.filter((row) => row.title !== null);
  const wanted = pages.flatMap((row) => kindsOf(row).map((kind) => `${row.method} ${row.path}, ${kind}`));
  const there = new Set(routes.map((row) => `${row.method} ${row.path}`));
  const strange = looks().filter((look) => !there.has(look.route));
  return [...wanted.filter((one) => !looked.has(one)), ...strange.map((look) => look.route)];
}

/** The same page in the same frame need not be read twice: true of a page whose frame or content is new. */
export function newPages(): (person: string | null, text: string) => boolean {
  const known = new Set<string>();
  return (person, text) => {
    const main = (/<main.*<\/main>/s.exec(text)?.[0] ?? text)
      .replace(/ value="[\w-]{32,}"/g, '')
      .replace(/ST-[0-9A-Z]{5}/g, 'ST-');
    const fresh = [`frame ${person}`, main].filter((one) => !known.has(one));
    for (const one of fresh) known.add(one);
    return fresh.length > 0;
  };
}

/** Every look by everybody who should see what it is about. */
export function everySight(): readonly { look: Look; person: string | null }[] {
  return looks().flatMap((look) =>
    PEOPLE.filter((person) => expectedFor(look, rowOf(look), person) === look.status).map((person) => ({
      look,
      person,
    })),
  );
}
