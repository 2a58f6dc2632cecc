import { addDays, addMonths } from '../calendar/civil-date';
import type { Flow } from './codes';
import type { Answers, IntakeClock } from './intake.schema';

/** Invented answers for the demo's "Fyll i exempel": a parent with two children whose sublet ends in ten days. */
export function exampleAnswers(flow: Flow, { today, localNow }: IntakeClock): Answers {
  const asOfficial = {
    channel: 'phone',
    receivedAt: localNow,
    situation: 's4_eget_kortsiktigt',
    urgency: '',
    supportLevel: '1',
    protectedIdentity: 'none',
  };
  return {
    ...(flow === 'staff' ? asOfficial : {}),
    forWhom: 'self',
    applicantName: 'Mira Exempelsson',
    // Skatteverket's published test number.
    applicantNumber: '19900101-2385',
    adults: '1',
    children: '2',
    child1Name: 'Noor Exempelsson',
    child1Birth: addMonths(today, -9 * 12).slice(0, 7),
    child1Residence: 'full',
    child2Name: 'Elis Exempelsson',
    child2Birth: addMonths(today, -4 * 12).slice(0, 7),
    child2Residence: 'half',
    whereTonight: 'with-others',
    until: addDays(today, 10),
    fear: 'no',
    reason: 'sublet-ended',
    whatHappened:
      flow === 'en'
        ? 'Our sublet ends and we are staying with my sister. The children go to school in Varberga.'
        : 'Andrahandskontraktet tog slut och vi bor hos min syster. Barnen går i skola i Varberga.',
    incomes: ['salary', 'child'],
    efforts: ['queue', 'landlords'],
    contactWay: 'phone',
    phone: '019-00 00 01',
    email: '',
    address: '',
    workerName: '',
    language: flow === 'en' ? 'en' : 'sv',
    interpreter: 'no',
  };
}
