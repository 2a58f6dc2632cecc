import { localMinute } from './calendar';
import type { CaseFile, Convict, Evidence, Fact, Mail } from './evidence';
import { grouped } from './grouped';

/** What a sentence of a mail is about, told by its words alone. */
type Kind =
  | 'new-task'
  | 'assign'
  | 'offer'
  | 'accepted'
  | 'declined'
  | 'question'
  | 'answered'
  | 'recalled'
  | 'capacity'
  | 'named'
  | 'forum'
  | 'to-holder'
  | 'to-unit-head'
  | 'to-duty-head'
  | 'to-department-head'
  | 'to-director';

const REF = '(ST-[0-9A-Z]+)';
const SENTENCES: readonly (readonly [kind: Kind, words: RegExp])[] = [
  ['new-task', new RegExp(`^Du har ett nytt uppdrag, ${REF}\\.`)],
  ['assign', new RegExp(`^Ett uppdrag i din enhet, ${REF}, saknar handläggare`)],
  ['offer', new RegExp(`^Din enhet är erbjuden att ta över ett uppdrag, ${REF}\\.`)],
  ['accepted', new RegExp(`^Överlämningen av ${REF} är mottagen`)],
  ['declined', new RegExp(`^Överlämningen av ${REF} är avböjd\\.`)],
  ['question', new RegExp(`^Mottagaren har en fråga om ${REF}\\.`)],
  ['answered', new RegExp(`^Frågan om ${REF} är besvarad`)],
  ['recalled', new RegExp(`^Erbjudandet om uppdrag ${REF} är återtaget`)],
  ['capacity', new RegExp(`^Överlämningen av ${REF} är avböjd för att kapacitet saknas`)],
  ['named', new RegExp(`^Samverkansforum har bestämt att ni håller uppdrag ${REF}\\.`)],
  ['forum', new RegExp(`^Ärende ${REF} är upplyft till samverkansforum`)],
  ['to-holder', new RegExp(`^Uppdrag ${REF} (?:har passerat|förfaller)`)],
  ['to-unit-head', new RegExp(`^Ett uppdrag i din enhet, ${REF}, (?:har passerat|förfaller)`)],
  ['to-department-head', new RegExp(`^Ett uppdrag i din verksamhet, ${REF}, (?:har passerat|förfaller)`)],
  ['to-director', new RegExp(`^Ett uppdrag i din förvaltning, ${REF}, (?:har passerat|förfaller)`)],
  ['to-duty-head', new RegExp(`^Ett uppdrag, ${REF}, (?:har passerat|förfaller)`)],
];

type Told = readonly [kind: Kind, least: number, most: number];

/** Whom each rung is told to, and by how many mails: the deputy hears it, or the holder is the deputy. */
const TOLD_BY_RUNG: Readonly<Record<string, readonly Told[]>> = {
  holder: [['to-holder', 1, 1]],
  'holder-and-deputy': [['to-holder', 1, 2]],
  'head-of-unit': [['to-unit-head', 1, 1]],
  'duty-head': [['to-duty-head', 1, 1]],
  'head-of-department': [['to-department-head', 1, 1]],
  'head-of-administration-and-forum': [
    ['to-director', 1, 1],
    ['forum', 1, 1],
  ],
  'head-of-administration': [['to-director', 1, 1]],
  'system-owner': [['to-holder', 1, 1]],
};

/** What a fact may be told of, and must. */
function toldOf(fact: Fact): readonly Told[] {
  switch (fact.type) {
    case 'RungReached':
      return TOLD_BY_RUNG[String(fact['to'])] ?? [];
    case 'TaskOpened':
      return [
        ['new-task', 0, 1],
        ['assign', 0, 1],
      ];
    case 'PersonAssigned':
      return [['new-task', 0, 1]];
    case 'HandoverOffered':
      // Nobody outside is mailed: whoever holds asks them.
      return (fact['offer'] as { readonly to: string }).to.startsWith('ext-') ? [] : [['offer', 1, 1]];
    case 'HandoverAccepted':
      return [['accepted', 0, 1]];
    case 'HandoverDeclined':
      // Want of capacity goes to the heads of both, but an outside party has none here.
      return [
        ['declined', 0, 1],
        ['capacity', 0, fact['reason'] === 'capacity' ? 2 : 0],
      ];
    case 'HandoverAsked':
      return [['question', 1, 1]];
    case 'HandoverAnswered':
      return [['answered', 1, 1]];
    case 'HandoverRecalled':
      return [['recalled', 0, 1]];
    case 'CaseLifted':
      // What silence lifts, the rung has told of.
      return (fact['item'] as { readonly because: string }).because === 'ladder' ? [] : [['forum', 1, 2]];
    case 'HolderNamed':
      return [
        ['named', 1, 1],
        ['accepted', 0, 1],
      ];
    default:
      return [];
  }
}

