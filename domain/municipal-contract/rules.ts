import { addDays, addMonths } from '../calendar/civil-date';
import { localDate } from '../calendar/stockholm';
import type { Instant } from '../instant';
import { consenting } from '../kernel/consents';
import type { Coded, CodedRecord, OpenCase, Task } from '../kernel/state';
import { type Attempt, dateIn, forbiddenBy, isBefore, type Rule } from '../office/rules';
import { oboMaxPersons, overcrowding, residents } from '../overcrowding';
import { adultsOf, householdOf } from './household';

const ATTEMPTS_BEFORE_NO_CONTACT = 3;
const RULING_AFTER_MONTHS = 6;
const TRANSFER_AFTER_MONTHS = 12;
const MOST_EXTENSIONS = 2;
const SIMPLIFIED_DAYS = 14;

/** Every rule of the process that the table of moves cannot say. Order: the first that is broken is told. */
export const RULES: readonly Rule[] = [
  {
    rule: 'three-ways-first',
    source: 'Kommunalt kontrakt, ingen kontakt: tre antecknade försök på tre sätt',
    of: ['no-contact'],
    breaks: (state) => !triedThreeWays(state),
  },
  {
    rule: 'not-before-six-months',
    source: 'Förvaltningslagen 12 §: tidigast sex månader efter ansökan',
    of: ['request-ruling'],
    breaks: ({ receivedAt }, { input, at }) => {
      const asked = dateIn(input, 'requestedOn') ?? (at === undefined ? null : localDate(at));
      return asked !== null && asked < addMonths(localDate(receivedAt), RULING_AFTER_MONTHS);
    },
  },
  {
    rule: 'decider-not-proposer',
    source: 'Förvaltningslagen 16 §; delegationsordningen: den som föreslår beslutet fattar det inte',
    of: ['sign-decision', 'sign-changed-decision'],
    breaks: ({ data }, { person, task }) =>
      typeof person === 'string' &&
      person === data[task?.kind === 'sign-changed-decision' ? 'changeProposedBy' : 'proposedBy'],
  },
  {
    rule: 'another-decider',
    source: 'Förvaltningslagen 16 och 17 §§: den som är jävig tar inte del i handläggningen',
    of: ['sign-decision'],
    breaks: ({ data }, { person }) =>
      typeof person === 'string' && Array.isArray(data['conflicted']) && data['conflicted'].includes(person),
  },
  {
    rule: 'hearing-before-refusal',
    source: 'Förvaltningslagen 25 §: den sökande yttrar sig före ett beslut som går emot',
    of: ['sign-decision'],
    breaks: ({ data }, { input }) =>
      (input['verdict'] === 'refuse' || input['verdict'] === 'partly') && data['heard'] !== true,
  },
  {
    rule: 'receipt-after-dispatch',
    source: 'Delgivningslagen: ingen får del av ett beslut innan det har lämnat oss',
    of: ['record-receipt', 'head-decides-receipt'],
    breaks: ({ data }, { input, task }) => isBefore(input, 'receivedOn', sentTo(data, task)),
  },
  {
    rule: 'simplified-takes-fourteen-days',
    source: 'Delgivningslagen 26 §: förenklad delgivning har skett två veckor efter det att beslutet sändes',
    of: ['record-receipt'],
    breaks: (_, { input, task }) =>
      task?.about['way'] === 'simplified' &&
      typeof task.about['sentOn'] === 'string' &&
      isBefore(input, 'receivedOn', addDays(task.about['sentOn'], SIMPLIFIED_DAYS)),
  },
  {
    rule: 'no-overcrowding',
    source: 'Handlingsplanen, insatsområde 4: tre eller fler ska inte dela sovrum; ÖBO:s högsta antal personer',
    of: ['find-home', 'home-fits'],
    breaks: crowds,
  },
  {
    rule: 'within-max-rent',
    source: 'Kommunalt kontrakt, bostadsprofilen: högsta hyra',
    of: ['find-home'],
    breaks: ({ data }, { input }) =>
      input['found'] === 'yes' &&
      typeof data['maxRent'] === 'number' &&
      Number(input['homeRent'] ?? 0) > data['maxRent'],
  },
  {
    rule: 'not-where-unsafe',
    source: 'Kommunalt kontrakt, bostadsprofilen: stadsdelar där hushållet av säkerhetsskäl inte kan bo',
    of: ['find-home'],
    breaks: ({ data }, { input }) =>
      input['found'] === 'yes' &&
      typeof input['homeDistrict'] === 'string' &&
      Array.isArray(data['noGo']) &&
      data['noGo'].includes(input['homeDistrict']),
  },
  {
    rule: 'accessible-home',
    source: 'Kommunalt kontrakt, bostadsprofilen: tillgänglighet',
    of: ['find-home'],
    breaks: ({ data }, { input }) =>
      input['found'] === 'yes' &&
      ((data['accessibility'] === 'wheelchair' && input['homeAccessible'] === false) ||
        (data['accessibility'] === 'lift' && input['homeLift'] === false && Number(input['homeFloor'] ?? 0) > 0)),
  },
  {
    rule: 'consent-first',
    source: 'Offentlighets- och sekretesslagen 10 kap. 1 §: namn lämnas till hyresvärden bara med samtycke',
    of: ['landlord-answer'],
    breaks: (state, { input, at }) =>
      input['answer'] === 'accepted' && !(at === undefined ? landlordIsConsentedTo(state) : mayTellLandlord(state, at)),
  },
  {
    rule: 'every-adult-signs',
    source: 'Kommunalt kontrakt, kontrakt: andrahandsavtalet undertecknas av varje vuxen',
    of: ['sign-sublease'],
    breaks: (_, { input }) => input['signedBy'] === 'not_all',
  },
  {
    rule: 'skip-only-for-violence',
    source: 'Kommunalt kontrakt, avtalsbrott: bara våld eller brott kan hoppa över varningen',
    of: ['give-warning'],
    breaks: (_, { input }) => input['skipWarning'] === 'yes' && input['kind'] !== 'violence',
  },
  {
    rule: 'second-case-first',
    source: 'Kommunalt kontrakt, separation: det andra ärendet har en ansvarig innan det första går vidare',
    of: [
      'investigate',
      'sign-decision',
      'find-home',
      'reach-person',
      'landlord-answer',
      'sign-sublease',
      'move-in',
      'transfer-review',
      'first-hand-lease',
      'close-check',
    ],
    breaks: ({ tasks }) => Object.values(tasks).some(({ kind }) => kind === 'second-case'),
  },
  {
    rule: 'children-checked-first',
    source: 'Kommunalt kontrakt, avtalsbrott: barnens situation utreds innan uppsägningen sänds',
    of: ['before-notice'],
    breaks: ({ data }, { input }) =>
      input['childrenCheck'] === 'no_children' && householdOf(data).some((one) => !one.adult),
  },
  {
    rule: 'two-extensions-at-most',
    source: 'Kommunalt kontrakt, prövning: högst två förlängningar om sex månader',
    of: ['transfer-review', 'head-decides-transfer'],
    breaks: ({ data }, { input }) =>
      (input['verdict'] === 'extend' || input['decision'] === 'extend') &&
      Number(data['extensions'] ?? 0) >= MOST_EXTENSIONS,
  },
  {
    rule: 'ready-means-all-five',
    source: 'Kommunalt kontrakt, prövning: hyra i tid, inga störningar, väl skött, försäkring, stödet avslutat',
    of: ['transfer-review'],
    breaks: (_, { input }) =>
      input['verdict'] === 'ready' &&
      ['rentOnTime', 'noDisturbance', 'flatCared', 'insurance', 'supportEnded'].some((field) => input[field] === 'no'),
  },
  {
    rule: 'transfer-after-12-months',
    source: 'Kommunalt kontrakt: övertagande tidigast efter tolv månader i bostaden',
    of: ['first-hand-lease'],
    breaks: ({ data }, { input }) =>
      typeof data['movedInOn'] === 'string' &&
      isBefore(input, 'from', addMonths(data['movedInOn'], TRANSFER_AFTER_MONTHS)),
  },
  {
    rule: 'two-ways-to-withdraw',
    source: 'Kommunalt kontrakt, återkallelse: bekräftad på två olika sätt',
    of: ['verify-withdrawal'],
    breaks: (_, { input }) => input['firstWay'] !== undefined && input['firstWay'] === input['secondWay'],
  },
];

