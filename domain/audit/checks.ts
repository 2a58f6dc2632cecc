/**
 * What the nightly audit looks for: one row a check. `sentence` says what is wrong, with codes in braces; since when is
 * said after it. `remedy` is what its button does, always by a move or by the register's own fold, never by hand in a
 * table.
 */
export interface CheckRow<Key extends string = string> {
  readonly key: Key;
  /** Swedish, short: heads the list, and is all that is said to whoever may not see the case. */
  readonly title: string;
  readonly sentence: string;
  readonly remedy: RemedyKind;
  /** Swedish name of the button. */
  readonly button: string;
}

export type RemedyKind =
  /** The row of the case is folded again from its facts. */
  | 'rebuild'
  /** The workflow is told to look at the register and at its clocks. */
  | 'nudge'
  /** A workflow is started from the register's state. */
  | 'restart'
  /** A workflow that is nobody's is ended. */
  | 'stop'
  /** The unit's head takes it. */
  | 'assign-head'
  /** The head of department names who holds it, and then the forum. */
  | 'lift'
  /** The unit's head is let in on a protected case that nobody else can act in. */
  | 'let-head-see'
  /** A pause that is over ends. */
  | 'resume'
  /** The head of social services names who holds it. */
  | 'ask-chief'
  /** A task that somebody answers for. */
  | 'open-task'
  /** The case is told of its refused mail once more. */
  | 'report-mail'
  /** The view falls back to the housing profile. */
  | 'close-view'
  /** The intake is relayed at once. */
  | 'start-intake'
  /** Somebody has looked into it and answers for that. */
  | 'examined';

const row = <const Key extends string>(
  key: Key,
  title: string,
  sentence: string,
  remedy: RemedyKind,
  button: string,
): CheckRow<Key> => ({ key, title, sentence, remedy, button });

