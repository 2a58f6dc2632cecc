import { z } from 'zod';
import { parseCaseRef } from '../case-ref';
import { fields } from './fields.schema';

/** The number of a case, as people type it: small letters and spaces are forgiven, a wrong check letter is not. */
export function caseReference(label: string) {
  return z
    .preprocess(
      (typed) => (typeof typed === 'string' ? (parseCaseRef(typed) ?? typed) : typed),
      z
        .string({ error: 'Skriv ärendets nummer' })
        .refine((ref) => parseCaseRef(ref) !== null, { error: 'Skriv ärendets nummer, till exempel ST-7F3K2' }),
    )
    .register(fields, { label, control: 'text', keep: 'code', width: 'short' });
}
