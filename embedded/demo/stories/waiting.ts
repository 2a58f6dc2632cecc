import { applicationOf } from './households';
import { granted } from './settled';
import { accepted, claimed, did, type Story } from './story';

/** Cases on their way from the receipt to a home, three of them with nobody who does anything. */
export const waiting: readonly Story[] = [
  {
    key: 'demo-investigation-stalled',
    stage: 'investigation',
    appliedDaysAgo: 48,
    application: applicationOf({
      name: 'Doris Fabelgren',
      whereTonight: 'own',
      reason: 'notice',
      happened: 'Jag är uppsagd från min lägenhet.',
      incomes: ['pension'],
    }),
    days: [{ daysAgo: 48, steps: [did('sofia-berg', 'first-contact'), accepted('amir-rahimi')] }],
    afterwards: 'stalled',
  },
  {
    key: 'demo-matching-stalled',
    stage: 'matching',
    appliedDaysAgo: 48,
    application: applicationOf({
      name: 'Iman Provsten',
      partner: 'Hugo Provsten',
      children: [
        { name: 'Saga Provsten', birth: '2016-05' },
        { name: 'Nils Provsten', birth: '2018-11' },
        { name: 'Maja Provsten', birth: '2021-01' },
      ],
      whereTonight: 'own',
      reason: 'too-small',
      happened: 'Vi är fem i två rum.',
      incomes: ['salary', 'activity', 'child'],
    }),
    days: [
      { daysAgo: 48, steps: granted('johan-ek', 4, 11000).slice(0, 2) },
      { daysAgo: 36, steps: granted('johan-ek', 4, 11000).slice(2) },
      { daysAgo: 34, steps: [accepted('hanna-sjoo')] },
    ],
    afterwards: 'stalled',
  },
  {
    key: 'demo-matching',
    stage: 'matching',
    appliedDaysAgo: 34,
    application: applicationOf({
      name: 'Malin Hittepå',
      children: [{ name: 'Tim Hittepå', birth: '2019-08', residence: 'half' }],
      whereTonight: 'with-others',
      reason: 'separation',
      happened: 'Efter separationen bor jag hos min bror.',
      incomes: ['salary'],
    }),
    days: [
      { daysAgo: 34, steps: granted('johan-ek', 2, 8800).slice(0, 2) },
      { daysAgo: 12, steps: granted('johan-ek', 2, 8800).slice(2) },
      { daysAgo: 10, steps: [accepted('petra-ljung')] },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-offered-stalled',
    stage: 'handover-lfa',
    appliedDaysAgo: 34,
    application: applicationOf({
      name: 'Rut Skenberg',
      whereTonight: 'shelter',
      reason: 'moved-out',
      happened: 'Jag har flyttat hemifrån och bor på härbärge.',
      incomes: ['study'],
    }),
    days: [
      { daysAgo: 34, steps: granted('maria-akesson', 1, 6500).slice(0, 2) },
      { daysAgo: 6, steps: granted('maria-akesson', 1, 6500).slice(2) },
    ],
    afterwards: 'stalled',
  },
  {
    key: 'demo-declined',
    stage: 'handover-lfa',
    appliedDaysAgo: 30,
    application: applicationOf({
      name: 'Otto Tänkvist',
      whereTonight: 'with-others',
      reason: 'sublet-ended',
      happened: 'Min inneboendeplats tar slut.',
      incomes: ['allowance'],
    }),
    days: [
      { daysAgo: 30, steps: granted('johan-ek', 1, 7000).slice(0, 2) },
      { daysAgo: 3, steps: granted('johan-ek', 1, 7000).slice(2) },
      {
        daysAgo: 1,
        steps: [
          {
            by: 'hanna-sjoo',
            move: 'decline',
            answers: { reason: 'missing_information', why: 'Det framgår inte när hushållet behöver bostaden.' },
          },
        ],
      },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-investigation',
    stage: 'investigation',
    appliedDaysAgo: 12,
    application: applicationOf({
      name: 'Freja Drömmar',
      children: [
        { name: 'Leo Drömmar', birth: '2015-12' },
        { name: 'Ida Drömmar', birth: '2022-06' },
      ],
      whereTonight: 'with-others',
      reason: 'new-in-town',
      happened: 'Vi är nya i Örebro och bor hos en släkting.',
      incomes: ['allowance', 'child'],
      language: 'so',
    }),
    days: [{ daysAgo: 12, steps: [did('omar-haddad', 'first-contact'), accepted('amir-rahimi')] }],
    afterwards: 'worked',
  },
  {
    key: 'demo-receipt',
    stage: 'receipt',
    appliedDaysAgo: 1,
    application: applicationOf({
      name: 'Klara Uppdiktad',
      whereTonight: 'with-others',
      reason: 'sublet-ended',
      happened: 'Jag får bo hos en vän månaden ut.',
      incomes: ['salary'],
      phone: true,
    }),
    days: [{ daysAgo: 1, steps: [claimed('anna-lind'), did('anna-lind', 'convey-message')] }],
    afterwards: 'worked',
  },
  {
    key: 'demo-receipt-acute',
    stage: 'receipt',
    appliedDaysAgo: 0,
    application: applicationOf({
      name: 'Bo Exempelgren',
      children: [{ name: 'Liv Exempelgren', birth: '2023-04' }],
      whereTonight: 'nowhere',
      reason: 'separation',
      happened: 'Vi har ingenstans att sova i natt.',
      incomes: ['allowance', 'child'],
      phone: true,
    }),
    days: [],
    afterwards: 'worked',
  },
];
