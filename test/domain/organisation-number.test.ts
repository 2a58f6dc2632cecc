import { organisationNumber, readOrganisationNumber } from '../../domain/organisation-number.schema';

// The series 559999 and the last four digits 98NN are nobody's.
test.each([
  ['559999-0008', '5599990008', false],
  ['5599990008', '5599990008', false],
  ['16 559999-0008', '5599990008', false],
  ['559999–0008', '5599990008', false],
  ['19900101-9802', '9001019802', true],
])('%s is an organisation number', (text, digits, soleTrader) => {
  expect(readOrganisationNumber(text)).toEqual({ digits, soleTrader });
});

test.each(['559999-0006', '559999-000', '55999900085', 'ABCDEF-GHIJ', '', '18559999-0008'])(
  '%p is none, and is refused with how to write it',
  (text) => {
    expect(readOrganisationNumber(text)).toBeNull();
    const result = organisationNumber('Nummer').safeParse(text);
    expect(result.error?.issues[0]?.message).toMatch(/^Organisationsnumret stämmer inte/);
  },
);
