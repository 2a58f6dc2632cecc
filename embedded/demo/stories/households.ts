import type { Answers } from '../example-answers';

interface Child {
  readonly name: string;
  /** `YYYY-MM`. */
  readonly birth: string;
  readonly residence?: 'full' | 'half';
}

interface Household {
  readonly name: string;
  readonly partner?: string;
  readonly children?: readonly Child[];
  readonly whereTonight: 'own' | 'with-others' | 'shelter' | 'institution' | 'outdoors' | 'nowhere';
  readonly reason: string;
  readonly happened: string;
  readonly incomes: readonly string[];
  readonly efforts?: readonly string[];
  readonly phone?: true;
  readonly language?: string;
}

/**
 * The public form's answers for an invented household. Most chose e-mail, so that no message has to be read out to
 * somebody who does not exist.
 */
export function applicationOf(household: Household): Answers {
  const { name, partner, children = [], whereTonight, reason, happened, incomes } = household;
  const rows = children.map((child, i) => ({
    [`child${i + 1}Name`]: child.name,
    [`child${i + 1}Birth`]: child.birth,
    [`child${i + 1}Residence`]: child.residence ?? 'full',
  }));
  const mailName = name
    .toLowerCase()
    .replaceAll('å', 'a')
    .replaceAll('ä', 'a')
    .replaceAll('ö', 'o')
    .replaceAll(' ', '.');
  const contact: Answers = household.phone
    ? { contactWay: 'phone', phone: '019-00 00 02' }
    : { contactWay: 'email', email: `${mailName}@example.test` };
  return Object.assign(
    {
      forWhom: 'self',
      applicantName: name,
      adults: partner === undefined ? '1' : '2',
      children: String(children.length),
      ...(partner === undefined ? {} : { adult2Name: partner }),
      whereTonight,
      fear: 'no',
      reason,
      whatHappened: happened,
      incomes: [...incomes],
      efforts: [...(household.efforts ?? ['queue', 'landlords'])],
      language: household.language ?? 'sv',
      interpreter: household.language === undefined ? 'no' : 'yes',
      ...contact,
    },
    ...rows,
  ) as Answers;
}
