import fc from 'fast-check';
import { type Held, mayTake, propose, type Taker } from '../../domain/succession/propose';

const thing = (ref: string, more: Partial<Held> = {}): Held => ({
  ref,
  what: 'baton',
  taskId: null,
  unit: 'soc-utredning',
  person: 'johan',
  needs: null,
  restrictedTo: null,
  ...more,
});
const taker = (id: string, load: number, more: Partial<Taker> = {}): Taker => ({
  id,
  load,
  role: 'member',
  decider: false,
  away: false,
  ...more,
});
const given = (things: readonly Held[], takers: readonly Taker[]) => propose(things, () => takers).map(({ to }) => to);

test('whoever has least to do is given the next thing, so that it evens out', () => {
  const three = [thing('A'), thing('B'), thing('C')];
  expect(given(three, [taker('amir', 2), taker('maria', 0)])).toEqual(['maria', 'maria', 'amir']);
});

test('a protected case goes only to one of the named, however much they have, and to nobody when none is left', () => {
  const secret = thing('A', { restrictedTo: ['maria', 'johan'] });
  expect(given([secret], [taker('amir', 0), taker('maria', 9)])).toEqual(['maria']);
  expect(propose([secret], () => [taker('amir', 0)])).toEqual([{ held: secret, to: null, blocked: true }]);
});

test('a decision goes to a decider, what a head must do to a head or deputy', () => {
  const takers = [taker('amir', 0), taker('eva', 5, { role: 'head' }), taker('sten', 9, { decider: true })];
  expect(given([thing('A', { needs: 'decider' }), thing('B', { needs: 'head' })], takers)).toEqual(['sten', 'eva']);
});

test('what only the director may do is given to no head', () => {
  const chiefs = thing('A', { needs: 'director' });
  expect(given([chiefs], [taker('eva', 0, { role: 'head' })])).toEqual([null]);
  expect(given([chiefs], [taker('eva', 0, { role: 'head' }), taker('ulla', 9, { role: 'director' })])).toEqual([
    'ulla',
  ]);
});

test('what few may take is given away first, so that it does not stand without anybody', () => {
  const things = [thing('A'), thing('B', { restrictedTo: ['maria'] }), thing('C')];
  expect(given(things, [taker('amir', 0), taker('maria', 0)])).toEqual(['amir', 'maria', 'amir']);
});

test('somebody who is away is given nothing while a colleague is there', () => {
  expect(given([thing('A'), thing('B')], [taker('amir', 7), taker('maria', 0, { away: true })])).toEqual([
    'amir',
    'amir',
  ]);
  expect(given([thing('A')], [taker('maria', 0, { away: true })])).toEqual(['maria']);
});

test('with nobody left in the unit it holds its cases without a person, and that is said', () => {
  expect(propose([thing('A')], () => [])).toMatchObject([{ to: null, blocked: false }]);
});

test('whatever is held and whoever is there: everything is proposed once, only to who may, and as evenly as can be', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
  const named = fc.option(fc.subarray(['a', 'b', 'c', 'd']), { nil: null });
  fc.assert(
    fc.property(people, fc.array(named, { maxLength: 30 }), (ids, restricted) => {
      const takers = ids.map((id) => taker(id, 0));
      const things = restricted.map((restrictedTo, at) => thing(`T${at}`, { restrictedTo }));
      const proposed = propose(things, () => takers);
      expect(proposed.map(({ held }) => held)).toEqual(things);
      const who = (id: string | null) => takers.find((one) => one.id === id);
      for (const { held, to, blocked } of proposed) {
        expect(to === null).toBe(blocked);
        expect(to === null || mayTake(held, who(to) ?? taker('nobody', 0))).toBe(true);
      }
      const free = proposed.filter(({ held }) => held.restrictedTo === null);
      const loads = takers.map(({ id }) => proposed.filter(({ to }) => to === id).length);
      // What anybody may take is never given to one who has two more than another.
      const last = free.at(-1)?.to;
      expect(
        last === undefined || (loads[takers.findIndex(({ id }) => id === last)] ?? 0) <= Math.min(...loads) + 1,
      ).toBe(true);
    }),
  );
});
