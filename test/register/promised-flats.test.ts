import { array, constantFrom, integer, oneof, property, record, constant, sample, uniqueArray } from 'fast-check';
import { assert } from 'fast-check';
import type { Fact, FactBody } from '../../domain/kernel/facts';
import { appendFacts } from '../../register/append-facts';
import { foldFlats } from '../../register/fold-flats';
import { flatsOf, flatsOfNeeds, type FlatTotals, flatTotals, sumOf } from '../../register/flat-totals';
import { rebuild } from '../../register/rebuild';
import { verify } from '../../register/verify';
import { freshRegister, type FreshRegister } from '../support/database';
import { MONDAY, ToyCase, toyProcess } from '../support/toy-case';

let fresh: FreshRegister;
beforeAll(async () => {
  fresh = await freshRegister({ processByName: (name) => ({ ...toyProcess, name }) });
});
afterAll(() => fresh.drop());

const SITE = 'Provtomten 1:2';

async function opened(ref: string, process = 'toy'): Promise<ToyCase> {
  const kase = new ToyCase(ref);
  const { facts, ...batch } = kase.opening();
  await appendFacts(fresh.register, { ...batch, facts: facts.map((fact) => ({ ...fact, process }) as Fact) });
  return kase;
}

/** The case's next command; a refusal gives its number back, as a workflow would. */
async function tell(kase: ToyCase, ...bodies: readonly FactBody[]): Promise<string> {
  const batch = kase.batch(`c-${kase.at}`, ...bodies);
  const answer = await appendFacts(fresh.register, batch);
  if (answer.kind === 'written') return 'written';
  kase.forget(batch);
  return answer.kind === 'refused' ? answer.rule : answer.kind;
}

function promised(flats: readonly number[], need: string | null, condition = 'c1', site = SITE): FactBody {
  return { type: 'FlatsPromised', condition, site, need, flats };
}

it('promises a flat to one need only, also when five plots of the same ground ask at the same instant', async () => {
  const needs = await Promise.all(['1', '2', '3', '4', '5'].map((n) => opened(`BB-NEED${n}`, 'housingNeed')));
  const plots = await Promise.all(['1', '2', '3', '4', '5'].map((n) => opened(`MA-RIVAL${n}`)));
  const answers = await Promise.all(
    plots.map((plot, at) => tell(plot, promised([7, 8, 9 + at], needs[at]?.ref ?? null))),
  );
  expect(answers.toSorted()).toEqual([...Array<string>(4).fill('flat-already-promised'), 'written']);
  const totals = await flatsOfNeeds(
    fresh.register,
    needs.map(({ ref }) => ref),
  );
  expect([...totals.values()]).toEqual([{ promised: 3, delivered: 0, outstanding: 3, waived: 0 }]);
});

it('lets a rent cap rest on the same flats as the lease that answers the need', async () => {
  await opened('BB-CAP', 'housingNeed');
  const plot = await opened('MA-CAP');
  expect(await tell(plot, promised([1, 2], 'BB-CAP', 'lease', 'Kap 1'))).toBe('written');
  expect(await tell(plot, promised([1, 2], null, 'cap', 'Kap 1'))).toBe('written');
  expect(await tell(plot, promised([2, 3], 'BB-CAP', 'large', 'Kap 1'))).toBe('flat-already-promised');
});

it('promises nothing to a need that does not exist, is closed, or is no need', async () => {
  const plot = await opened('MA-NEED');
  const need = await opened('BB-SHUT', 'housingNeed');
  await tell(need, { type: 'CaseClosed', reason: 'own_contract', nobodyWaits: true });
  for (const ref of ['BB-SHUT', 'BB-NOWHERE', 'MA-NEED'])
    expect(await tell(plot, promised([1], ref, 'c1', 'Behov 1'))).toBe('need-not-open');
});

it('delivers and waives what is owed and nothing else, and frees what is let go', async () => {
  await opened('BB-OWED', 'housingNeed');
  const [first, second] = [await opened('MA-OWED1'), await opened('MA-OWED2')];
  await tell(first, promised([1, 2, 3], 'BB-OWED', 'lease', 'Skuld 1'));
  expect(await tell(first, { type: 'FlatsDelivered', condition: 'lease', flats: [1] })).toBe('written');
  expect(await tell(first, { type: 'FlatsDelivered', condition: 'lease', flats: [1] })).toBe('flat-not-outstanding');
  expect(await tell(first, { type: 'FlatsDelivered', condition: 'lease', flats: [2, 4] })).toBe('flat-not-outstanding');
  expect(await tell(first, { type: 'FlatsWaived', condition: 'lease', flats: [2], because: 'decision' })).toBe(
    'written',
  );
  expect((await flatTotals(fresh.register, ['MA-OWED1'])).get('MA-OWED1')?.get('lease')).toEqual({
    promised: 3,
    delivered: 1,
    outstanding: 1,
    waived: 1,
  });
  expect(await tell(second, promised([3], 'BB-OWED', 'lease', 'Skuld 1'))).toBe('flat-already-promised');
  await tell(first, { type: 'FlatsReleased', because: 'expired', step: 'case.release-flats' });
  expect(await tell(second, promised([2, 3], 'BB-OWED', 'lease', 'Skuld 1'))).toBe('written');
  expect(await tell(second, promised([1], 'BB-OWED', 'lease', 'Skuld 1'))).toBe('flat-already-promised');
  expect((await flatsOf(fresh.register, 'MA-OWED1')).map(({ flat, status }) => `${flat} ${status}`)).toEqual([
    '1 delivered',
    '2 waived',
    '3 released',
  ]);
});

