import { applicationOf } from './households';
import { accepted, did, type Step, type Story } from './story';

/** A proposal to refuse, which the person must hear of before it is decided. */
function refusalProposed(investigator: string): readonly Step[] {
  return [
    did(investigator, 'investigate', {
      needEstablished: 'no',
      ownEfforts: 'not_enough',
      proposal: 'refuse',
      reasons: 'Sökanden har en bostad och har inte sökt någon annan.',
    }),
    did(investigator, 'send-hearing', { replyDays: '14' }),
  ];
}

/** Around the decision: heard, about to be decided, refused. */
export const decisions: readonly Story[] = [
  {
    key: 'demo-appeal-period',
    stage: 'appeal-period',
    appliedDaysAgo: 60,
    application: applicationOf({
      name: 'Sture Inbillad',
      whereTonight: 'own',
      reason: 'too-small',
      happened: 'Jag vill ha en större lägenhet.',
      incomes: ['salary'],
      efforts: ['none'],
    }),
    days: [
      {
        daysAgo: 60,
        steps: [did('sofia-berg', 'first-contact', { childrenAffected: 'no' }), accepted('maria-akesson')],
      },
      { daysAgo: 34, steps: refusalProposed('maria-akesson') },
      {
        daysAgo: 22,
        steps: [
          did('maria-akesson', 'record-hearing-reply', { proposal: 'refuse' }),
          did('birgitta-stal', 'sign-decision', {
            verdict: 'refuse',
            reasons: 'Behovet kan tillgodoses på annat sätt.',
            nextStep: 'Du kan få råd av bostadsrådgivaren och söka igen om något ändras.',
          }),
          did('maria-akesson', 'dispatch-decision'),
        ],
      },
      { daysAgo: 16, steps: [did('maria-akesson', 'record-receipt')] },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-hearing',
    stage: 'hearing',
    appliedDaysAgo: 30,
    application: applicationOf({
      name: 'Greta Fingerad',
      whereTonight: 'own',
      reason: 'other',
      happened: 'Jag trivs inte där jag bor.',
      incomes: ['pension'],
      efforts: ['queue'],
    }),
    days: [
      { daysAgo: 30, steps: [did('anna-lind', 'first-contact', { childrenAffected: 'no' }), accepted('amir-rahimi')] },
      { daysAgo: 6, steps: refusalProposed('amir-rahimi') },
    ],
    afterwards: 'worked',
  },
  {
    key: 'demo-decision',
    stage: 'decision',
    appliedDaysAgo: 30,
    application: applicationOf({
      name: 'Nora Sagander',
      partner: 'Abdi Sagander',
      children: [{ name: 'Wilma Sagander', birth: '2024-10' }],
      whereTonight: 'shelter',
      reason: 'notice',
      happened: 'Vi blev uppsagda när huset skulle rivas.',
      incomes: ['salary', 'child'],
    }),
    days: [
      { daysAgo: 30, steps: [did('anna-lind', 'first-contact'), accepted('johan-ek')] },
      { daysAgo: 2, steps: [did('johan-ek', 'investigate', { rooms: '3', maxRent: '9800' })] },
    ],
    afterwards: 'worked',
  },
];
