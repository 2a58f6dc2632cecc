import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Payload } from '@temporalio/common';
import { dataConverterFrom } from '../../activities/codec';
import { openersKeysIn } from '../../client/bids/openers-keys';
import { endOfDay } from '../../domain/calendar/stockholm';
import { SECOND_MS } from '../../domain/instant';
import { setClockOffset } from '../../register/displayed-clock';
import { verify } from '../../register/verify';
import { caseWorkflowId } from '../../workflows/messages';
import { type Site, visitor } from '../client/support/visitor';
import { type Stafett, startStafett, TEST_CODEC } from '../support/stafett';
import { dumpOf, wordsOnDisk } from './support/on-disk';

/** Words that stand in a bid and nowhere else. */
const CANARY = { sum: '47318265', bidder: 'Kanariebolaget', contact: 'Kim Gulfjäder' };
/** Each of them as it may be written: plain, hexadecimal, and as it stands in base64 wherever it begins there. */
const DISGUISES = Object.values(CANARY).flatMap((word) => [
  word,
  Buffer.from(word).toString('hex'),
  ...[0, 1, 2].map((ahead) => {
    const written = Buffer.from('x'.repeat(ahead) + word).toString('base64');
    // The first and last signs share bits with what stands beside.
    return written.replace(/=+$/, '').slice(ahead === 0 ? 0 : ahead + 1, -1);
  }),
]);
const BID = {
  bidder: `${CANARY.bidder} AB`,
  organisationNumber: '559999-0008',
  contactName: CANARY.contact,
  contactEmail: 'kim@kanarie.example',
  sum: CANARY.sum,
  rentPerSqm: '1450',
  socialFlats: '9',
  proposal: `${CANARY.bidder} bygger i trä.`,
};
const PHRASES = { 'signe-dal': 'tre gröna äpplen', 'viktor-hed': 'fyra blå päron' } as const;
const LAST_DAY = '2037-04-14';

let stafett: Stafett;
const printed: string[] = [];
beforeAll(async () => {
  for (const kind of ['log', 'warn', 'error', 'info'] as const)
    jest.spyOn(console, kind).mockImplementation((...said: unknown[]) => void printed.push(JSON.stringify(said)));
  stafett = await startStafett({ at: ['2037-03-02', '10:00'] });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await stafett?.stop();
});

/** The case's whole history with every payload decrypted. */
async function history(ref: string): Promise<string> {
  const events = await stafett.client.workflow.getHandle(caseWorkflowId(ref)).fetchHistory();
  const codec = dataConverterFrom(TEST_CODEC).payloadCodecs?.[0];
  if (codec === undefined) throw new Error('no codec');
  const found: Payload[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    if ('metadata' in value && 'data' in value) found.push(value as Payload);
    for (const one of Object.values(value)) look(one);
  };
  look(events);
  const opened = await codec.decode(found);
  return opened.map(({ data }) => Buffer.from(data ?? []).toString('utf8')).join('\n');
}

function desk(person: string) {
  return visitor({ app: stafett.app, deps: { register: stafett.register } } as Site, person);
}

async function asked(path: string): Promise<string> {
  return (await stafett.app.request(`http://stafett.test${path}`)).text();
}

/** Everything that anybody could get hold of, one text each. */
async function everywhere(ref: string): Promise<Readonly<Record<string, string>>> {
  const pages = ['signe-dal', 'viktor-hed', 'johan-ek', 'agneta-lundh', 'jonas-kvist'].map(async (person) => {
    const at = await desk(person);
    const seen = [`/arenden/${ref}`, `/arenden/${ref}/anbud`, `/arenden/${ref}/utvardering`, '/mark', '/'];
    return (await Promise.all(seen.map(async (path) => (await at.get(path)).text))).join('\n');
  });
  const apis = ['signe-dal', 'johan-ek'].map(async (person) =>
    JSON.stringify((await stafett.as(person).ask('GET', `/cases/${ref}`)).body),
  );
  return {
    dump: await dumpOf(stafett.register),
    disk: (await wordsOnDisk(stafett.register, DISGUISES)).join('\n'),
    history: await history(ref),
    log: printed.join('\n'),
    mails: JSON.stringify(await stafett.mails()),
    pages: (await Promise.all(pages)).join('\n'),
    api: (await Promise.all(apis)).join('\n'),
    openData: await asked('/api/open/allocations'),
    csv: await asked('/markanvisningar.csv'),
    publicPage: await asked(`/markanvisningar/${ref}`),
  };
}

