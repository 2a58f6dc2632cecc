import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openersKeysIn, WrongPassphrase } from '../../../client/bids/openers-keys';
import {
  newKeyPair,
  openBid,
  type Opener,
  passOn,
  privateKeyFrom,
  sealBid,
  type SealedBid,
} from '../../../client/bids/seal';

const ABOUT = 'MA-7F3K2|b1';
const WORDS = JSON.stringify({ bidder: 'Påhittade Bygg AB', sum: 41_234_567 });

const people = ['maja', 'omar', 'siri'].map((person) => {
  const { privateKey, ...rest } = newKeyPair();
  return { opener: { person, ...rest } satisfies Opener, own: privateKeyFrom(privateKey) };
});
const openers = people.map(({ opener }) => opener);

function keyOf(person: string) {
  const found = people.find(({ opener }) => opener.person === person);
  if (found === undefined) throw new Error(person);
  return found.own;
}

/** The first passes on, the second opens. */
function openedBy(first: string, second: string, bid: SealedBid, about = ABOUT): string {
  const others = openers.filter(({ person }) => person !== first);
  const passed = passOn(bid, about, first, keyOf(first), others).find((half) => half.of === second);
  if (passed === undefined) throw new Error('nothing was passed on');
  return openBid(bid, about, second, keyOf(second), passed);
}

test.each([
  ['maja', 'omar'],
  ['omar', 'maja'],
  ['maja', 'siri'],
  ['siri', 'omar'],
])('any two of the three named openers open a bid together: %s, then %s', (first, second) => {
  expect(openedBy(first, second, sealBid(WORDS, ABOUT, openers))).toBe(WORDS);
});

test('one opener alone opens nothing, also with what they passed on themselves', () => {
  const bid = sealBid(WORDS, ABOUT, openers);
  const [passed] = passOn(bid, ABOUT, 'maja', keyOf('maja'), openers.slice(1));
  if (passed === undefined) throw new Error('nothing was passed on');
  expect(() => openBid(bid, ABOUT, 'maja', keyOf('maja'), { ...passed, of: 'maja' })).toThrow();
  expect(() => openBid(bid, ABOUT, 'maja', keyOf('maja'), passed)).toThrow('No half of this pair');
});

test('what one opener passed on is read by the one it was meant for and by nobody else', () => {
  const bid = sealBid(WORDS, ABOUT, openers);
  const toOmar = passOn(bid, ABOUT, 'maja', keyOf('maja'), openers.slice(1)).find(({ of }) => of === 'omar');
  if (toOmar === undefined) throw new Error('nothing was passed on');
  expect(() => openBid(bid, ABOUT, 'omar', keyOf('siri'), toOmar)).toThrow();
});

test('a bid moved to another plot, or changed in one place, does not open', () => {
  const bid = sealBid(WORDS, ABOUT, openers);
  expect(() => openedBy('maja', 'omar', bid, 'MA-OTHER|b1')).toThrow();
  const changed = { ...bid, box: `${bid.box.slice(0, 40)}${bid.box[40] === 'A' ? 'B' : 'A'}${bid.box.slice(41)}` };
  expect(() => openedBy('maja', 'omar', changed)).toThrow();
});

test('the envelope says nothing of the bid, not even by its length', () => {
  const short = JSON.stringify(sealBid('{}', ABOUT, openers));
  const long = JSON.stringify(sealBid(JSON.stringify({ proposal: 'ord '.repeat(900) }), ABOUT, openers));
  expect(long.length).toBe(short.length);
  const envelope = JSON.stringify(sealBid(WORDS, ABOUT, openers));
  for (const secret of ['41234567', 'Påhittade', Buffer.from('41234567').toString('base64url')])
    expect(envelope).not.toContain(secret);
});

test('a bid is never sealed to one person only', () => {
  expect(() => sealBid(WORDS, ABOUT, openers.slice(0, 1))).toThrow(RangeError);
});

describe('the keys of those who open', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'bid-keys-')), 'keys');
  });
  afterEach(() => rm(join(folder, '..'), { recursive: true }));

  test('a key opens with its own passphrase and with no other', async () => {
    const keys = openersKeysIn(folder);
    const maja = await keys.make('maja-berg', 'tre gröna äpplen', 1);
    const omar = await keys.make('omar-said', 'fyra blå päron på', 1);
    await expect(keys.unlock('maja-berg', 'fyra blå päron på', maja.keyId)).rejects.toThrow(WrongPassphrase);
    const bid = sealBid(WORDS, ABOUT, [maja, omar]);
    const [half] = passOn(bid, ABOUT, 'maja-berg', await keys.unlock('maja-berg', 'tre gröna äpplen', maja.keyId), [
      omar,
    ]);
    if (half === undefined) throw new Error('nothing was passed on');
    const omars = await keys.unlock('omar-said', 'fyra blå päron på', omar.keyId);
    expect(openBid(bid, ABOUT, 'omar-said', omars, half)).toBe(WORDS);
  });

  test('only the owner of the deployment reads the files, and neither key nor passphrase stands in them', async () => {
    const keys = openersKeysIn(folder);
    const { keyId } = await keys.make('maja-berg', 'tre gröna äpplen', 1);
    const [name = ''] = await readdir(folder);
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const file = await readFile(join(folder, name), 'utf8');
    const own = await keys.unlock('maja-berg', 'tre gröna äpplen', keyId);
    const bare = own.export({ type: 'pkcs8', format: 'der' }).subarray(-32);
    for (const secret of ['äpplen', bare.toString('base64url'), bare.toString('base64'), bare.toString('hex')])
      expect(file).not.toContain(secret);
  });

  test('the newest key is the one to seal with, and the old one still opens what was sealed with it', async () => {
    const keys = openersKeysIn(folder);
    expect(await keys.of('maja-berg')).toBeNull();
    const old = await keys.make('maja-berg', 'tre gröna äpplen', 1);
    const newer = await keys.make('maja-berg', 'fyra blå päron på', 2);
    expect(await keys.of('maja-berg')).toEqual(newer);
    expect(await keys.known('maja-berg', old.keyId)).toEqual(old);
    expect((await keys.unlock('maja-berg', 'tre gröna äpplen', old.keyId)).type).toBe('private');
  });

  test('no name of a person or a key leads out of the folder', async () => {
    const keys = openersKeysIn(folder);
    await expect(keys.make('../maja', 'tre gröna äpplen', 1)).rejects.toThrow(RangeError);
    await expect(keys.unlock('maja-berg', 'tre gröna äpplen', '../../etc/passwd')).rejects.toThrow(RangeError);
  });
});