interface Entry {
  readonly ref: string;
  readonly kind: Kind;
  readonly address: string;
  readonly minute: string;
}

/**
 * Every due word was sent, and none twice. Mails are gathered by recipient and by the minute in which it was true (the
 * post of demo and tests), so that a mail names several cases, or one case several times; sentence by sentence they are
 * held against the facts of that minute. A mail that came back, or whose fate nobody knows, has a task of its own.
 */
export function judgeMails({ cases, mails }: Evidence, convictIn: (ref: string) => Convict): void {
  if (mails === null) return;
  const entries = mails.flatMap(entriesOf);
  const cut = new Set(mails.filter(({ text }) => CUT.test(text)).map(({ text }) => minuteOf(text)));
  for (const one of cases) {
    const convict = convictIn(one.ref);
    const own = entries.filter(({ ref }) => ref === one.ref);
    judgeCase(one, own, cut, convict);
    for (const id of repeated(mails.filter((mail) => mail.text.includes(one.ref)).map(({ messageId }) => messageId)))
      convict('mail-once', one.facts.at(-1)?.no ?? 0, `the mail ${id} has come twice`);
  }
}

/** A mail that would be too long counts what it does not name: of its minute nothing can be missed. */
const CUT = /^Och \d+ till, se listan/m;

function minuteOf(text: string): string | null {
  const [, day, hour, minute] = /Gäller (\d{4}-\d\d-\d\d) kl\. (\d\d)\.(\d\d)\./.exec(text) ?? [];
  return day === undefined ? null : `${day} ${hour}:${minute}`;
}

function entriesOf({ text, to }: Mail): Entry[] {
  const minute = minuteOf(text);
  if (minute === null) return [];
  return text.split('\n').flatMap((line) =>
    SENTENCES.flatMap(([kind, words]) => {
      const ref = words.exec(line)?.[1];
      return ref === undefined ? [] : to.map((address) => ({ ref, kind, address, minute }));
    }),
  );
}

function judgeCase(
  { facts }: CaseFile,
  entries: readonly Entry[],
  cut: ReadonlySet<string | null>,
  convict: Convict,
): void {
  const excused = facts.some(
    (fact) => fact.type === 'TaskOpened' && (fact['task'] as { readonly kind: string }).kind === 'mail-refused',
  );
  const minutes = grouped(facts, (fact) => localMinute(fact.at));
  for (const [minute, said] of minutes) {
    const no = said[0]?.no ?? 0;
    for (const [kind] of SENTENCES) {
      const told = said.flatMap(toldOf).filter(([of]) => of === kind);
      const came = entries.filter((entry) => entry.minute === minute && entry.kind === kind);
      const [least, most] = told.reduce(([a, b], [, x, y]) => [a + x, b + y], [0, 0]);
      if (came.length > most)
        convict('mail-once', no, `${came.length} mails say '${kind}' of ${minute}, and ${most} should`);
      if (came.length < least && !excused && !cut.has(minute))
        convict('mail-missing', no, `${came.length} mails say '${kind}' of ${minute}, and ${least} should`);
      for (const address of new Set(came.map((entry) => entry.address))) {
        const heard = came.filter((entry) => entry.address === address).length;
        if (heard > told.length && came.length <= most)
          convict('mail-once', no, `somebody heard '${kind}' of ${minute} ${heard} times, and ${told.length} were due`);
      }
    }
  }
  const minutesOfFacts = new Set(minutes.keys());
  for (const { minute, kind } of entries)
    if (!minutesOfFacts.has(minute))
      convict('mail-once', facts.at(-1)?.no ?? 0, `'${kind}' of ${minute}: no fact says so`);
}

function repeated(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
}