/** The first rule that the attempt breaks; null when none does. */
export const forbids = forbiddenBy(RULES);

/** Three different ways since the person was last reached. */
function triedThreeWays({ contacts }: OpenCase): boolean {
  const lastReached = contacts.findLastIndex((contact) => contact.reached);
  return new Set(contacts.slice(lastReached + 1).map((contact) => contact.way)).size >= ATTEMPTS_BEFORE_NO_CONTACT;
}

/** The gateway adds what the register knows of the home: rooms and square metres. */
function crowds({ data, receivedAt }: OpenCase, { input, at }: Attempt): boolean {
  if (input['found'] !== 'yes' && input['fits'] !== 'yes') return false;
  const household = householdOf(data);
  const { homeRooms: rooms, homeSqm: sqm } = input['fits'] === 'yes' ? data : input;
  const on = localDate(at ?? receivedAt);
  const measure = typeof rooms === 'number' ? overcrowding(household, rooms, on) : 'out-of-scope';
  if (measure === 'overcrowded' || measure === 'needs-review') return true;
  const most = typeof sqm === 'number' ? oboMaxPersons(sqm) : null;
  return most !== null && residents(household) > most;
}

/** Every adult has said yes, in the task or one by one; a yes that has run out or been withdrawn is none. */
export function mayTellLandlord({ data, consents }: OpenCase, at: Instant): boolean {
  if (data['landlordConsent'] === 'withdrawn') return false;
  return data['landlordConsent'] === 'given' || isEveryAdult(data, consenting(consents, ['landlord'], at));
}

/**
 * Every adult has been asked and has taken nothing back. For the routine, which is told again on any day: a yes that has
 * run out since is asked for anew by whoever notes the landlord's answer, who is refused without it.
 */
export function landlordIsConsentedTo({ data, consents }: OpenCase): boolean {
  const given = consents.filter(({ to, withdrawnNo }) => to === 'landlord' && withdrawnNo === null);
  if (data['landlordConsent'] === 'withdrawn') return false;
  return data['landlordConsent'] === 'given' || isEveryAdult(data, new Set(given.map(({ adult }) => adult)));
}

function isEveryAdult(data: CodedRecord, given: ReadonlySet<number>): boolean {
  return adultsOf(data).every((adult) => given.has(adult));
}

/** When the decision was first sent to the adult whom the task is about. */
function sentTo(data: CodedRecord, task: Task | null): Coded | undefined {
  const dispatched = data['dispatched'];
  if (typeof dispatched !== 'object' || dispatched === null || Array.isArray(dispatched)) return undefined;
  return (dispatched as CodedRecord)[String(task?.about['adult'] ?? 0)];
}
