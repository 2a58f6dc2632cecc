import type { z } from 'zod';
import { localDate } from '../../domain/calendar/stockholm';
import { type FieldMeta, fieldMeta } from '../../domain/forms/fields.schema';
import { type Handed, isHanded } from '../../domain/kernel/evolve-offers';
import type { Fact } from '../../domain/kernel/facts';
import type { Process } from '../../domain/kernel/process';
import { processByName, processNames } from '../../domain/processes';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import type { Names } from '../names';
import { policyAmount } from './settings';
import { handedInWords, linkWords } from './handed';
import {
  answersInWords,
  consentTo,
  fieldsOfProcess,
  formFor,
  formOfFact,
  type LabelledLine,
  valueInWords,
} from './labels';
import {
  assignmentWords,
  closeReasons,
  contactWays,
  dateMovedWords,
  ledWords,
  rungRecipients,
  toldWords,
} from './relay';

/** A fact as a person reads it: one sentence, and the coded answers under it. Texts stand beside, by hash. */
export interface FactInWords {
  readonly said: string;
  readonly lines: readonly LabelledLine[];
  /** How it is marked in the timeline. */
  readonly mark: 'baton' | 'rung' | 'plain';
}

/** One sentence for the first screen. */
export function newsInWords(process: string, fact: Fact, names: Names): string {
  return factInWords(processByName(process), fact, names).said;
}

/** Every fact in Swedish. The switch is complete: a new kind of fact does not compile without its words. */
export function factInWords(process: Process, fact: Fact, names: Names, facts: readonly Fact[] = []): FactInWords {
  if (isHanded(fact)) return { ...handedInWords(process, fact, names), mark: 'baton' };
  switch (fact.type) {
    case 'CaseOpened':
      return baton(`Ärendet öppnades hos ${names.unit(fact.unit)}`);
    case 'StageEntered':
      return plain(`Skede: ${stageLabel(process, fact.stage)}`);
    case 'TaskOpened':
      return plain(
        `Nytt uppdrag för ${names.unit(fact.task.unit)}: ${taskLabel(process, fact.task.kind)}, senast ${dayInWords(localDate(fact.deadline.dueAt), localDate(fact.at))}`,
      );
    case 'TaskCompleted':
      return plain(
        `Klart: ${taskLabel(process, fact.kind)}`,
        answersInWords(formFor(process, fact.kind), fact.outcome, names, localDate(fact.at)),
      );
    case 'TaskDropped':
      return plain(`Behövs inte längre: ${taskLabel(process, fact.kind)}`);
    case 'DateMoved':
      return plain(`${dateMovedWords[fact.because]}: ${momentInWords(fact.deadline.dueAt, localDate(fact.at))}`, [
        { label: 'Så räknades det', value: fact.deadline.explanation },
      ]);
    case 'PersonAssigned':
      return plain(assigned(fact, names));
    case 'WaitBegan':
      return plain(
        `Väntar till ${momentInWords(fact.deadline.dueAt, localDate(fact.at))}: ${lowerFirst(fact.deadline.policy.label)}`,
      );
    case 'WaitOver':
      return plain('Väntan är över');
    case 'WaitDropped':
      return plain('Väntan behövs inte längre');
    case 'RungReached':
      return { said: rung(process, fact), lines: [], mark: 'rung' };
    case 'Happened':
      return plain(
        moveLabel(process, fact.move),
        answersInWords(formFor(process, formKeyOf(process, fact.move)), fact.input, names, localDate(fact.at)),
      );
    case 'ContactLogged':
      return plain(
        `Kontakt, ${contactWays[fact.way] ?? fact.way}: ${fact.reached ? 'nådde personen' : 'nådde inte personen'}, ${momentInWords(fact.contactAt)}`,
      );
    case 'NoteAdded':
      return plain('Anteckning');
    default:
      return restInWords(process, fact, names, facts);
  }
}

function plain(said: string, lines: readonly LabelledLine[] = []): FactInWords {
  return { said, lines, mark: 'plain' };
}

function baton(said: string, lines: readonly LabelledLine[] = []): FactInWords {
  return { said, lines, mark: 'baton' };
}

type Rest = Exclude<
  Fact,
  {
    type:
      | Handed
      | 'CaseOpened'
      | 'StageEntered'
      | 'TaskOpened'
      | 'TaskCompleted'
      | 'TaskDropped'
      | 'DateMoved'
      | 'PersonAssigned'
      | 'WaitBegan'
      | 'WaitOver'
      | 'WaitDropped'
      | 'RungReached'
      | 'Happened'
      | 'ContactLogged'
      | 'NoteAdded';
  }
>;