/** Where a canary sings, plain or disguised. */
function heard(places: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(places).flatMap(([place, text]) =>
    DISGUISES.some((one) => text.includes(one)) ? [place] : [],
  );
}

const unit = (name: string) => (task: object) => 'unit' in task && task.unit === name;

/** A rulebook in force since February, drafted, answered and decided by people. */
async function rulebook(): Promise<string> {
  const signe = stafett.as('signe-dal');
  const ref = await signe.open('landConditionsRulebook', { dnr: 'KS 77/2037', mandate: 'Ta fram ett regelverk.' });
  await signe.complete(ref, 'draft-rulebook');
  for (const [person, of] of [
    ['johan-ek', 'soc-utredning'],
    ['ingrid-vall', 'lfa-forvaltning'],
    ['nadja-ivarsson', 'ksf-hallbarhet'],
    ['sara-kling', 'obo-uthyrning'],
  ] as const)
    await stafett.as(person).complete(ref, 'consultation', {}, unit(of));
  await signe.complete(ref, 'weigh-answers');
  await signe.complete(ref, 'decide-rulebook', { decidedOn: '2037-02-10', validFrom: '2037-02-11' });
  return `${ref}-v1`;
}

/** A plot announced until the middle of April, with one condition and one criterion. */
async function announced(): Promise<string> {
  const cited = await rulebook();
  const signe = stafett.as('signe-dal');
  const ref = await signe.open('landAllocation', {
    site: 'Startbanan 5',
    dnr: 'SBK 118/2037',
    district: 'vivalla',
    planStatus: 'planned',
    homes: '80',
    zonePrice: '2800',
    purpose: 'Hyresrätter nära skola.',
  });
  await signe.complete(ref, 'describe-site');
  await stafett.as('johan-ek').complete(ref, 'consultation', {}, unit('soc-utredning'));
  await stafett.as('ingrid-vall').complete(ref, 'consultation', {}, unit('lfa-forvaltning'));
  await signe.make(ref, 'set-condition', { rulebook: cited });
  await signe.complete(ref, 'set-conditions');
  await signe.complete(ref, 'choose-method', { rulebook: cited, method: 'comparison' });
  await signe.make(ref, 'set-criterion', { weight: '100' });
  await signe.complete(ref, 'announce', {
    rulebook: cited,
    closesOn: LAST_DAY,
    firstOpener: 'signe-dal',
    secondOpener: 'viktor-hed',
  });
  return ref;
}

function give(person: string, ref: string, answers: object = BID) {
  return stafett.as(person).ask('POST', `/cases/${ref}/bids`, { commandId: randomUUID(), answers });
}

/** The displayed clock alone; the case's own stands where it stood. */
async function showClock(at: number): Promise<void> {
  await setClockOffset(stafett.register, at - Date.now());
  await stafett.now();
}

