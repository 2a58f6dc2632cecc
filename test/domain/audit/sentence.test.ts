import { findingSentence } from '../../../domain/audit/sentence';
import { toInstant } from '../../../domain/calendar/stockholm';

const naming = { units: [], people: [], mayName: () => true };
const unheard = {
  check: 'no-contact-in-time',
  values: { on: '2027-12-27' },
  since: toInstant('2027-12-28', '00:00'),
} as const;

describe('a finding, in the words of whoever reads it', () => {
  it('says a day of this year without the year', () => {
    expect(findingSentence(unheard, { ...naming, now: toInstant('2027-12-30', '08:00') })).toBe(
      'Hushållet skulle ha hörts senast mån 27 december men ingen kontakt är antecknad, sedan tis 28 december.',
    );
  });

  it('says which year it was when that is not this one', () => {
    expect(findingSentence(unheard, { ...naming, now: toInstant('2028-05-02', '08:00') })).toBe(
      'Hushållet skulle ha hörts senast mån 27 december 2027 men ingen kontakt är antecknad, sedan tis 28 december 2027.',
    );
  });
});
