import { randomBytes } from 'node:crypto';
import { type CaseRef, makeCaseRef } from '../domain/case-ref';

/** More than the six that a reference is made of. */
const BYTES = 8;

/** A reference by chance. The register draws again when another case has it already. */
export function newCaseRef(): CaseRef {
  return makeCaseRef(randomBytes(BYTES));
}
