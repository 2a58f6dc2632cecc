import fc from 'fast-check';
import { CASE_REF_COUNT, formatCaseRef, makeCaseRef, parseCaseRef } from '../../domain/case-ref';

const SIGNS = Array.from('23456789ABCDEFGHJKMNPQRTUVWXY');
const number = fc.integer({ min: 0, max: CASE_REF_COUNT - 1 });
const place = fc.integer({ min: 3, max: 7 });

function withSign(ref: string, at: number, sign: string): string {
  return ref.slice(0, at) + sign + ref.slice(at + 1);
}

test('there are references for at least half a million cases', () => {
  expect(CASE_REF_COUNT).toBeGreaterThanOrEqual(500_000);
});

test('the reference in our texts, ST-7F3K2, is a real one', () => {
  expect(parseCaseRef('ST-7F3K2')).toBe('ST-7F3K2');
});

test.each(['st-7f3k2', ' ST 7F3K2 ', '7F3K2', 'st7f3 k2', 'ST–7F3K2', 'S T - 7 F 3 K 2'])(
  '"%s" is understood as ST-7F3K2',
  (text) => {
    expect(parseCaseRef(text)).toBe('ST-7F3K2');
  },
);

test.each(['', 'ST-', 'ST-7F3K', 'ST-7F3K22', 'ST-7F3K3', 'ST-7F3KO', 'ST-7F3K1', 'FA-7F3K2', '<b>7F3K2'])(
  '"%s" is no reference',
  (text) => {
    expect(parseCaseRef(text)).toBeNull();
  },
);

test('a reference never holds 0, O, 1, I, L, S or Z', () => {
  fc.assert(fc.property(number, (n) => /^ST-[2-9A-HJKMNP-RT-Y]{5}$/.test(formatCaseRef(n))));
});

test('every number has its own reference, and it is read back as written', () => {
  fc.assert(
    fc.property(number, number, (n, other) => {
      expect(parseCaseRef(formatCaseRef(n))).toBe(formatCaseRef(n));
      expect(formatCaseRef(n) === formatCaseRef(other)).toBe(n === other);
    }),
  );
});

test('one wrong sign is always found, whichever sign in whichever place', () => {
  fc.assert(
    fc.property(number, (n) => {
      const ref = formatCaseRef(n);
      for (const at of [3, 4, 5, 6, 7]) {
        for (const sign of SIGNS.filter((candidate) => candidate !== ref[at])) {
          expect(parseCaseRef(withSign(ref, at, sign))).toBeNull();
        }
      }
    }),
  );
});

test('two signs that changed places are always found, neighbours or not', () => {
  fc.assert(
    fc.property(number, place, place, (n, one, other) => {
      const ref = formatCaseRef(n);
      fc.pre(ref[one] !== ref[other]);
      const swapped = withSign(withSign(ref, one, ref.charAt(other)), other, ref.charAt(one));
      expect(parseCaseRef(swapped)).toBeNull();
    }),
  );
});

test('random bytes give a valid reference, and too few are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 16 }), (bytes) => {
      expect(parseCaseRef(makeCaseRef(bytes))).toBe(makeCaseRef(bytes));
    }),
  );
  expect(() => makeCaseRef(new Uint8Array(5))).toThrow(RangeError);
});

test.each([-1, 1.5, CASE_REF_COUNT, Number.NaN])('%d is the number of no reference', (n) => {
  expect(() => formatCaseRef(n)).toThrow(RangeError);
});
