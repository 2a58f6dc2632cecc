import { z } from 'zod';
import { choice, date } from '../../forms/fields.schema';
import { requiredWhen } from '../../forms/required-when.schema';

/** What a court says about a decision that somebody asked it to look at: nothing yet, that it stands, or that it falls. */
export function courtVerdict(label: string, what: 'Beslutet' | 'Planen') {
  return requiredWhen(
    z.object({
      verdict: choice(
        label,
        { none_yet: 'Ingen dom ännu', rejected: `${what} står fast`, upheld: `${what} upphävs` },
        { example: 'none_yet' },
      ),
      on: date('Dom den').optional(),
    }),
    'verdict',
    ['rejected', 'upheld'],
    'on',
    'Skriv domens dag',
  );
}
