import Personnummer from 'personnummer';
import { z } from 'zod';

// Only client and register read this file: zod and the library stay out of the workflow bundle. Person numbers
// themselves never leave the register (kit.md: facts hold codes).

export type PersonNumber = {
  /** Twelve digits, the one form in which numbers are stored and compared. */
  readonly digits: string;
  readonly kind: 'personnummer' | 'samordningsnummer';
  /** `YYYY-MM`, all that a case may know of a birth. */
  readonly birthYearMonth: string;
};

/** Swedish, for the person who fills in the form. */
export const PERSON_NUMBER_FAULT =
  'Personnumret eller samordningsnumret stämmer inte. Skriv tolv siffror, till exempel ÅÅÅÅMMDD-NNNN, eller lämna fältet tomt.';

/**
 * A personnummer or samordningsnummer with a right check digit, or null. Ten or twelve digits, with or without dash,
 * plus sign and spaces; ten digits are read in the century that makes the person under a hundred (over, with a plus).
 */
export function readPersonNumber(text: string): PersonNumber | null {
  const written = text.replace(/\s/gu, '').replace(/[\u2010-\u2015\u2212]/gu, '-');
  if (!Personnummer.valid(written, { allowCoordinationNumber: true, allowInterimNumber: false })) return null;
  const number = Personnummer.parse(written);
  return {
    digits: number.format(true).replace(/\D/gu, ''),
    kind: number.isCoordinationNumber() ? 'samordningsnummer' : 'personnummer',
    birthYearMonth: `${number.fullYear}-${number.month}`,
  };
}

/** "19850709-9805", for people to read. */
export function personNumberForReading(digits: string): string {
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** A form field: refuses a wrong number in Swedish, and gives twelve digits for a right one. */
export const personNumberSchema = z
  .string()
  .overwrite((text) => readPersonNumber(text)?.digits ?? text)
  .refine((text) => readPersonNumber(text) !== null, { error: PERSON_NUMBER_FAULT });
