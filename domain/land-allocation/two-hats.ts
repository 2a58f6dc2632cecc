import type { Fact } from '../kernel/facts';
import type { CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import type { Rule } from '../office/rules';

const HATS: { readonly [unit: string]: 'landowner' | 'authority' } = {
  'sbk-mark': 'landowner',
  'sbk-plan': 'authority',
  'sbk-bygglov': 'authority',
};

/**
 * Stadsbyggnadskontoret sells the ground and decides what may be built on it. Whoever has acted in one of the two on a
 * plot does not act in the other on the same plot (kommunallagen 6 kap. 28 §).
 */
export const TWO_HATS: Rule = {
  rule: 'one-hat-a-plot',
  source: 'Kommunallagen 6 kap. 28 § och förvaltningslagen 16 §: markägaren prövar inte sin egen mark',
  of: ['*'],
  breaks: ({ data, baton }, { person, task }) => {
    const hat = HATS[task?.unit ?? baton.unit];
    const worn = typeof person === 'string' ? recordIn(data, 'hats')[person] : undefined;
    return hat !== undefined && worn !== undefined && worn !== hat;
  },
};

/** Remembers in which hat a person did something first. */
export function withHat(data: CodedRecord, { type, by }: Fact): CodedRecord {
  if ((type !== 'TaskCompleted' && type !== 'Happened') || !('person' in by)) return data;
  const hat = HATS[by.unit ?? ''];
  const hats = recordIn(data, 'hats');
  return hat === undefined || hats[by.person] !== undefined ? data : { ...data, hats: { ...hats, [by.person]: hat } };
}
