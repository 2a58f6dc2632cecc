import { type SystemMove, tellOnce } from '../../client/tell-cases';
import { appendFacts } from '../../register/append-facts';
import { waitingWords } from '../../register/told-cases';
import { freshRegister } from '../support/database';
import { ToyCase, toyProcesses } from '../support/toy-case';

let fresh: Awaited<ReturnType<typeof freshRegister>>;
beforeAll(async () => {
  fresh = await freshRegister({ processByName: toyProcesses });
});
afterAll(() => fresh.drop());

const NOW = Date.now();

/** A case that says a word to another. */
async function told(ref: string, to: string): Promise<void> {
  const toy = new ToyCase(ref);
  await appendFacts(fresh.register, toy.opening());
  const word = { type: 'CaseTold', to, move: 'allocation-ended', input: {}, step: 'case.tell' } as const;
  await appendFacts(fresh.register, toy.batch('tell', word));
}

/** Remembers who was moved how, and answers as told. */
function moves(answer: (ref: string) => 'done' | 'refused' | 'unavailable') {
  const made: string[] = [];
  const move: SystemMove = (ref, { move: name, id }) => {
    made.push(`${ref} ${name} ${id}`);
    const kind = answer(ref);
    return Promise.resolve(
      kind === 'done'
        ? { kind, nos: [1, 1] }
        : kind === 'refused'
          ? { kind, rule: 'case-closed', source: '', detail: {} }
          : { kind },
    );
  };
  return { made, move };
}

test('a word to another case is heard once, and one that cannot be delivered now is tried again later', async () => {
  await told('ST-AAAAA', 'ST-BBBBB');
  const away = moves(() => 'unavailable');
  expect(await tellOnce(fresh.register, away.move, NOW)).toBe(1);
  expect(await waitingWords(fresh.register, NOW, 10)).toEqual([]);
  const there = moves(() => 'done');
  expect(await tellOnce(fresh.register, there.move, NOW + 5000)).toBe(1);
  expect(there.made).toEqual(['ST-BBBBB allocation-ended told-ST-AAAAA-2']);
  expect(await tellOnce(fresh.register, there.move, NOW + 60_000)).toBe(0);
});

test('what a closed case does not take becomes a task for whoever holds the one who spoke', async () => {
  await told('ST-CCCCC', 'ST-DDDDD');
  const closed = moves((ref) => (ref === 'ST-DDDDD' ? 'refused' : 'done'));
  await tellOnce(fresh.register, closed.move, NOW);
  expect(closed.made).toEqual([
    'ST-DDDDD allocation-ended told-ST-CCCCC-2',
    'ST-CCCCC word-refused told-ST-CCCCC-2-refused',
  ]);
  expect(await tellOnce(fresh.register, closed.move, NOW + 60_000)).toBe(0);
});
