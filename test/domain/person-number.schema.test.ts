import fc from 'fast-check';
import {
  PERSON_NUMBER_FAULT,
  personNumberForReading,
  personNumberSchema,
  readPersonNumber,
} from '../../domain/person-number.schema';

// Numbers that Skatteverket has published for tests or that are in every textbook; nobody bears them.
test.each(['19850709-9805', '198507099805', '850709-9805', '8507099805', ' 850709 9805 ', '850709–9805'])(
  '"%s" is one and the same person number',
  (text) => {
    expect(readPersonNumber(text)).toEqual({ digits: '198507099805', kind: 'personnummer', birthYearMonth: '1985-07' });
  },
);

test('a samordningsnummer is understood, and its birth month is not the month with sixty days', () => {
  expect(readPersonNumber('701063-2391')).toEqual({
    digits: '197010632391',
    kind: 'samordningsnummer',
    birthYearMonth: '1970-10',
  });
});

test('a plus sign means over a hundred years old', () => {
  expect(readPersonNumber('121212+1212')?.digits).toBe('191212121212');
});

test.each([
  '',
  '850709-9806',
  '19850709',
  '850732-9805',
  '851309-9805',
  'T50709-9805',
  '850709-T805',
  '850709-9805; drop',
  '000000-0000',
])('"%s" is no person number, and the form says so in Swedish', (text) => {
  expect(readPersonNumber(text)).toBeNull();
  const answer = personNumberSchema.safeParse(text);
  expect(answer.error?.issues.map(({ message }) => message)).toEqual([PERSON_NUMBER_FAULT]);
});

test('the form keeps twelve digits, whatever way they were written', () => {
  expect(personNumberSchema.parse('850709-9805')).toBe('198507099805');
  expect(personNumberForReading('198507099805')).toBe('19850709-9805');
});

test('an optional number may be left out', () => {
  expect(personNumberSchema.optional().parse(undefined)).toBeUndefined();
});

test('one wrong digit in the number is always found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const digits = Array.from('8507099805');
      digits[place] = String((Number(digits[place]) + more) % 10);
      expect(readPersonNumber(digits.join(''))).toBeNull();
    }),
  );
});
