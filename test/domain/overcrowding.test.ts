import fc from 'fast-check';
import { addMonths } from '../../domain/calendar/civil-date';
import { oboMaxPersons, overcrowding, residents, type Resident } from '../../domain/overcrowding';

const TODAY = '2026-03-02';

const adults = (n: number): Resident[] =>
  Array.from({ length: n }, () => ({ adult: true, birth: null, residence: 'full' }));
/** Children by age in whole years on the day that is judged. */
const children = (...ages: readonly number[]): Resident[] =>
  ages.map((age) => ({ adult: false, birth: addMonths(TODAY, -12 * age).slice(0, 7), residence: 'full' }));

/** domain.md D0, its table: household, rooms, judgement. */
const TABLE: readonly (readonly [string, readonly Resident[], number, ReturnType<typeof overcrowding>])[] = [
  [
    '1: two adults with children of 5, 8 and 11 in three rooms',
    [...adults(2), ...children(5, 8, 11)],
    3,
    'overcrowded',
  ],
  ['2: two adults with children of 4 and 7 in three rooms', [...adults(2), ...children(4, 7)], 3, 'not-overcrowded'],
  ['3: two adults with a baby of 1 in two rooms', [...adults(2), ...children(1)], 2, 'not-overcrowded'],
  ['4: two adults with children of 1 and 3 in two rooms', [...adults(2), ...children(1, 3)], 2, 'overcrowded'],
  ['5: one adult with children of 14 and 16 in two rooms', [...adults(1), ...children(14, 16)], 2, 'overcrowded'],
  ['6: one adult with a child of 6 in one room', [...adults(1), ...children(6)], 1, 'needs-review'],
  ['7: three adults without children in two rooms', adults(3), 2, 'out-of-scope'],
  ['8: two adults on the second birthday of the baby in two rooms', [...adults(2), ...children(2)], 2, 'overcrowded'],
];

test.each(TABLE)('%s', (_, household, rooms, judgement) => {
  expect(overcrowding(household, rooms, TODAY)).toBe(judgement);
});

test('a child who lives there half of the time counts, one who visits does not', () => {
  const [child] = children(4);
  const household = (residence: Resident['residence']) => [...adults(2), { ...child!, residence }];
  expect(overcrowding(household('half'), 2, TODAY)).toBe('overcrowded');
  expect(overcrowding(household('visits'), 2, TODAY)).toBe('out-of-scope');
  expect(residents(household('visits'))).toBe(2);
});

test('a child whose month of birth nobody knows counts as two or older', () => {
  expect(overcrowding([...adults(2), { adult: false, birth: null, residence: 'full' }], 2, TODAY)).toBe('overcrowded');
});

test('a family of grown-up children is no family with children', () => {
  expect(overcrowding([...adults(1), ...children(18, 19)], 2, TODAY)).toBe('out-of-scope');
});

test('the landlord takes as many as its policy says for the area, and its policy says nothing above 120 square metres', () => {
  expect([50, 51, 70, 90, 110, 120, 121].map(oboMaxPersons)).toEqual([3, 4, 4, 6, 8, 10, null]);
});

test('one more room never makes a family overcrowded, one more person never less so', () => {
  const rank = { 'out-of-scope': 0, 'not-overcrowded': 0, overcrowded: 1, 'needs-review': 1 };
  const families = fc.record({
    grown: fc.integer({ min: 1, max: 4 }),
    ages: fc.array(fc.integer({ min: 0, max: 17 }), { minLength: 1, maxLength: 7 }),
    rooms: fc.integer({ min: 1, max: 7 }),
  });
  fc.assert(
    fc.property(families, ({ grown, ages, rooms }) => {
      const judged = (people: number, r: number) =>
        rank[overcrowding([...adults(people), ...children(...ages)], r, TODAY)];
      expect(judged(grown, rooms + 1)).toBeLessThanOrEqual(judged(grown, rooms));
      expect(judged(grown + 1, rooms)).toBeGreaterThanOrEqual(judged(grown, rooms));
    }),
  );
});