function restInWords(process: Process, fact: Rest, names: Names, facts: readonly Fact[]): FactInWords {
  switch (fact.type) {
    case 'ConsentGiven':
      return plain(
        `Samtycke från vuxen ${fact.adult + 1}: ${consentTo(process, fact.to, names)}${fact.until === null ? '' : `, till och med ${dayInWords(fact.until)}`}`,
        answersInWords(formFor(process, formKeyOf(process, 'give-consent')), { purpose: fact.purpose }, names),
      );
    case 'ConsentWithdrawn':
      return plain('Samtycke återkallat: inget mer lämnas ut');
    case 'ApplicantTold':
      return plain(`Den sökande får veta ${toldWords[fact.what] ?? 'hur ärendet går'}`);
    case 'UnitsTold':
      return plain(`Kallelse till ${fact.units.map((unit) => names.unit(unit)).join(', ')}`);
    case 'ViewOpened':
      return plain(`${names.unit(fact.unit)} får se: ${process.views[fact.view]?.label ?? fact.view}`);
    case 'LetterSent':
      return plain(`Brev skickat ${dayInWords(fact.on)}, ${contactWays[fact.way] ?? fact.way}`);
    case 'DocumentListed':
      return plain(`Handling förtecknad, daterad ${dayInWords(fact.on)}`);
    case 'HomeReserved':
      return plain(`Bostad reserverad: ${names.home(fact.home)}`);
    case 'HomeReleased':
      return plain(`Bostad släppt: ${names.home(fact.home)}`);
    case 'FlatsPromised':
      return plain(`${flatsInWords(fact.flats)} utlovade${fact.need === null ? '' : ` till behovet ${fact.need}`}`);
    case 'FlatsDelivered':
      return plain(`${flatsInWords(fact.flats)} levererade`);
    case 'FlatsWaived':
      return plain(`${flatsInWords(fact.flats)} eftergivna genom beslut`);
    case 'FlatsReleased':
      return plain('Det som återstod av utlovade lägenheter släpptes: behovet är fritt igen');
    case 'CaseTold':
      return plain(`Ärendet ${fact.to} fick veta: ${lowerFirst(moveOfAny(fact.move))}`);
    case 'AccessRestricted':
      return plain(fact.persons === null ? 'Skyddet av ärendet upphörde' : 'Ärendet syns bara för namngivna personer');
    case 'FactCorrected': {
      const meta = metaOf(process, facts, fact.correctedNo, fact.field);
      return plain(`Rättelse: ${meta?.label ?? 'uppgift'}`, [
        { label: 'Var', value: valueInWords(meta, fact.was, names, localDate(fact.at)) },
        { label: 'Är', value: valueInWords(meta, fact.value, names, localDate(fact.at)) },
      ]);
    }
    case 'MoveUndone':
      return plain('Ångrade sin senaste åtgärd');
    case 'RulesChanged':
      return plain(
        'Inställningarna har ändrats: det som öppnas från och med nu följer de nya',
        rulesLines(fact, names),
      );
    case 'DataSet':
      return plain('Uppgifter i ärendet ändrades');
    case 'CaseReopened':
      return baton(
        `Ärendet öppnades igen hos ${names.unit(fact.unit)}: ${fact.because === 'court' ? 'en domstol har beslutat' : 'personen hörde av sig'}`,
      );
    case 'CasesLinked':
      return plain(`Kopplat till ${fact.link.to}: ${(linkWords[fact.link.how] ?? fact.link.how).toLowerCase()}`);
    case 'CaseClosed':
      return { said: `Ärendet avslutades: ${closeReasons[fact.reason] ?? fact.reason}`, lines: [], mark: 'baton' };
    default:
      return nothing(fact);
  }
}

/** What a corrected value is called in the form it was typed in. */
export function metaOf(process: Process, facts: readonly Fact[], no: number, field: string): FieldMeta | undefined {
  const corrected = facts.find((one) => one.no === no);
  const schema = corrected === undefined ? undefined : formOfFact(process, corrected)?.shape[field];
  return schema === undefined ? fieldsOfProcess(process).get(field) : fieldMeta(schema as unknown as z.ZodType);
}

function nothing(fact: never): never {
  throw new Error(`A fact without words: ${JSON.stringify(fact)}`);
}

function lowerFirst(said: string): string {
  return said.slice(0, 1).toLowerCase() + said.slice(1);
}

function flatsInWords(flats: readonly number[]): string {
  return flats.length === 1 ? 'En lägenhet' : `${flats.length} lägenheter`;
}

/** What is new, one line each: a clock, the days off, a unit that went up in another. */
function rulesLines({ rules }: Extract<Fact, { type: 'RulesChanged' }>, names: Names): readonly LabelledLine[] {
  return [
    ...Object.values(rules.policies).map((policy) => ({ label: policy.label, value: policyAmount(policy) })),
    ...(rules.daysOff === null ? [] : [{ label: 'Lediga dagar', value: `${rules.daysOff.length} egna dagar` }]),
    ...Object.entries(rules.successors ?? {}).map(([unit, now]) => ({
      label: names.unit(unit),
      value: `uppgifterna görs nu av ${names.unit(now)}`,
    })),
  ];
}

function stageLabel(process: Process, stage: string): string {
  return process.stages.find((row) => row.name === stage)?.label ?? stage;
}

export function taskLabel(process: Process, kind: string): string {
  return process.tasks[kind]?.label ?? kind;
}

export function moveLabel(process: Process, move: string): string {
  return process.moves.find((row) => row.move === move)?.label ?? ledWords[move] ?? move;
}

/** What a move of another process is called, for who told that case of it. */
function moveOfAny(move: string): string {
  const rows = processNames.flatMap((name) => processByName(name).moves);
  return rows.find((row) => row.move === move)?.label ?? move;
}

function formKeyOf(process: Process, move: string): string | null {
  return process.moves.find((row) => row.move === move)?.form ?? null;
}

function assigned(fact: Extract<Fact, { type: 'PersonAssigned' }>, names: Names): string {
  if (fact.how === 'assigned') return `${names.person(fact.person) ?? 'Ingen'} utsågs`;
  if (fact.how === 'handed-on')
    return `${assignmentWords['handed-on']} till ${names.unit(fact.unit)}${fact.person === null ? '' : `: ${names.person(fact.person)}`}`;
  return assignmentWords[fact.how];
}

function rung(process: Process, fact: Extract<Fact, { type: 'RungReached' }>): string {
  const about = process.tasks[fact.kind]?.label;
  const to = rungRecipients[fact.to];
  return `Påminnelse till ${to}${about === undefined ? '' : `: ${about}`}`;
}
