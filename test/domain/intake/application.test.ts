import { applicationFrom, urgencyOf } from '../../../domain/intake/application';
import { exampleAnswers } from '../../../domain/intake/example';
import { pagesOf } from '../../../domain/intake/intake.schema';
import { english } from '../../../domain/intake/words-en';
import { swedish } from '../../../domain/intake/words-sv';
import { fieldMeta } from '../../../domain/forms/fields.schema';

const TODAY = '2026-03-12';
const clock = { today: TODAY, localNow: '2026-03-12T10:00' };

describe('how soon somebody must be reached, by the applicant’s own answers', () => {
  test.each([
    ['nowhere to sleep tonight is today', { whereTonight: 'nowhere', fear: 'no' }, 'today'],
    ['a stairwell is nowhere', { whereTonight: 'outdoors', fear: 'no', until: '2026-05-01' }, 'today'],
    ['fear of somebody is today, whatever the roof', { whereTonight: 'own', fear: 'yes' }, 'today'],
    [
      'a roof for three more days is within three days',
      { whereTonight: 'with-others', fear: 'no', until: '2026-03-15' },
      '3d',
    ],
    [
      'a roof for four more days is ordinary',
      { whereTonight: 'with-others', fear: 'no', until: '2026-03-16' },
      'normal',
    ],
    ['a roof without end is ordinary', { whereTonight: 'own', fear: 'no' }, 'normal'],
  ])('%s', (_title, answers, urgency) => {
    expect(urgencyOf(answers, TODAY)).toBe(urgency);
  });

  test('an official may say otherwise', () => {
    expect(applicationFrom({ whereTonight: 'own', fear: 'no', urgency: 'today' }, TODAY).urgency).toBe('today');
  });
});

describe('what goes on to the case, and what stays in the register', () => {
  const answers = {
    applicantName: 'Mira Exempelsson',
    applicantNumber: '199001012385',
    adults: 2,
    children: 1,
    adult2Name: 'Sam Exempelsson',
    child1Name: 'Noor Exempelsson',
    child1Birth: '2019-04',
    child1Residence: 'half',
    forWhom: 'self',
    whereTonight: 'own',
    fear: 'no',
    reason: 'too-small',
    whatHappened: 'Vi är trångbodda hos min syster på Fiktivgatan 3',
    incomes: ['salary'],
    efforts: ['queue'],
    contactWay: 'email',
    email: 'mira@example.test',
    language: 'sv',
    interpreter: 'no',
  };
  const application = applicationFrom(answers, TODAY);

  test('no name, number, address or sentence is among the codes', () => {
    const sent = JSON.stringify(application.data);
    for (const secret of ['Exempelsson', '19900101', 'mira@', 'Fiktivgatan', 'syster'])
      expect(sent).not.toContain(secret);
  });

  test('the case learns how many, how old and how much the children live there', () => {
    expect(application.data).toMatchObject({
      adults: 2,
      children: [{ birth: '2019-04', residence: 'half' }],
      childrenAffected: true,
      protectedIdentity: 'none',
      channel: 'web',
    });
  });

  test('the register learns who they are, the applicant first', () => {
    expect(application.household.map((member) => member.name)).toEqual([
      'Mira Exempelsson',
      'Sam Exempelsson',
      'Noor Exempelsson',
    ]);
    expect(application.personal).toEqual({ email: 'mira@example.test', whatHappened: answers.whatHappened });
  });

  test('an e-mail address is only used when e-mail was chosen', () => {
    expect(application.contactEmail).toBe('mira@example.test');
    expect(applicationFrom({ ...answers, contactWay: 'phone' }, TODAY).contactEmail).toBeNull();
  });
});

