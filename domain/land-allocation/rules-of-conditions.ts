import { localDate } from '../calendar/stockholm';
import type { CodedRecord, OpenCase } from '../kernel/state';
import { rulebookIn } from '../land-rulebook/types';
import { answeredFirst } from '../office/consulted';
import { recordIn } from '../office/kept';
import { type Attempt, isBefore, type Rule } from '../office/rules';
import type { ConditionType } from './codes';
import { conditionsOf, flatsOf, openConditions } from './conditions';
import { flatCount, isAboutFlats } from './flats';

const ROUTINE = 'Markanvisning';
const RULEBOOK = 'Regelverket för villkor vid markanvisning';

/** Conditions: how they are set, met, let go and followed up. */
export const RULES_OF_CONDITIONS: readonly Rule[] = [
  {
    rule: 'rulebook-in-force',
    source: `${RULEBOOK}: villkoren följer den version som gäller; en version ändras aldrig`,
    of: ['set-condition', 'announce', 'choose-method'],
    breaks: ({ data, stage }, { input, at }) => citesAnother(data, stage, input, at),
  },
  {
    rule: 'type-in-rulebook',
    source: `${RULEBOOK}: bara de villkor som regelverket räknar upp; inga egna tekniska krav (PBL 8 kap. 4 a §)`,
    of: ['set-condition'],
    breaks: (_, { input }) =>
      rulebookIn(input) !== null && rulebookIn(input)?.[String(input['type']) as ConditionType] === undefined,
  },
  {
    rule: 'share-of-a-hundred',
    source: `${ROUTINE}, villkor: en andel är mellan 1 och 100 procent`,
    of: ['set-condition'],
    breaks: (_, { input }) => input['measure'] === 'share' && !isBetween(input['amount'], 1, 100),
  },
  {
    rule: 'condition-needs-verification',
    source: `${RULEBOOK}: varje villkor har någon som kontrollerar det, med angivet underlag`,
    of: ['set-condition'],
    breaks: (_, { input }) => input['amount'] !== undefined && !(input['verification'] && input['verifier']),
  },
  {
    rule: 'within-planned-homes',
    source: `${ROUTINE}, villkor: villkoren gäller högst så många lägenheter som planeras`,
    of: ['set-condition'],
    breaks: ({ data }, { input }) => promisedWith(data, input) > Number(data['homes'] ?? 0),
  },
  {
    rule: 'proportionate',
    source: `${RULEBOOK}: andel och tid inom regelverkets gränser, proportionerligt och utan otillåtet statsstöd`,
    of: ['set-condition'],
    breaks: beyondRulebook,
  },
  {
    rule: 'no-such-condition',
    source: `${ROUTINE}: villkoret finns i ärendet och följs ännu upp`,
    of: ['drop-condition', 'offer-flat', 'report-condition-breach', 'ask-waiver'],
    breaks: ({ data }, { input }) => {
      const open = openConditions(data);
      return open.length === 0 || (input['condition'] !== undefined && !open.includes(String(input['condition'])));
    },
  },
  ...answeredFirst(
    'set-conditions',
    `${ROUTINE}, villkor: Socialförvaltningen och Lokalförsörjningen har yttrat sig, eller deras tid har gått`,
  ),
  {
    rule: 'condition-first',
    source: 'Handlingsplanen, insatsområde 1: mark anvisas med bostadssociala villkor',
    of: ['set-conditions'],
    breaks: ({ data }) => openConditions(data).length === 0,
  },
  {
    rule: 'one-rulebook',
    source: `${RULEBOOK}: en anvisning följer en version`,
    of: ['set-conditions'],
    breaks: ({ data }) => new Set(Object.values(conditionsOf(data)).map(({ rulebook }) => rulebook)).size > 1,
  },
  {
    rule: 'more-than-promised',
    source: `${ROUTINE}, leverans: utlovat är levererat, återstående och eftergivet, varken mer eller mindre`,
    of: ['offer-flat'],
    breaks: ({ data, tasks }, { input }) => {
      const condition = String(input['condition'] ?? '');
      const asked = Object.values(tasks).filter(
        (task) => task.about['condition'] === condition && task.kind === 'answer-flat',
      );
      return input['flat'] !== undefined && flatCount(data, condition).outstanding.length <= asked.length;
    },
  },
  {
    rule: 'flats-still-outstanding',
    source: `${ROUTINE}, avtalsbrott: ett villkor om lägenheter är rättat när de är levererade eller eftergivna`,
    of: ['check-correction', 'check-after-penalty'],
    breaks: ({ data }, { input, task }) =>
      input['corrected'] === 'yes' && flatCount(data, String(task?.about['condition'])).outstanding.length > 0,
  },
  {
    rule: 'flats-answered-first',
    source: `${ROUTINE}, leverans: Lokalförsörjningen har svarat om varje anmäld lägenhet`,
    of: ['deliver-flats'],
    breaks: ({ tasks }) => Object.values(tasks).some(({ kind }) => kind === 'answer-flat'),
  },
  {
    rule: 'checks-of-the-year-first',
    source: `${ROUTINE}, uppföljning: rundan avslutas när årets alla villkor är uppföljda`,
    of: ['follow-up-round'],
    breaks: ({ tasks }, { task }) =>
      Object.values(tasks).some(
        ({ kind, about }) => kind === 'check-condition' && Number(about['year']) <= Number(task?.about['year'] ?? 0),
      ),
  },
  {
    rule: 'correction-after-demand',
    source: `${ROUTINE}, avtalsbrott: trettio dagar från kravet, inte tidigare utan rättelse`,
    of: ['check-correction'],
    breaks: (_, { input, task, at }) =>
      input['corrected'] === 'no' && at !== undefined && localDate(at) <= String(task?.about['correctBy'] ?? ''),
  },
  {
    rule: 'only-when-every-condition-is-over',
    source: `${ROUTINE}, avslut: varje villkor har tagit slut eller är eftergivet genom beslut`,
    of: ['close-check'],
    breaks: ({ data, stage }) => stage === 'condition-follow-up' && openConditions(data).length > 0,
  },
  {
    rule: 'one-owner-at-a-time',
    source: 'Handlingsplanen, insatsområde 1: den gamla parten är bunden tills den nya har skrivit under',
    of: ['owner-changed'],
    breaks: ({ tasks }) => Object.values(tasks).some(({ kind }) => kind === 'new-owner-signs'),
  },
  {
    rule: 'evidence-after-the-term-began',
    source: `${ROUTINE}, uppföljning: ett villkor följs upp efter första inflyttning`,
    of: ['check-condition'],
    breaks: ({ data }, { input }) => isBefore(input, 'seenOn', data['firstMoveIn']),
  },
];