const someFlats = uniqueArray(integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
const condition = constantFrom('lease', 'cap');
const anyMove = record({
  plot: integer({ min: 0, max: 3 }),
  body: oneof(
    record({
      type: constant('FlatsPromised' as const),
      condition,
      site: constantFrom('Slump 1', 'Slump 2'),
      need: constantFrom('BB-RND1', 'BB-RND2', null),
      flats: someFlats,
    }),
    record({ type: constant('FlatsDelivered' as const), condition, flats: someFlats }),
    record({ type: constant('FlatsWaived' as const), condition, flats: someFlats, because: constant('decision') }),
    record({ type: constant('FlatsReleased' as const), because: constant('expired'), step: constant('case.release') }),
  ),
});

function balances({ promised: all, delivered, outstanding, waived }: FlatTotals): boolean {
  return all === delivered + outstanding + waived;
}

it('keeps promised = delivered + outstanding + waived after every fact of any history that can be folded', () => {
  assert(
    property(array(anyMove, { maxLength: 60 }), (moves) => {
      const facts = moves.map(
        ({ body }, at) => ({ ...body, no: at + 1, at: MONDAY, by: { system: true }, commandId: 'c' }) as Fact,
      );
      let promisedSoFar = 0;
      facts.forEach((fact, at) => {
        if (fact.type === 'FlatsPromised') promisedSoFar += fact.flats.length;
        const rows = foldFlats('MA-FOLD', facts.slice(0, at + 1));
        const by = (status: string) => rows.filter((row) => row.status === status).length;
        expect(by('delivered') + by('outstanding') + by('waived') + by('released')).toBe(promisedSoFar);
      });
    }),
  );
});

it('keeps the equation in the register through four hundred random moves on the same ground, and folds to the same', async () => {
  await Promise.all(['BB-RND1', 'BB-RND2'].map((ref) => opened(ref, 'housingNeed')));
  const plots = await Promise.all([0, 1, 2, 3].map((n) => opened(`MA-RND${n}`)));
  const answers = new Map<string, number>();
  for (const { plot, body } of sample(anyMove, { numRuns: 400, seed: 20_261_125 })) {
    const kase = plots[plot];
    if (kase === undefined) throw new Error('no such plot');
    const answer = await tell(kase, body);
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
    const totals = await flatTotals(
      fresh.register,
      plots.map(({ ref }) => ref),
    );
    const all = [...totals.values()].flatMap((one) => [...one.values()]);
    expect([...all, sumOf(all)].every(balances)).toBe(true);
  }
  // Every kind of answer came, or the history proves little.
  for (const answer of ['written', 'flat-already-promised', 'flat-not-outstanding'])
    expect(answers.get(answer) ?? 0).toBeGreaterThan(20);
  const twice = await fresh.register.db
    .selectFrom('promised_flats')
    .select(['site', 'flat', (e) => e.fn.count<number>('need').distinct().as('needs')])
    .where('status', 'in', ['outstanding', 'delivered'])
    .groupBy(['site', 'flat'])
    .having((e) => e(e.fn.count('need').distinct(), '>', 1))
    .execute();
  expect(twice).toEqual([]);
  const rows = () =>
    fresh.register.db
      .selectFrom('promised_flats')
      .selectAll()
      .orderBy('ref')
      .orderBy('promised_no')
      .orderBy('flat')
      .execute();
  const before = await rows();
  expect(await verify(fresh.register)).toEqual([]);
  await rebuild(fresh.register);
  expect(await rows()).toEqual(before);
});

it('names a row of the ledger that somebody changed by hand', async () => {
  await fresh.register.db
    .updateTable('promised_flats')
    .set({ status: 'delivered' })
    .where('ref', '=', 'MA-CAP')
    .where('flat', '=', 1)
    .where('condition', '=', 'cap')
    .set({ settled_no: 2, settled_at: new Date(MONDAY) })
    .execute();
  expect(await verify(fresh.register)).toEqual([
    { where: 'promised_flats MA-CAP 3/1', what: 'differs from the facts in status, settled_no, settled_at' },
  ]);
});
