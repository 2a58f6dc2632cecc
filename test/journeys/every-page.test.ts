import { everySight, type TwoSites, newPages, twoSites, unlooked } from '../client/support/two-sites';
import { ORIGIN } from '../client/support/visitor';
import { barriersOn, CONTRAST, tooWideOn } from '../support/axe';
import { type InChromium, openChromium } from '../support/in-chromium';
import { type PageStand, pageStand } from '../support/page-stand';

interface Shown {
  readonly what: string;
  readonly text: string;
}

let sites: TwoSites;
let chromium: InChromium;
let stand: PageStand;
/** Every page that differs from the others. */
const pages: Shown[] = [];
/** Those that together show every kind of thing there is: what depends on the style alone is asked of them. */
const kinds: Shown[] = [];

beforeAll(async () => {
  sites = await twoSites();
  chromium = await openChromium(sites.full.app, ORIGIN);
  stand = await pageStand((await chromium.visitor(1280)).page, `${ORIGIN}/utloggad`);
  const isNew = newPages();
  const known = new Set<string>();
  for (const { look, person } of everySight()) {
    const { text } = (await sites.ask(look, person)).answer;
    if (!isNew(person, text)) continue;
    const shown = { what: `${look.route}, ${look.what}, ${person}`, text };
    pages.push(shown);
    const fresh = (await stand.show(text)).filter((kind) => !known.has(kind));
    for (const kind of fresh) known.add(kind);
    if (fresh.length > 0) kinds.push(shown);
  }
});
afterAll(async () => {
  await chromium?.close();
  await sites?.drop();
});

/** What is wrong with any of them, each with the page it stands on. */
async function faultsOf(shown: readonly Shown[], look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const faults: string[] = [];
  await stand.beginRound();
  for (const { what, text } of shown) {
    await stand.show(text);
    faults.push(...(await look()).map((fault) => `${what}: ${fault}`));
  }
  return faults;
}

test('every route that shows a page is looked at in the browser, as empty, as filled and with something wrong', () => {
  expect(unlooked()).toEqual([]);
  expect(pages.length).toBeGreaterThan(kinds.length);
});

test('nobody is kept out of any page, whoever they are and whatever went wrong on it', async () => {
  const withoutColours = { rules: { [CONTRAST]: { enabled: false } } };
  expect(await faultsOf(pages, () => barriersOn(stand.page, withoutColours))).toEqual([]);
});

test.each(['light', 'dark'] as const)('everything written can be read in %s colours', async (colorScheme) => {
  await stand.page.emulateMedia({ colorScheme });
  expect(await faultsOf(kinds, () => barriersOn(stand.page, { runOnly: [CONTRAST] }))).toEqual([]);
});

test.each(['light', 'dark'] as const)('the menu of whoever is signed in can be read in %s colours', async (scheme) => {
  const signedIn = pages.filter(({ text }) => text.includes('<details class="me">')).slice(0, 1);
  expect(signedIn).toHaveLength(1);
  await stand.page.emulateMedia({ colorScheme: scheme });
  const withTheMenu = async () => {
    await stand.page.locator('details.me > summary').click();
    return barriersOn(stand.page);
  };
  expect(await faultsOf(signedIn, withTheMenu)).toEqual([]);
});

test('everything can be used on a telephone', async () => {
  await stand.page.setViewportSize({ width: 390, height: 900 });
  expect(await faultsOf(kinds, () => barriersOn(stand.page))).toEqual([]);
});

test('no page has to be scrolled sideways at 360 px', async () => {
  await stand.page.setViewportSize({ width: 360, height: 900 });
  expect(await faultsOf(pages, () => tooWideOn(stand.page))).toEqual([]);
});