describe('which questions are asked', () => {
  const names = (answers: Record<string, string>, flow: 'sv' | 'staff' = 'sv') =>
    pagesOf(flow, answers, clock).map((page) => page.name);

  test('who lives alone and applies for themselves is not asked about helpers or others', () => {
    expect(names({ forWhom: 'self', adults: '1', children: '0' })).toEqual([
      'start',
      'applicant',
      'household',
      'tonight',
      'happened',
      'economy',
      'contact',
    ]);
  });

  test('a helper is asked who they are, and every other member is asked for', () => {
    const asked = names({ forWhom: 'professional', adults: '2', children: '1' });
    expect(asked).toContain('helper');
    expect(asked).toContain('members');
    const members = pagesOf('sv', { adults: '2', children: '1' }, clock).find((page) => page.name === 'members');
    expect(Object.keys(members?.form.shape ?? {})).toEqual([
      'adult2Name',
      'adult2Number',
      'child1Name',
      'child1Birth',
      'child1Residence',
    ]);
  });

  test('only officials are asked for officials’ codes', () => {
    expect(names({}, 'staff')[0]).toBe('official');
    expect(names({})).not.toContain('official');
  });

  test('no page asks for the same thing twice', () => {
    const fields = pagesOf('staff', { forWhom: 'professional', adults: '3', children: '3' }, clock).flatMap((page) =>
      Object.keys(page.form.shape),
    );
    expect(new Set(fields).size).toBe(fields.length);
  });

  test.each(['sv', 'en', 'staff'] as const)('the example answers of %s are complete', (flow) => {
    const answers = exampleAnswers(flow, clock);
    for (const page of pagesOf(flow, answers, clock)) {
      const given = Object.fromEntries(
        Object.entries(answers).filter(([name, value]) => name in page.form.shape && value !== ''),
      );
      expect(page.form.safeParse(given).error?.issues ?? []).toEqual([]);
    }
  });

  test('every question of the public form is put in English too', () => {
    const inEnglish = pagesOf('en', { forWhom: 'professional', adults: '2', children: '1' }, clock).flatMap((page) =>
      Object.values(page.form.shape).map((schema) => fieldMeta(schema as never)?.label),
    );
    const inSwedish = new Set(
      pagesOf('sv', { forWhom: 'professional', adults: '2', children: '1' }, clock).flatMap((page) =>
        Object.values(page.form.shape).map((schema) => fieldMeta(schema as never)?.label),
      ),
    );
    expect(inEnglish.filter((label) => inSwedish.has(label))).toEqual([]);
    expect(Object.keys(english.slugs)).toEqual(Object.keys(swedish.slugs));
  });
});

describe('what is told to correct', () => {
  const page = (name: string, answers: Record<string, string> = {}) =>
    pagesOf('staff', answers, clock).find((one) => one.name === name)?.form;
  const said = (name: string, given: Record<string, unknown>, answers: Record<string, string> = {}) =>
    page(name, answers)
      ?.safeParse(given)
      .error?.issues.map((issue) => issue.message) ?? [];

  test('a wrong personal number, but not a missing one', () => {
    expect(said('applicant', { applicantName: 'Mira', applicantNumber: '19900101-2384' })).toEqual([
      swedish.errors.personNumber,
    ]);
    expect(said('applicant', { applicantName: 'Mira' })).toEqual([]);
  });

  test('a samordningsnummer is as good as any', () => {
    expect(said('applicant', { applicantName: 'Mira', applicantNumber: '19701063-2391' })).toEqual([]);
  });

  test('a way of contact without what it needs', () => {
    const given = { contactWay: 'email', language: 'sv', interpreter: 'no' };
    expect(said('contact', given)).toEqual([swedish.errors.contact.email]);
    expect(said('contact', { ...given, email: 'mira@example.test' })).toEqual([]);
  });

  test('“no income” together with an income', () => {
    expect(said('economy', { incomes: ['none', 'salary'], efforts: ['queue'] })).toEqual([swedish.errors.noneAndOther]);
  });

  test('an application that came in after now, and a child born next month', () => {
    const official = { channel: 'phone', protectedIdentity: 'none' };
    expect(said('official', { ...official, receivedAt: '2026-03-12T10:01' })).toEqual([swedish.errors.receivedLater]);
    expect(said('official', { ...official, receivedAt: '2026-03-12T10:00' })).toEqual([]);
    expect(said('members', { child1Birth: '2026-04', child1Residence: 'full' }, { children: '1' })).toEqual([
      swedish.errors.notBorn,
    ]);
  });
});
