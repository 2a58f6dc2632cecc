import { appendFacts } from '../../register/append-facts';
import { differences } from '../../register/differences';
import { homeById, homes, saveHome, type HomeDetails } from '../../register/homes';
import { factsOf } from '../../register/cases';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY, ToyCase, toyProcesses } from '../support/toy-case';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
});
afterAll(() => fresh.drop());

const edit = { version: null, by: 'petra-ljung', now: MONDAY };

function home(id: string): HomeDetails {
  return {
    id,
    address: `Provgatan ${id}`,
    district: 'Varberga',
    rooms: 3,
    sqm: 74,
    rentMonth: 8_450,
    floor: 2,
    lift: true,
    accessible: false,
    landlord: 'Svartån Fastigheter AB',
    availableFrom: '2026-03-01',
    status: 'available',
  };
}

async function opened(ref: string): Promise<ToyCase> {
  const kase = new ToyCase(ref);
  await appendFacts(fresh.register, kase.opening());
  return kase;
}

it('promises a home to one household only, also when five ask at the same instant', async () => {
  await saveHome(fresh.register, home('h-one'), edit);
  const cases = await Promise.all(['A', 'B', 'C', 'D', 'E'].map((letter) => opened(`ST-RES0${letter}`)));
  const answers = await Promise.all(
    cases.map((kase) => appendFacts(fresh.register, kase.batch('find', { type: 'HomeReserved', home: 'h-one' }))),
  );
  expect(answers.filter((answer) => answer.kind === 'written')).toHaveLength(1);
  expect(answers.filter((answer) => answer.kind === 'refused' && answer.rule === 'home-already-reserved')).toHaveLength(
    4,
  );
  const winner = cases[answers.findIndex((answer) => answer.kind === 'written')];
  expect(await homeById(fresh.register, 'h-one')).toMatchObject({ reservedFor: winner?.ref });
  const written = await Promise.all(cases.map(async (kase) => (await factsOf(fresh.register, kase.ref)).length));
  expect(written.toSorted((a, b) => a - b)).toEqual([1, 1, 1, 1, 2]);
});

it('frees a home when it is released, and the next household may have it', async () => {
  await saveHome(fresh.register, home('h-two'), edit);
  const [first, second] = [await opened('ST-RES11'), await opened('ST-RES12')];
  await appendFacts(fresh.register, first.batch('find', { type: 'HomeReserved', home: 'h-two' }));
  await appendFacts(
    fresh.register,
    first.batch('no', { type: 'HomeReleased', home: 'h-two', because: 'person-said-no', step: 'case.release' }),
  );
  expect((await homes(fresh.register, { vacantOnly: true })).map(({ id }) => id)).toContain('h-two');
  const answer = await appendFacts(fresh.register, second.batch('find', { type: 'HomeReserved', home: 'h-two' }));
  expect(answer).toEqual({ kind: 'written' });
  expect(await differences(fresh.register)).toEqual([]);
});

it('promises no home that does not exist or was withdrawn', async () => {
  await saveHome(fresh.register, { ...home('h-four'), status: 'withdrawn' }, edit);
  const kase = await opened('ST-RES31');
  for (const id of ['h-four', 'h-nowhere']) {
    const batch = kase.batch(`find ${id}`, { type: 'HomeReserved', home: id });
    expect(await appendFacts(fresh.register, batch)).toMatchObject({ kind: 'refused', rule: 'home-not-available' });
    kase.forget(batch);
  }
});

it('does not let LFA withdraw a home under a household that was promised it', async () => {
  await saveHome(fresh.register, home('h-five'), edit);
  const kase = await opened('ST-RES41');
  await appendFacts(fresh.register, kase.batch('find', { type: 'HomeReserved', home: 'h-five' }));
  const withdrawn = { ...home('h-five'), status: 'withdrawn' as const };
  expect(await saveHome(fresh.register, withdrawn, { ...edit, version: 1 })).toBe('reserved');
  expect(await saveHome(fresh.register, { ...home('h-five'), rentMonth: 9_000 }, { ...edit, version: 1 })).toBe(
    'saved',
  );
  expect(await saveHome(fresh.register, home('h-five'), { ...edit, version: 1 })).toBe('changed-by-another');
  expect(await saveHome(fresh.register, home('h-five'), edit)).toBe('taken');
});