const TABLE = [
  row(
    'no-holder',
    'Ingen håller ärendet',
    'Registrets rad säger inte vilken enhet som håller ärendet',
    'rebuild',
    'Räkna om raden ur historiken',
  ),
  row(
    'no-next-event',
    'Inget händer härnäst',
    'Ärendet är öppet men ingen tid väntar',
    'rebuild',
    'Räkna om raden ur historiken',
  ),
  row(
    'holder-unit-gone',
    'Enheten finns inte',
    'Ärendet hålls av {unit}, som inte längre finns',
    'lift',
    'Lyft till den som utser ny hållare',
  ),
  row(
    'rung-not-fired',
    'En påminnelse gick inte i väg',
    'En påminnelse skulle ha gått {on} men gick inte',
    'nudge',
    'Knuffa ärendet',
  ),
  row(
    'holder-inactive',
    'Handläggaren har slutat',
    '{person} har det i sin hand men arbetar inte här längre',
    'assign-head',
    'Låt enhetschefen ta det',
  ),
  row(
    'holder-left-unit',
    'Handläggaren har bytt enhet',
    '{person} har det i sin hand men är inte kvar i {unit}',
    'assign-head',
    'Låt enhetschefen ta det',
  ),
  row(
    'holder-absent',
    'Handläggaren är borta utan ersättare',
    '{person} har det i sin hand men är borta, och ingen ersättare svarar',
    'assign-head',
    'Låt enhetschefen ta det',
  ),
  row(
    'unit-cannot-act',
    'Ingen i enheten kan handla',
    'Ärendet ligger hos {unit}, där ingen kan göra något i det',
    'lift',
    'Lyft till den som utser ny hållare',
  ),
  row(
    'offer-beyond-ladder',
    'Erbjudandet är bortglömt',
    '{unit} har inte svarat på erbjudandet, och alla påminnelser har gått',
    'lift',
    'Lyft till den som utser hållare',
  ),
  row(
    'paused-past-return',
    'Pausen är över',
    'Ärendet är pausat till {on} men ingen har tagit upp det igen',
    'resume',
    'Ta upp ärendet igen',
  ),
  row(
    'forum-without-meeting',
    'Ärendet väntar på ett möte som ingen har satt',
    'Ärendet är lyft till Samverkansforum bostad men står inte på något mötes dagordning',
    'ask-chief',
    'Låt socialchefen avgöra',
  ),
  row(
    'forum-without-holder',
    'Mötet är över men ingen är utsedd',
    'Samverkansforum bostad tog upp ärendet {on} men utsåg ingen som håller det',
    'ask-chief',
    'Låt socialchefen avgöra',
  ),
  row(
    'no-contact-in-time',
    'Ingen har hört av sig',
    'Hushållet skulle ha hörts senast {on} men ingen kontakt är antecknad',
    'open-task',
    'Lägg uppdraget att höra av sig',
  ),
  row(
    'task-unfinishable',
    'Ingen får göra uppdraget',
    'Ingen i {unit} har rollen att göra ”{task}”',
    'lift',
    'Lyft till den som avgör',
  ),
  row(
    'nobody-named-can-act',
    'Ingen av de namngivna kan handla',
    'Ärendet är begränsat till personer som inte kan göra ”{task}”',
    'let-head-see',
    'Släpp in enhetschefen',
  ),
  row(
    'mail-unhandled',
    'Ett meddelande kom aldrig fram',
    'Ett meddelande kom inte fram och ingen har fått i uppdrag att säga det på annat sätt',
    'report-mail',
    'Lägg uppdraget att rätta adressen',
  ),
  row(
    'legal-limit-near',
    'En laglig frist är nära',
    'Tiden för ”{limit}” går ut {on} och ingen har gjort något',
    'open-task',
    'Lägg fristen på chefens bord',
  ),
  row(
    'two-open-cases',
    'Samma person, två öppna ärenden',
    'En vuxen i ärendet har ett öppet ärende till: {other}',
    'open-task',
    'Lägg uppdraget att reda ut',
  ),
  row(
    'consent-expired',
    'Samtycket har gått ut',
    '{unit} har kvar en vy med namn och kontaktvägar fast samtycket gick ut {on}',
    'close-view',
    'Stäng vyn',
  ),
  row(
    'facts-gap',
    'Historiken har en lucka',
    'Händelse {no} saknas i historiken',
    'open-task',
    'Lägg uppdraget att utreda historiken',
  ),
  row(
    'facts-broken',
    'Historiken är ändrad',
    'Händelse {no} säger något annat än när den skrevs',
    'open-task',
    'Lägg uppdraget att utreda historiken',
  ),
  row(
    'closed-facts-damaged',
    'Historiken i ett ärende som inte är öppet är skadad',
    'Händelse {no} i ett ärende som inte är öppet saknas eller är ändrad',
    'examined',
    'Utrett: jämfört med säkerhetskopian',
  ),
  row(
    'row-differs',
    'Registret stämmer inte med historiken',
    'Registrets rader säger något annat än händelserna ({columns})',
    'rebuild',
    'Räkna om raden ur historiken',
  ),
  row(
    'workflow-missing',
    'Ärendet saknar arbetsflöde',
    'Ärendet är öppet men inget arbetsflöde vaktar dess tider',
    'restart',
    'Starta igen ur registret',
  ),
  row(
    'workflow-closed',
    'Arbetsflödet är avslutat',
    'Ärendet är öppet men dess arbetsflöde har tagit slut',
    'restart',
    'Starta igen ur registret',
  ),
  row(
    'workflow-failing',
    'Arbetsflödet kommer inte vidare',
    'Arbetsflödet misslyckas gång på gång med sitt nästa steg',
    'restart',
    'Starta om ur registret',
  ),
  row(
    'workflow-behind',
    'Arbetsflödet är efter registret',
    'Arbetsflödet står vid händelse {no}, registret vid {registered}',
    'nudge',
    'Låt arbetsflödet läsa ikapp',
  ),
  row(
    'workflow-ahead',
    'Registret är efter arbetsflödet',
    'Arbetsflödet står vid händelse {no}, registret bara vid {registered}',
    'restart',
    'Starta om ur registret',
  ),
  row(
    'workflow-without-case',
    'Arbetsflöde utan ärende',
    'Ett arbetsflöde går för ett ärende som registret inte har öppet',
    'stop',
    'Avsluta arbetsflödet',
  ),
  row(
    'intake-not-started',
    'En ansökan har inte blivit ett ärende',
    'Ansökan är mottagen men inget ärende har börjat',
    'start-intake',
    'Starta ärendet nu',
  ),
] as const;

export type CheckKey = (typeof TABLE)[number]['key'];

/** In the order they are read. */
export const CHECKS: readonly CheckRow<CheckKey>[] = TABLE;

const byKey: ReadonlyMap<string, CheckRow<CheckKey>> = new Map(CHECKS.map((check) => [check.key, check]));

/** @throws RangeError for a key that is no check of ours. */
export function checkByKey(key: string): CheckRow<CheckKey> {
  const check = byKey.get(key);
  if (check === undefined) throw new RangeError(`No check ${key}`);
  return check;
}