/** Another version than the one in force, or another than the conditions were set under: they are set anew then. */
function citesAnother(data: CodedRecord, stage: string, input: CodedRecord, at: Attempt['at']): boolean {
  const { rulebookVersion, rulebookValidFrom, rulebookValidUntil } = input;
  if (rulebookVersion === undefined) return false;
  const today = at === undefined ? null : localDate(at);
  if (today !== null && typeof rulebookValidFrom === 'string' && rulebookValidFrom > today) return true;
  if (today !== null && typeof rulebookValidUntil === 'string' && rulebookValidUntil <= today) return true;
  const under = recordIn(data, 'rulebook')['version'];
  return stage !== 'conditions' && under !== undefined && under !== rulebookVersion;
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

/** The flats of all conditions, with the one that is being added. */
function promisedWith(data: CodedRecord, input: CodedRecord): number {
  const homes = Number(data['homes'] ?? 0);
  const all = Object.values(conditionsOf(data)).filter((one) => isAboutFlats(one.type));
  const { type, measure, amount } = input;
  const added =
    typeof amount === 'number' && isAboutFlats(String(type))
      ? flatsOf({ measure: measure === 'share' ? 'share' : 'flats', amount }, homes)
      : 0;
  return added === 0 ? 0 : all.reduce((sum, one) => sum + flatsOf(one, homes), added);
}

function beyondRulebook({ data }: OpenCase, { input }: Attempt): boolean {
  const limits = rulebookIn(input)?.[String(input['type']) as ConditionType];
  const homes = Number(data['homes'] ?? 0);
  const { measure, amount, termYears } = input;
  if (limits === undefined || typeof amount !== 'number') return false;
  const flats = flatsOf({ measure: measure === 'share' ? 'share' : 'flats', amount }, homes);
  return Number(termYears ?? 0) > limits.maxTermYears || flats * 100 > Math.ceil((homes * limits.maxShare) / 100) * 100;
}