test('a bid is read by nobody and nowhere until the hour, and then by two named people together', async () => {
  const ref = await announced();
  expect(await give('signe-dal', ref)).toMatchObject({ status: 409 });
  const keys = openersKeysIn(stafett.bidKeys);
  for (const [person, phrase] of Object.entries(PHRASES)) await keys.make(person, phrase, Date.now());

  expect(await give('signe-dal', ref, { ...BID, organisationNumber: '559999-0009' })).toMatchObject({
    status: 422,
    body: { errors: { organisationNumber: expect.stringContaining('kontrollsiffra') } },
  });
  // By the registrar, and by those who hold the plot; nobody else may.
  expect(await give('monica-asp', ref)).toMatchObject({ status: 201 });
  expect(await give('johan-ek', ref)).toMatchObject({ status: 409, body: { rule: 'not-yours' } });
  expect(heard(await everywhere(ref))).toEqual([]);

  // Whoever tries early is refused, the named ones too, and the case remembers it.
  const early = ['signe-dal', 'viktor-hed', 'agneta-lundh', 'jonas-kvist'];
  for (const person of early) {
    const phrase = PHRASES[person as keyof typeof PHRASES] ?? 'vad som helst';
    const answer = await (await desk(person)).post(`/arenden/${ref}/anbud/oppna`, { _phrase: phrase });
    expect([person, answer.status]).toEqual([person, 409]);
  }
  const tried = (await stafett.facts(ref)).filter(
    (fact) => fact.type === 'Happened' && fact.move === 'open-bids-early',
  );
  expect(tried.map(({ by }) => ('person' in by ? by.person : ''))).toEqual(early);

  // In the last minute it is in time; a second after the last it is not.
  await showClock(endOfDay(LAST_DAY) - 60 * SECOND_MS);
  expect(await give('signe-dal', ref)).toMatchObject({ status: 201 });
  await showClock(endOfDay(LAST_DAY) + SECOND_MS);
  expect(await give('signe-dal', ref)).toMatchObject({ status: 409, body: { rule: 'bid-too-late' } });
  expect(Object.keys((await stafett.state(ref)).data['bids'] ?? {})).toHaveLength(2);

  await stafett.passTo('2037-04-15');
  const open = async (person: keyof typeof PHRASES, phrase: string) =>
    (
      await (
        await desk(person)
      ).post(`/arenden/${ref}/anbud/oppna`, {
        opened: 'yes',
        protocol: 'Närvarande: båda.',
        _phrase: phrase,
      })
    ).status;
  expect(await open('signe-dal', PHRASES['viktor-hed'])).toBe(422);
  expect(await open('signe-dal', PHRASES['signe-dal'])).toBe(303);
  // One seal is broken: still nothing can be read, by anybody.
  expect(heard(await everywhere(ref))).toEqual([]);
  expect(await open('signe-dal', PHRASES['signe-dal'])).not.toBe(303);
  expect(await open('viktor-hed', PHRASES['viktor-hed'])).toBe(303);

  expect((await (await desk('viktor-hed')).get(`/arenden/${ref}/anbud`)).text).toContain(CANARY.bidder);
  // What the seals are opened with lies beside the deployment and is never in the database, nor are the passphrases.
  const kept = readdirSync(stafett.bidKeys).map(
    (file) => JSON.parse(readFileSync(path.join(stafett.bidKeys, file), 'utf8')) as { readonly privateKey: string },
  );
  expect(kept).toHaveLength(2);
  const database = await dumpOf(stafett.register);
  for (const secret of [...kept.map(({ privateKey }) => privateKey), ...Object.values(PHRASES)])
    expect(database.includes(secret)).toBe(false);
  // Opened, and still secret until the decision: from colleagues who do not evaluate, and from the world.
  expect(heard(await everywhere(ref)).toSorted()).toEqual(['disk', 'dump', 'pages']);
  for (const person of ['johan-ek', 'jonas-kvist']) {
    const at = await desk(person);
    const seen = await Promise.all([at.get(`/arenden/${ref}`), at.get(`/arenden/${ref}/anbud`)]);
    expect(heard({ [person]: seen.map(({ text }) => text).join('\n') })).toEqual([]);
  }
  expect((await stafett.state(ref)).stage).toBe('evaluation');
  expect(await stafett.differences()).toEqual([]);
  expect(await verify(stafett.register)).toEqual([]);
});
