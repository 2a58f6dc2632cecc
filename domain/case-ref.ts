/** What a case is called everywhere outside the register: `ST-7F3K2`. It says nothing about the person or the order. */
export type CaseRef = `ST-${string}`;

const PREFIX = 'ST-';

/**
 * 29 signs, none of which is easily taken for another: no 0 and O, no 1, I and L, and of 2/Z and 5/S only the digit.
 * 29 is a prime, which is what lets one check sign find every single wrong sign and every swap of neighbours.
 */
const SIGNS = '23456789ABCDEFGHJKMNPQRTUVWXY';
const BASE = SIGNS.length;

/** One weight a sign, the last for the check sign: all different and none 0 modulo 29. */
const WEIGHTS = [3, 4, 5, 6, 1] as const;
const LENGTH = WEIGHTS.length;

/** How many references there are: four free signs, 707,281. */
export const CASE_REF_COUNT = BASE ** (LENGTH - 1);

/** The reference with number `n`. @throws RangeError unless `n` is a whole number from 0 below `CASE_REF_COUNT`. */
export function formatCaseRef(n: number): CaseRef {
  if (!Number.isInteger(n) || n < 0 || n >= CASE_REF_COUNT) throw new RangeError(`No case reference number ${n}`);
  const digits: number[] = [];
  for (let rest = n; digits.length < LENGTH - 1; rest = Math.floor(rest / BASE)) digits.unshift(rest % BASE);
  digits.push((BASE - weighed(digits)) % BASE);
  return `${PREFIX}${digits.map((digit) => SIGNS.charAt(digit)).join('')}`;
}

/**
 * A reference from random bytes (the caller's, the domain has no chance of its own). Two cases may get the same one:
 * the register's unique key says so, and the caller draws again. @throws RangeError for fewer than 6 bytes.
 */
export function makeCaseRef(randomBytes: Uint8Array): CaseRef {
  if (randomBytes.length < 6) throw new RangeError('Six random bytes are needed, fewer would favour some references');
  let n = 0;
  for (const byte of randomBytes.subarray(0, 6)) n = (n * 256 + byte) % CASE_REF_COUNT;
  return formatCaseRef(n);
}

/** The reference that a person wrote or read out (case, spaces, dashes and prefix do not matter), or null if it is none. */
export function parseCaseRef(text: string): CaseRef | null {
  const signs = text.toUpperCase().replace(/[\s\u2010-\u2015-]/gu, '');
  const own = signs.startsWith('ST') ? signs.slice(2) : signs;
  const digits = Array.from(own, (sign) => SIGNS.indexOf(sign));
  if (digits.length !== LENGTH || digits.includes(-1) || weighed(digits) !== 0) return null;
  return `${PREFIX}${own}`;
}

function weighed(digits: readonly number[]): number {
  return digits.reduce((sum, digit, place) => sum + digit * (WEIGHTS[place] ?? 0), 0) % BASE;
}
