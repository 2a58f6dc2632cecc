import { addDays, addMonths } from '../calendar/civil-date';
import { localDate } from '../calendar/stockholm';
import type { CodedRecord } from '../kernel/state';
import { recordIn } from '../office/kept';
import { type Attempt, dateIn, isBefore, type Rule } from '../office/rules';
import { bidRecords, conflictedIn, criteriaOf, isScored, openersIn, WEIGHTS } from './criteria';
import { isDecidedOutsideMeeting } from './meetings';

const ROUTINE = 'Markanvisning';
const WEEK_DAYS = 7;
/** How long an announcement stands, at least (processes/land-allocation.md). */
const COMPARISON_WEEKS = 6;
const COMPETITION_MONTHS = 3;

/** From the choice of method to legal force. */
export const RULES_OF_DECISION: readonly Rule[] = [
  {
    rule: 'weights-make-a-hundred',
    source: `${ROUTINE}, annonsering: kriteriernas vikter är tillsammans 100 procent`,
    of: ['announce'],
    breaks: ({ data }) => sumOf(criteriaOf(data)) !== WEIGHTS,
  },
  {
    rule: 'weights-within-a-hundred',
    source: `${ROUTINE}, annonsering: kriteriernas vikter är tillsammans 100 procent`,
    of: ['set-criterion'],
    breaks: ({ data }, { input }) => sumOf(criteriaOf(data)) + Number(input['weight'] ?? 0) > WEIGHTS,
  },
  {
    rule: 'long-enough-announced',
    source: `${ROUTINE}, annonsering: sex till tio veckor, en tävling tre till sex månader`,
    of: ['announce'],
    breaks: ({ data }, { input, at }) => at !== undefined && isBefore(input, 'closesOn', earliestClose(data, at)),
  },
  {
    rule: 'two-openers',
    source: `${ROUTINE}, anbud: öppnas av två namngivna personer`,
    of: ['announce'],
    breaks: (_, { input }) => new Set(openersIn(input)).size < openersIn(input).length,
  },
  {
    rule: 'named-opener',
    source: `${ROUTINE}, anbud: öppnas av dem som annonsen namnger, var och en för sig`,
    of: ['open-bids'],
    breaks: (_, { person, task }) => typeof person === 'string' && person !== task?.about['opener'],
  },
  {
    rule: 'evaluator-has-conflict',
    source: 'Förvaltningslagen 16 och 17 §§: den som är jävig tar inte del i utvärderingen',
    of: ['score-bid', 'evaluate'],
    breaks: ({ data }, { person }) => typeof person === 'string' && conflictedIn(data, person) === true,
  },
  {
    rule: 'conflict-declared-first',
    source: 'Förvaltningslagen 18 §: den som utvärderar anmäler jäv, eller att det inte finns något, först',
    of: ['score-bid', 'evaluate'],
    breaks: ({ data }, { person }) => typeof person === 'string' && conflictedIn(data, person) === null,
  },
  {
    rule: 'no-such-bid',
    source: `${ROUTINE}, utvärdering: anbudet och kriteriet finns i ärendet`,
    of: ['score-bid', 'evaluate'],
    breaks: ({ data }, { input, move }) =>
      (move === 'score-bid' || input['winner'] !== undefined) &&
      input[move === 'score-bid' ? 'bid' : 'winner'] !== undefined &&
      (bidRecords(data)[String(input[move === 'score-bid' ? 'bid' : 'winner'])] === undefined ||
        (move === 'score-bid' && criteriaOf(data)[String(input['criterion'])] === undefined)),
  },
  {
    rule: 'every-bid-scored',
    source: `${ROUTINE}, utvärdering: varje anbud har poäng för varje kriterium`,
    of: ['evaluate'],
    breaks: ({ data }) => !isScored(data),
  },
  {
    rule: 'child-impact-first',
    source: 'Barnkonventionen (lag 2018:1197) artikel 3: barnkonsekvensanalys före beslut',
    of: ['council-decision'],
    breaks: ({ data }) => typeof data['childImpactOn'] !== 'string',
  },
  {
    rule: 'on-a-meeting-day',
    source: `${ROUTINE}, beslut: kommunstyrelsen beslutar på sina sammanträden, inga i juli`,
    of: ['council-decision'],
    breaks: (_, { input }) => isDecidedOutsideMeeting(input),
  },
  {
    rule: 'decided-approved-posted',
    source: 'Kommunallagen 8 kap. 9 §: beslut, justering och anslag följer i den ordningen',
    of: ['post-notice'],
    breaks: ({ data }, { input }) =>
      isBefore(input, 'approvedOn', data['decidedOn']) || isBefore(input, 'postedOn', input['approvedOn']),
  },
  {
    rule: 'not-yet-happened',
    source: 'Stafetten: det som antecknas har hänt',
    of: ['council-decision', 'post-notice', 'sign-agreement', 'sign-transfer', 'construction-completed'],
    breaks: (_, { input, at }) =>
      at !== undefined &&
      ['decidedOn', 'approvedOn', 'postedOn', 'signedOn', 'finalDecisionOn'].some(
        (field) => (dateIn(input, field) ?? '') > localDate(at),
      ),
  },
  {
    rule: 'appeal-in-three-weeks',
    source: 'Kommunallagen 13 kap. 5 §: inom tre veckor från anslaget',
    of: ['appeal-filed'],
    breaks: ({ data }, { input }) =>
      typeof data['legalForceOn'] === 'string' && (dateIn(input, 'filedOn') ?? '') > data['legalForceOn'],
  },
];

function sumOf(criteria: CodedRecord): number {
  return Object.values(criteria).reduce<number>(
    (sum, one) => sum + Number(recordIn({ one: one ?? null }, 'one')['weight'] ?? 0),
    0,
  );
}

function earliestClose({ method }: CodedRecord, at: NonNullable<Attempt['at']>): string {
  const today = localDate(at);
  return method === 'competition' ? addMonths(today, COMPETITION_MONTHS) : addDays(today, COMPARISON_WEEKS * WEEK_DAYS);
}
