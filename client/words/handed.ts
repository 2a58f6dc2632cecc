import { localDate } from '../../domain/calendar/stockholm';
import type { Fact } from '../../domain/kernel/facts';
import type { HandedFact } from '../../domain/kernel/evolve-offers';
import type { Process } from '../../domain/kernel/process';
import {
  CONTENTS,
  DECLINE_REASON,
  FORUM_CONSENT,
  LINK,
  OUTSIDE,
  PAUSE_REASON,
  PURPOSE,
} from '../../domain/office/codes';
import { dayInWords, momentInWords } from '../../domain/swedish-dates';
import type { Names } from '../names';
import type { LabelledLine } from './labels';

/** What happened between giver and receiver, at the forum and while a case rested, as a person reads it. */
export function handedInWords(
  process: Process,
  fact: HandedFact,
  names: Names,
): { readonly said: string; readonly lines: readonly LabelledLine[] } {
  switch (fact.type) {
    case 'HandoverOffered':
      return offeredInWords(process, fact, names);
    case 'HandoverAccepted': {
      const lines = listed('Det här har kommit', fact.contents, CONTENTS);
      return { said: `${names.unit(fact.to)} tog emot ärendet från ${names.unit(fact.from)}`, lines };
    }
    case 'HandoverDeclined':
      return {
        said: `${names.unit(fact.to)} avböjde: ${declineReasons[fact.reason] ?? fact.reason}`,
        lines: [
          ...(fact.proposed === null ? [] : [{ label: 'Föreslår', value: names.unit(fact.proposed) }]),
          { label: 'Håller fortfarande', value: names.unit(fact.from) },
        ],
      };
    case 'HandoverAsked':
      return {
        said: `${names.unit(fact.to)} ställde en fråga till ${names.unit(fact.from)}`,
        lines: [
          { label: 'Svar senast', value: momentInWords(fact.deadline.dueAt) },
          { label: 'Håller fortfarande', value: names.unit(fact.from) },
        ],
      };
    case 'HandoverAnswered':
      return {
        said: `${names.unit(fact.from)} svarade på frågan`,
        lines: [{ label: `${names.unit(fact.to)} svarar senast`, value: fact.deadline.explanation }],
      };
    case 'HandoverRecalled':
      return { said: RECALLED[fact.because](names.unit(fact.from), names.unit(fact.to)), lines: [] };
    case 'CaseLifted':
      return {
        said: 'Ärendet lyftes till Samverkansforum bostad',
        lines: [
          { label: 'Varför', value: liftedBecause(fact.item.because, fact.item.purpose) },
          { label: 'Håller fortfarande', value: names.unit(fact.item.from) },
          { label: 'Forumet utser senast', value: fact.deadline.explanation },
        ],
      };
    case 'ForumScheduled':
      return { said: `Forumet tar upp ärendet ${dayInWords(fact.meetingOn)}`, lines: [] };
    case 'HolderNamed':
      return {
        said: `${fact.decidedBy === 'forum' ? 'Samverkansforum bostad' : 'Socialchefen'} bestämde: ${names.unit(fact.to)} håller ärendet`,
        lines: [
          ...(fact.person === null ? [] : [{ label: 'Utsedd', value: names.person(fact.person) ?? fact.person }]),
          { label: 'Nästa dag', value: dayInWords(fact.until) },
          ...listed('Utomstående som deltar', fact.agencies, OUTSIDE),
          ...listed('Samtycke', fact.consent === undefined ? [] : [fact.consent], FORUM_CONSENT),
        ],
      };
    case 'CasePaused':
      return {
        said: `Ärendet pausades till ${dayInWords(fact.until, localDate(fact.at))}`,
        lines: [
          ...listed('Skäl', [fact.reason], PAUSE_REASON),
          { label: 'Under pausen', value: 'Lagens tider och andra enheters uppdrag går vidare' },
        ],
      };
    case 'CaseResumed':
      return { said: 'Pausen är slut', lines: [] };
    default:
      return fact satisfies never;
  }
}

function offeredInWords(process: Process, { offer }: Extract<Fact, { type: 'HandoverOffered' }>, names: Names) {
  const [from, to] = [names.unit(offer.from), names.unit(offer.to)];
  const said =
    offer.kind === 'give-back' ? `${from} vill lämna tillbaka ärendet till ${to}` : `${from} erbjöd ${to} ärendet`;
  const { talk } = offer;
  const day = talk?.on == null ? 'dag bestäms' : dayInWords(talk.on);
  const lines: readonly LabelledLine[] = [
    ...(offer.toPerson === null ? [] : [{ label: 'Till', value: names.person(offer.toPerson) ?? offer.toPerson }]),
    ...(offer.kind === 'by-hand' ? listed('Varför', [offer.because], PURPOSE) : []),
    { label: 'Följer med', value: process.views[offer.view]?.label ?? 'Hela ärendet' },
    ...listed('Handlingar', offer.contents, CONTENTS),
    ...(talk === null
      ? []
      : [{ label: 'Överlämningssamtal', value: `${day}, ${talk.withPerson ? 'med' : 'utan'} personen` }]),
  ];
  return { said, lines };
}

const RECALLED = {
  recalled: (from: string, to: string) => `${from} tog tillbaka erbjudandet till ${to}`,
  redirected: (from: string, to: string) => `${from} skickade erbjudandet vidare, ${to} behöver inte svara`,
  forum: (_: string, to: string) => `Erbjudandet till ${to} gäller inte längre: forumet avgör`,
} as const;

export const declineReasons: Readonly<Record<string, string>> = DECLINE_REASON;

/** Why a case went to the forum. */
export function liftedBecause(because: 'ping-pong' | 'ladder' | 'referred', purpose: string): string {
  if (because === 'referred') return 'Den som håller ärendet har lyft det';
  if (because === 'ladder') return 'Tiden har gått ut och ingen har agerat';
  return (PURPOSE as Readonly<Record<string, string>>)[purpose] === undefined
    ? 'Ärendet har skickats tillbaka två gånger'
    : `Ärendet har skickats tillbaka: ${(PURPOSE as Readonly<Record<string, string>>)[purpose]?.toLowerCase()}`;
}

export const linkWords: Readonly<Record<string, string>> = { ...LINK, later_case: 'Senare ärende' };

function listed(label: string, codes: readonly string[], words: Readonly<Record<string, string>>): LabelledLine[] {
  return codes.length === 0 ? [] : [{ label, value: codes.map((code) => words[code] ?? code).join(', ') }];
}
