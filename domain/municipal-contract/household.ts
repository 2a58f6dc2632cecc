import type { Coded, CodedRecord } from '../kernel/state';
import type { Resident } from '../overcrowding';

const MONTH = /^\d{4}-\d{2}$/;

/** The household as the case's coded data has it: a number of adults, and each child by month of birth. */
export function householdOf(data: CodedRecord): readonly Resident[] {
  const adults = Math.max(0, Number(data['adults'] ?? 1));
  const grown: Resident = { adult: true, birth: null, residence: 'full' };
  return [...Array.from({ length: adults }, () => grown), ...childrenOf(data)];
}

/**
 * The children after a change, when only their new number is told. A child nobody has named is added without a birth
 * and counts as two or older. When one is gone and nobody said who, the youngest is taken away: the others count most
 * against a flat, so the household is never reckoned smaller than it can be.
 */
export function childrenAfter(data: CodedRecord, input: CodedRecord): readonly Coded[] {
  const wanted = Number(input['children'] ?? 0);
  const known = childrenOf(data).toSorted((a, b) => (a.birth ?? '').localeCompare(b.birth ?? ''));
  const living = known.filter((child) => child.residence !== 'visits').slice(0, wanted);
  const visiting = known.filter((child) => child.residence === 'visits');
  const birth = input['what'] === 'birth' && typeof input['on'] === 'string' ? input['on'].slice(0, 7) : null;
  const added = Array.from({ length: Math.max(0, wanted - living.length) }, (_, at) => ({
    birth: at === 0 ? birth : null,
    residence: 'full',
  }));
  return [...living, ...visiting].map(coded).concat(added);
}

function coded({ birth, residence }: Resident): { birth: string | null; residence: string } {
  return { birth, residence };
}

function childrenOf(data: CodedRecord): readonly Resident[] {
  const children = data['children'];
  if (typeof children === 'number') {
    return Array.from({ length: children }, () => ({ adult: false, birth: null, residence: 'full' }));
  }
  if (!Array.isArray(children)) return [];
  return children.map((child: Coded): Resident => {
    const known = typeof child === 'object' && child !== null && !Array.isArray(child) ? (child as CodedRecord) : {};
    const { birth, residence } = known;
    return {
      adult: false,
      birth: typeof birth === 'string' && MONTH.test(birth) ? birth : null,
      residence: residence === 'half' || residence === 'visits' ? residence : 'full',
    };
  });
}

/** The household's adults, numbered from 0. */
export function adultsOf(data: CodedRecord): readonly number[] {
  return Array.from({ length: Math.max(1, Number(data['adults'] ?? 1)) }, (_, adult) => adult);
}
