import type { AbsenceKind, Period } from '../../domain/absence/absence';
import type { LineFault } from '../../domain/absence/import-absences';
import type { CivilDate } from '../../domain/instant';
import type { Away } from '../names';
import { dayInWords } from '../../domain/swedish-dates';

export const absenceKinds: Readonly<Record<AbsenceKind, string>> = {
  holiday: 'Semester',
  sick: 'Sjukdom',
  leave: 'Ledighet',
  other: 'Annat',
};

/** Words of the pages about who is away and who answers. */
export const absenceWords = {
  own: 'Min frånvaro',
  unit: 'Enhetens frånvaro',
  import: 'Läs in frånvaro',
  ofPerson: (name: string) => `Frånvaro: ${name}`,
  holderAway: (name: string, until: CivilDate | null, today: CivilDate) =>
    `${name} är borta ${periodEnd(until, today)}.`,
  youAnswer: 'Du svarar under tiden.',
  answers: (who: string) => `${upper(who)} svarar under tiden.`,
  /** `duty`: who is on duty for the unit just now, when it is another. */
  notAnswered: (duty: string | null) => (duty === null ? 'har inte svarat' : `har inte svarat, jour nu: ${duty}`),
  dutyNow: (duty: string) => `Just nu har ${duty} jouren.`,
  here: 'Här',
  head: 'enhetschefen',
  mailbox: (unit: string) => `brevlådan hos ${unit}`,
  untilFurther: 'tills vidare',
  sickToday: 'Sjuk i dag',
  sickTodayOf: (name: string) => `Sjuk i dag: ${name}`,
  sickHint: (who: string) =>
    `Gäller från i dag tills vidare. ${who} svarar under tiden, och chefen ser över det om en vecka.`,
  back: 'Jag är tillbaka',
  isBack: 'Är tillbaka',
  backOf: (name: string) => `${name} är tillbaka`,
  takeAway: 'Ta bort',
  change: 'Ändra',
  stillAway: 'Gäller fortfarande, fråga igen om en vecka',
  set: 'Lägg in frånvaro',
  save: 'Spara ändringen',
  whoTakesOver: 'Se vem som kan ta vad',
  none: 'Ingen frånvaro är inlagd.',
  nothingToReview: 'Ingen frånvaro behöver ses över.',
  nothingHeld: 'Inget ärende ligger på personen.',
  done: {
    inlagd: 'Frånvaron är inlagd.',
    sjuk: 'Frånvaron är inlagd från i dag, tills vidare.',
    tillbaka: 'Frånvaron är avslutad.',
    galler: 'Noterat. Du blir påmind igen om en vecka.',
    inlast: 'Listan är inläst.',
  } as Readonly<Record<string, string>>,
  importHint:
    'En rad per frånvaro: person; första dag; sista dag; slag; ersättare. Person och ersättare skrivs som id eller e-postadress, dagar som ÅÅÅÅ-MM-DD. Tom sista dag betyder tills vidare, tom ersättare att chefen svarar. Slag: semester, sjuk, ledig eller annat.',
  importFields: {
    person: 'person',
    from: 'första dag',
    to: 'sista dag',
    deputy: 'ersättare',
    kind: 'slag',
    line: 'raden',
  } satisfies Readonly<Record<LineFault['field'], string>>,
  nothingSaved: 'Ingenting är sparat. Rätta raderna och läs in hela listan igen.',
  emptyImport: 'Klistra in minst en rad.',
} as const;

/** "till och med tors 12 mars", or "tills vidare". */
export function periodEnd(until: CivilDate | null, today: CivilDate): string {
  return until === null ? 'tills vidare' : `till och med ${dayInWords(until, today)}`;
}

/** "tors 5 mars – fre 13 mars", "från tors 5 mars tills vidare". */
export function periodInWords({ from, to }: Period, today: CivilDate): string {
  if (to === null) return `från ${dayInWords(from, today)} tills vidare`;
  return from === to ? dayInWords(from, today) : `${dayInWords(from, today)} – ${dayInWords(to, today)}`;
}

function upper(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "Sofia Berg för Anna Lind (borta)": for lists and tasks. */
export function awayInShort(name: string, away: Pick<Away, 'answer' | 'answers'>): string {
  return away.answer.kind === 'person' ? `${away.answers} för ${name} (borta)` : `${name} (borta)`;
}
