import { HtmlValidate } from 'html-validate';
import { routes } from '../../../client/routes';
import { freshRegister, type FreshRegister, testServer } from '../../support/database';
import { KernelGateway } from '../support/acted-case';
import { expectedFor, looks, PEOPLE } from '../support/every-page';
import { guest } from '../support/guest';
import { type Site, siteOver } from '../support/visitor';
import { fillWorld, RAW, type World } from '../support/world';

const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  // How the source is laid out is the renderer's business; what it means is ours.
  rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off', 'no-inline-style': 'error', 'doctype-style': 'off' },
});

let registers: FreshRegister[];
let full: Site;
let bare: Site;
let world: World;
beforeAll(async () => {
  registers = await Promise.all([freshRegister(), freshRegister()]);
  const [one, other] = registers.map(({ register }) =>
    siteOver(register, { demo: true, mailbox: testServer('MAILBOX'), gateway: new KernelGateway(register, Date.now) }),
  );
  if (one === undefined || other === undefined) throw new Error('two sites');
  full = one;
  bare = other;
  world = await fillWorld(full);
});
afterAll(async () => {
  for (const one of registers) await one.drop();
});

const all = looks();

/** What has been found clean: the same page in the same frame is not read twice. */
const clean = new Set<string>();
function newIn(person: string | null, text: string): boolean {
  const main = (/<main.*<\/main>/s.exec(text)?.[0] ?? text).replace(/ value="[\w-]{32,}"/g, '');
  const fresh = [`frame ${person}`, main].filter((one) => !clean.has(one));
  for (const one of fresh) clean.add(one);
  return fresh.length > 0;
}
const rowOf = (route: string) => routes.find((row) => `${row.method} ${row.path}` === route);

test('every route that shows a page is looked at', () => {
  const looked = new Set(all.map((look) => look.route));
  const pages = routes.filter((row) => row.title !== null).map((row) => `${row.method} ${row.path}`);
  expect(pages.filter((route) => !looked.has(route))).toEqual([]);
  expect([...looked].filter((route) => rowOf(route) === undefined)).toEqual([]);
});

test('hostile words are shown as the words they are', async () => {
  const { text } = await (await guest(full, 'anna-lind')).get(`/arenden/${world.done}`);
  expect(text.match(/&lt;script&gt;alert/g)?.length).toBeGreaterThanOrEqual(3);
});

test.each(all.map((look) => [`${look.route}, ${look.what}`, look] as const))(
  'clean HTML for whom it is for, and nothing for anybody else: %s',
  async (_what, look) => {
    const row = rowOf(look.route);
    if (row === undefined) throw new Error(look.route);
    for (const person of PEOPLE) {
      const answer = await look.ask(await guest(look.bare ? bare : full, person), world);
      expect([person, answer.status]).toEqual([person, expectedFor(look, row, person)]);
      for (const raw of RAW) expect(answer.text).not.toContain(raw);
      const report =
        answer.status === look.status && newIn(person, answer.text)
          ? await html.validateString(answer.text)
          : { results: [] };
      const faults = report.results.flatMap((one) =>
        one.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector}`),
      );
      expect([person, faults]).toEqual([person, []]);
    }
  },
);
