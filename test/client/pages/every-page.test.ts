import { invalidIn } from '../../support/valid-html';
import { looks, PEOPLE } from '../support/every-page';
import { guest } from '../support/guest';
import { newPages, type TwoSites, twoSites, unlooked } from '../support/two-sites';
import { RAW } from '../support/world';

let sites: TwoSites;
beforeAll(async () => {
  sites = await twoSites();
});
afterAll(() => sites?.drop());

const isNew = newPages();

test('every route that shows a page is looked at, as empty, as filled and with something wrong', () => {
  expect(unlooked()).toEqual([]);
});

test('hostile words are shown as the words they are', async () => {
  const { text } = await (await guest(sites.full, 'anna-lind')).get(`/arenden/${sites.world.done}`);
  expect(text.match(/&lt;script&gt;alert/g)?.length).toBeGreaterThanOrEqual(3);
});

test.each(looks().map((look) => [`${look.route}, ${look.what}`, look] as const))(
  'clean HTML for whom it is for, and nothing for anybody else: %s',
  async (_what, look) => {
    for (const person of PEOPLE) {
      const { answer, expected } = await sites.ask(look, person);
      expect([person, answer.status]).toEqual([person, expected]);
      for (const raw of RAW) expect(answer.text).not.toContain(raw);
      const faults = answer.status === look.status && isNew(person, answer.text) ? await invalidIn(answer.text) : [];
      expect([person, faults]).toEqual([person, []]);
    }
  },
);
