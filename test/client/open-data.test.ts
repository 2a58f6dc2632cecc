import { addMonths } from '../../domain/calendar/civil-date';
import { localDate } from '../../domain/calendar/stockholm';
import { HOUR_MS } from '../../domain/instant';
import { storeTexts } from '../../register/texts';
import { type FreshRegister, freshRegister } from '../support/database';
import { openedCase, write } from './support/acted-case';
import { bidOf, fillPlots, type PlotWorld, SECRETS } from './support/plot-world';
import { type Site, siteOver, visitor } from './support/visitor';

let fresh: FreshRegister;
let site: Site;
let plots: PlotWorld;
const OWNER = 'Kvarterets Ägare';
beforeAll(async () => {
  fresh = await freshRegister();
  site = siteOver(fresh.register);
  plots = await fillPlots(site, OWNER);
});
afterAll(() => fresh.drop());

/** Allocated, and sold to a party of whom somebody said whether it is a sole trader. */
async function sold(
  ref: string,
  party: { name: string; orgNumber: string; soleTrader: 'yes' | 'no' },
): Promise<string> {
  const { soleTrader, ...words } = party;
  const today = localDate(Date.now());
  const at = Date.now() - HOUR_MS;
  const state = await openedCase(fresh.register, {
    ref,
    at,
    process: 'landAllocation',
    unit: 'ksf-hallbarhet',
    stage: 'condition-follow-up',
    task: 'follow-up-round',
    data: {
      site: 'Provtomten 1:3',
      dnr: 'SBK 2/2026',
      homes: 10,
      decidedOn: addMonths(today, -36),
      developer: 'p2',
      boundParty: 'p4',
      firstMoveIn: addMonths(today, -12),
    },
  });
  const texts = await storeTexts(fresh.register, ref, 'c-sold', {
    name: { body: words.name, kind: 'text' },
    orgNumber: { body: words.orgNumber, kind: 'personal' },
    contact: { body: SECRETS.contact, kind: 'personal' },
  });
  const input = { on: today, soleTrader };
  const changed = { type: 'Happened', move: 'owner-changed', input, texts, interruptTo: null } as const;
  await write(fresh.register, state, [changed], at, 'c-sold', { person: 'signe-dal', unit: 'sbk-mark' });
  return ref;
}

/** Everything that the world can ask of the plots, without signing in. */
async function theWorldSees(refs: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const world = await visitor(site, null);
  const of = (path: string) => refs.map((ref) => `${path}/${ref}`);
  const paths = [
    '/markanvisningar',
    '/markanvisningar.csv',
    '/api/open/allocations',
    '/api/openapi.json',
    ...of('/markanvisningar'),
    ...of('/api/open/allocations'),
  ];
  const seen = await Promise.all(
    paths.map(async (path) => {
      const { status, text } = await world.get(path);
      expect([path, status]).toEqual([path, 200]);
      return [path, text.replaceAll(/&nbsp;|&#160;|\u00A0|\u202F/g, ' ')] as const;
    }),
  );
  return Object.fromEntries(seen);
}

const { contactName = '', contactEmail = '', proposal = '' } = bidOf('Förslag: trähus kring en gård');

/** Each secret with the ways it is written; the words of a bid stand in one that is sealed and in two that are open. */
const NEVER: Readonly<Record<string, readonly string[]>> = {
  'a contact person': [...SECRETS.contact.split(', '), contactName, contactEmail],
  'a sole trader’s number': ['9001019802', '900101-9802', '900101 9802', '9802'],
  'who bids': [SECRETS.bidder],
  'what is bid': [SECRETS.sum, '41 234 567', '41.234.567', proposal],
  'a bid by its code': ['aaaaaaa1', 'bbbbbbb2'],
  'points and conflicts': ['"points"', '"conflicts"', 'poäng', 'jäv'],
};

test('the world reads of plots in list, page, CSV and open data, and nowhere of contact persons, personal numbers, bids or points', async () => {
  const company = await sold('ST-PW101', { name: 'Bolaget Öppet AB', orgNumber: '5599990008', soleTrader: 'no' });
  const said = await sold('ST-PW102', {
    name: 'Enskild Ägare',
    orgNumber: SECRETS.soleTraderNumber,
    soleTrader: 'no',
  });
  const { announced, opened, scored, followUp, idea } = plots;
  const seen = await theWorldSees([announced, opened, scored, followUp, company, said]);
  for (const [path, text] of Object.entries(seen)) {
    for (const [what, written] of Object.entries(NEVER))
      expect([path, what, written.filter((one) => text.includes(one))]).toEqual([path, what, []]);
  }
  // It is the same plots that are asked about, and what is public stands everywhere.
  for (const path of ['/markanvisningar', '/markanvisningar.csv', '/api/open/allocations'])
    for (const name of [OWNER, 'Bolaget Öppet AB', 'Enskild Ägare']) expect(seen[path]).toContain(name);
  for (const path of [`/markanvisningar/${company}`, `/api/open/allocations/${company}`])
    expect(seen[path]).toContain('559999-0008');
  expect(seen['/markanvisningar.csv']).toContain('559999-0008');

  // An idea is nobody else's yet.
  const world = await visitor(site, null);
  expect(seen['/api/open/allocations']).not.toContain(idea);
  for (const path of ['/markanvisningar', '/api/open/allocations'])
    expect((await world.get(`${path}/${idea}`)).status).toBe(404);
});

test('open data says of each field what its document says, and no field more', async () => {
  const { text } = await (await visitor(site, null)).get('/api/openapi.json');
  const document = JSON.parse(text) as {
    readonly components: { readonly schemas: { readonly LandAllocation: { readonly properties: object } } };
  };
  const fields = Object.keys(document.components.schemas.LandAllocation.properties);
  const answer = await (await visitor(site, null)).get('/api/open/allocations');
  const records = JSON.parse(answer.text) as readonly object[];
  expect(records.length).toBeGreaterThanOrEqual(4);
  for (const record of records) expect(Object.keys(record)).toEqual(fields);
});
