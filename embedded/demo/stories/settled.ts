import { applicationOf } from './households';
import { accepted, did, type Step, type Story } from './story';

const INVESTIGATOR = 'johan-ek';
const MATCHER = 'petra-ljung';
const SUPPORT = 'elin-dahl';

/** From the application to a decision that a home is to be found. */
export function granted(investigator: string, rooms: number, maxRent: number, supportLevel = '1'): readonly Step[] {
  return [
    did('anna-lind', 'first-contact', { supportLevel }),
    accepted(investigator),
    did(investigator, 'investigate', { rooms: String(rooms), maxRent: String(maxRent), supportLevel }),
    did('birgitta-stal', 'sign-decision'),
  ];
}

/** From the offered home to the household's answer. */
const viewed: readonly Step[] = [did(MATCHER, 'arrange-viewing'), did(INVESTIGATOR, 'reach-person')];

const leased: readonly Step[] = [
  did(INVESTIGATOR, 'collect-consent'),
  did(MATCHER, 'landlord-answer'),
  did(MATCHER, 'sign-sublease'),
  did(MATCHER, 'waiver'),
  did(MATCHER, 'waiver-answer'),
];

const movedIn: readonly Step[] = [did(MATCHER, 'move-in'), accepted(SUPPORT)];

/** Month 18: everything has gone well since; the review is the visitor's to make. Demo day 0 is this many days later. */
export const MONTH_18_DAYS = 535;

export const settled: readonly Story[] = [
  {
    key: 'demo-month-18',
    stage: 'transfer-review',
    appliedDaysAgo: MONTH_18_DAYS,
    application: applicationOf({
      name: 'Samira Exempelsson',
      partner: 'Yonas Exempelsson',
      children: [
        { name: 'Lykke Exempelsson', birth: '2017-03' },
        { name: 'Milo Exempelsson', birth: '2020-09' },
      ],
      whereTonight: 'with-others',
      reason: 'new-in-town',
      happened: 'Vi har kommit till Örebro för arbete och bor hos vänner.',
      incomes: ['salary', 'child'],
    }),
    days: [
      {
        daysAgo: MONTH_18_DAYS,
        steps: [
          ...granted(INVESTIGATOR, 3, 9500),
          accepted(MATCHER),
          did(MATCHER, 'find-home'),
          ...viewed,
          ...leased,
          ...movedIn,
        ],
      },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-tenancy',
    stage: 'tenancy',
    appliedDaysAgo: 130,
    application: applicationOf({
      name: 'Ebbe Låtsasson',
      whereTonight: 'shelter',
      reason: 'separation',
      happened: 'Jag bor på hotell sedan separationen och vill ha något eget.',
      incomes: ['sickness'],
    }),
    days: [
      { daysAgo: 130, steps: granted(INVESTIGATOR, 1, 7500, '2') },
      { daysAgo: 128, steps: [accepted(MATCHER), did(MATCHER, 'find-home')] },
      { daysAgo: 122, steps: [...viewed, ...leased] },
      // Yusuf’s, who is on a long holiday when the demo opens.
      { daysAgo: 110, steps: [did(MATCHER, 'move-in'), accepted('yusuf-warsame')] },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-contract',
    stage: 'contract',
    appliedDaysAgo: 41,
    application: applicationOf({
      name: 'Tuva Påhittsdotter',
      children: [{ name: 'Alve Påhittsdotter', birth: '2024-02' }],
      whereTonight: 'with-others',
      reason: 'sublet-ended',
      happened: 'Andrahandskontraktet tog slut. Vi sover i ett vardagsrum.',
      incomes: ['salary', 'child'],
    }),
    days: [
      { daysAgo: 41, steps: granted('maria-akesson', 2, 8500).slice(0, 2) },
      { daysAgo: 16, steps: granted('maria-akesson', 2, 8500).slice(2) },
      { daysAgo: 12, steps: [accepted(MATCHER)] },
      { daysAgo: 6, steps: [did(MATCHER, 'find-home'), did(MATCHER, 'arrange-viewing')] },
      { daysAgo: 3, steps: [did('maria-akesson', 'reach-person'), did('maria-akesson', 'collect-consent')] },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-viewing',
    stage: 'viewing',
    appliedDaysAgo: 34,
    application: applicationOf({
      name: 'Viggo Sagolin',
      whereTonight: 'institution',
      reason: 'discharged',
      happened: 'Jag skrivs ut från behandlingshemmet och har ingen bostad efter det.',
      incomes: ['sickness'],
    }),
    days: [
      { daysAgo: 34, steps: granted('amir-rahimi', 1, 7200).slice(0, 2) },
      { daysAgo: 12, steps: [...granted('amir-rahimi', 1, 7200).slice(2), accepted('hanna-sjoo')] },
      { daysAgo: 2, steps: [did('hanna-sjoo', 'find-home'), did('hanna-sjoo', 'arrange-viewing')] },
    ],
    afterwards: 'worked',
  },
];
