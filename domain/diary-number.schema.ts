import { z } from 'zod';
import { fields } from './forms/fields.schema';

const PATTERN = /^(KS|KF|SBN|SBK|SN) \d{1,5}\/20\d{2}$/;

/** A number of the municipality's diary, typed from it: `KS 429/2037`. Stafett gives none of its own. */
export function diaryNumber(label: string, words: { readonly hint?: string; readonly example?: string } = {}) {
  const error = 'Skriv diarienumret som i diariet, till exempel KS 429/2037';
  return z
    .string({ error })
    .trim()
    .regex(PATTERN, { error })
    .register(fields, { label, control: 'text', keep: 'code', width: 'short', ...words });
}
