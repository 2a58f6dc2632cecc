import { z } from 'zod';
import { fields } from './forms/fields.schema';

// Only client and register read this file: zod stays out of the workflow bundle.

export interface OrganisationNumber {
  /** Ten digits. */
  readonly digits: string;
  /** A sole trader's number is the person's own: it is never shown outside the case. */
  readonly soleTrader: boolean;
}

export const ORGANISATION_NUMBER_FAULT =
  'Organisationsnumret stämmer inte. Skriv tio siffror, till exempel NNNNNN-NNNN; den sista är en kontrollsiffra.';

/** An organisation number with a right check digit (Luhn), or null. Ten digits, or twelve for a sole trader's own number. */
export function readOrganisationNumber(text: string): OrganisationNumber | null {
  const written = text.replace(/[\s‐-―−-]/gu, '');
  if (!/^(16|19|20)?\d{10}$/.test(written)) return null;
  const digits = written.slice(-10);
  if (luhn(digits) % 10 !== 0) return null;
  // The third digit of a legal person's number is at least 2; in a personal number the same place is a month's ten.
  return { digits, soleTrader: Number(digits[2]) < 2 };
}

function luhn(digits: string): number {
  return Array.from(digits).reduce((sum, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
}

/** "556677-8899", for people to read. */
export function organisationNumberForReading(digits: string): string {
  return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}

export function isOrganisationNumber(text: string): boolean {
  return readOrganisationNumber(text) !== null;
}

/**
 * A form field: refuses a wrong number in Swedish, and gives ten digits for a right one. It stays in the register: a
 * sole trader's number is a personal number.
 */
export function organisationNumber(label: string, words: { readonly hint?: string; readonly example?: string } = {}) {
  return z
    .string({ error: ORGANISATION_NUMBER_FAULT })
    .overwrite((text) => readOrganisationNumber(text)?.digits ?? text)
    .refine(isOrganisationNumber, { error: ORGANISATION_NUMBER_FAULT })
    .register(fields, { label, control: 'text', keep: 'personal', width: 'short', ...words });
}
